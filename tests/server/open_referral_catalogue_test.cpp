// Is the catalogue of Open Referral level with the store whatever comes, changes and goes?
#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <set>

#include "search/engine_internals.h"
#include "server/open_referral/catalogue.h"
#include "tests/search/open_engine.h"

using namespace waymark;
using open_referral::Catalogue;
using open_referral::Uuid;

namespace {

std::string uuid(char kind, int number) {
    const auto text = std::to_string(number);
    return std::string(1, kind) + "0000000-0000-4000-8000-" + std::string(12 - text.size(), '0') + text;
}

/// A number below `bound`.
int any(std::mt19937& chance, int bound) { return static_cast<int>(chance() % static_cast<unsigned>(bound)); }

/// Organisations and places are those of several listings; now and then there is none.
Listing some_listing(int number, std::mt19937& chance) {
    Listing listing;
    listing.id = number % 7 == 0 ? "odd id " + std::to_string(number) : uuid('a', number);
    listing.source = "test";
    listing.source_id = listing.id;
    listing.name = "Club " + std::to_string(chance() % 1000);
    listing.last_modified = "2026-01-02T03:04:05Z";
    if (any(chance, 5)) {
        const int organisation = any(chance, 6);
        listing.organisation.id = listing.organisation.source_id = uuid('b', organisation);
        if (any(chance, 4)) listing.organisation.name = "Trust " + std::to_string(organisation);
    }
    for (int places = any(chance, 4); places > 0; --places) {
        Place place;
        place.id = uuid('c', any(chance, 30));
        place.name = "Hall " + place.id;
        place.point = LatLon{54.123456789 + number, -1.987654321};
        listing.places.push_back(std::move(place));
    }
    for (int days = any(chance, 3); days > 0; --days) {
        Schedule schedule;
        schedule.days = {"mon"};
        schedule.opens_at = "09:00";
        schedule.closes_at = "17:30";
        listing.schedules.push_back(std::move(schedule));
    }
    for (const char* need : {"ASD", "SLCN", "HI"})
        if (any(chance, 2)) listing.facts["need"].yes.push_back(need);
    if (any(chance, 2)) listing.areas.push_back({"Sunderland", "sunderland", {}});
    return listing;
}

/// Everything that the catalogue tells, in words.
std::vector<std::string> told(const Catalogue& catalogue) {
    return catalogue.read([](const Catalogue& now) {
        std::vector<std::string> all{"services " + std::to_string(now.services())};
        for (const auto& entry : now.entries()) {
            std::string line = entry.id.text() + ' ' + entry.kept_id() + ' ' + entry.organization.text() + ' ' +
                               std::to_string(entry.modified);
            for (const auto& spot : entry.spots())
                line += " at " + spot.at.text() + ' ' + spot.location.text() + ' ' + std::to_string(spot.lat) + ' ' +
                        std::to_string(spot.lon);
            for (const auto& hours : entry.hours())
                line += " open " + std::to_string(hours.days) + ' ' + std::to_string(hours.opens) + ' ' +
                        std::to_string(hours.closes);
            std::set<std::string> terms;  // their numbers are those of when they were first met
            for (const auto& use : entry.terms())
                terms.insert(" term " + now.terms()[use.term].id.text() + ' ' +
                             std::to_string(static_cast<int>(use.of)));
            for (const auto& term : terms) line += term;
            for (const auto council : entry.covers()) line += " covers " + std::to_string(council);
            all.push_back(line + (entry.covers_all ? " everywhere" : ""));
            CHECK(now.find(entry.id) == &entry);
            for (const auto& spot : entry.spots()) {
                const auto* there = now.at_location(spot.at);
                REQUIRE(there);
                CHECK(there->id == entry.id);
            }
        }
        for (const Uuid& id : now.locations())
            all.push_back("location " + id.text() + " of " + now.in_location(id)->id.text());
        for (const auto& [id, organization] : now.organizations()) {
            std::string line = "organisation " + id.text() + ' ' + std::to_string(organization.entries);
            for (const auto* entry : now.of_organization(id)) line += ' ' + entry->id.text();
            all.push_back(line);
            CHECK(now.of_organization(id).size() == organization.entries);
        }
        std::map<std::string, std::uint32_t> uses;
        for (const auto& term : now.terms())
            if (term.uses) uses[term.id.text()] = term.uses;
        for (const auto& [id, count] : uses) all.push_back("term " + id + ' ' + std::to_string(count));
        for (const auto& [id, taxonomy] : now.taxonomies())
            all.push_back("taxonomy " + id.text() + ' ' + std::to_string(taxonomy.uses));
        return all;
    });
}

}  // namespace

TEST_CASE("after listings come, change and go, the catalogue tells what one built anew tells") {
    const test::Folder folder;
    const Engine engine = test::open_engine(folder.path());
    auto& internals = internals_of(engine);
    Store& store = internals.store();
    const auto snapshot = internals.snapshot();  // its words outlive every catalogue
    const auto made = [&] {
        return std::make_unique<Catalogue>(store, &internals.duplicates(), *snapshot->vocabulary, *snapshot->councils,
                                           [&internals] { return internals.snapshot()->places; });
    };
    std::mt19937 chance(7);
    std::vector<Entry> first;
    for (int i = 0; i < 60; i += 2) first.push_back({some_listing(i, chance), {}});
    REQUIRE(store.put(first));

    const auto followed = made();
    REQUIRE(followed->follow());
    for (int round = 0; round < 40; ++round) {
        std::vector<Entry> put;
        for (int count = any(chance, round % 10 == 0 ? 60 : 4); count > 0; --count)
            put.push_back({some_listing(any(chance, 70), chance), {}});
        REQUIRE(store.put(put));
        for (int count = any(chance, 4); count > 0; --count)
            (void)store.withdraw(some_listing(any(chance, 70), chance).id);  // there or not
        REQUIRE(followed->follow());
        const auto anew = made();
        REQUIRE(anew->follow());
        INFO("round " << round);
        CHECK(told(*followed) == told(*anew));
        CHECK(followed->sequence() == store.last_sequence());
    }

    // All gone, and some there again.
    std::vector<std::string> ids;
    store.each([&](const StoredListing& kept) { return ids.push_back(kept.listing.id), true; });
    for (const auto& id : ids) REQUIRE(store.withdraw(id));
    REQUIRE(followed->follow());
    followed->read([](const Catalogue& now) {
        CHECK(now.entries().empty());
        CHECK(now.locations().empty());
        CHECK(now.organizations().empty());
    });
    REQUIRE(store.put(first));
    REQUIRE(followed->follow());
    const auto anew = made();
    REQUIRE(anew->follow());
    CHECK(told(*followed) == told(*anew));
}
