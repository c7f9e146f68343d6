// Do the lists of Open Referral tell the same whether the index followed every change or was built anew?
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "search/engine_internals.h"
#include "server/open_referral/catalogue.h"
#include "tests/search/open_engine.h"

using namespace waymark;
using open_referral::Catalogue;

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
        if (!any(chance, 10)) place.postcode = "Nowhere 1";
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
std::vector<std::string> told(const Catalogue& now) {
    std::vector<std::string> all{"services " + std::to_string(now.services())};
    now.each_from({}, [&](const open_referral::Entry& entry) {
        std::string line = entry.id().text() + ' ' + entry.listing_id() + ' ' + entry.organization().text() + ' ' +
                           std::to_string(entry.modified());
        for (const auto& spot : entry.spots())
            line += " at " + spot.at.text() + ' ' + spot.place.text() + ' ' + std::to_string(spot.lat) + ' ' +
                    std::to_string(spot.lon);
        for (const auto& hours : entry.hours())
            line += " open " + std::to_string(hours.days) + ' ' + std::to_string(hours.opens) + ' ' +
                    std::to_string(hours.closes);
        for (const auto& use : entry.labels())
            line += " term " + now.terms()[entry.term(use)].id.text() + ' ' +
                    std::to_string(static_cast<int>(entry.about(use)));
        for (const auto area : entry.areas())
            for (const auto council : now.councils_of(entry.part().columns->area(area)))
                line += " covers " + std::to_string(council);
        all.push_back(line);
        CHECK(now.find(entry.id()) == entry);
        for (const auto& spot : entry.spots()) {
            const auto there = now.at_location(spot.at);
            REQUIRE(there);
            CHECK(there->id() == entry.id());
        }
        return true;
    });
    CHECK(std::is_sorted(all.begin() + 1, all.end()));
    for (const Uuid& id : now.locations())
        all.push_back("location " + id.text() + " of " + now.in_location(id)->id().text());
    for (const auto& organization : now.organizations()) {
        std::string line = "organisation " + organization.id.text() + ' ' + std::string(organization.words) +
                           organization.named_by.id().text();
        for (const auto& entry : now.of_organization(organization.id)) line += ' ' + entry.id().text();
        all.push_back(line);
        CHECK(now.organization(organization.id)->named_by == organization.named_by);
    }
    for (const auto& term : now.terms())
        all.push_back("term " + term.id.text() + ' ' + term.name + ' ' + std::to_string(term.uses));
    for (const auto& taxonomy : now.taxonomies())
        all.push_back("taxonomy " + taxonomy.id.text() + ' ' + taxonomy.name + ' ' + std::to_string(taxonomy.uses));
    if (const auto point = now.odd_postcode("NOWHERE1")) all.push_back("NOWHERE1 at " + std::to_string(point->lat));
    return all;
}

std::vector<std::string> told(const Engine& engine) {
    const auto snapshot = internals_of(engine).snapshot();  // its words outlive the catalogue
    const auto now =
        open_referral::Catalogues(PublicListings(engine), *snapshot->vocabulary, *snapshot->councils).now();
    REQUIRE(now);
    return told(*now);
}

/// The same changes go to both; one applies them to its index, the other builds it anew.
struct Both {
    test::Folder of_one, of_other;
    Engine follows = test::open_engine(of_one.path()), anew = test::open_engine(of_other.path());

    Both() {
        REQUIRE(internals_of(follows).get_ready());
        REQUIRE(internals_of(anew).get_ready());
    }
    void put(const std::vector<Entry>& entries) {
        REQUIRE(internals_of(follows).store().put(entries));
        REQUIRE(internals_of(anew).store().put(entries));
    }
    void withdraw(const std::string& id) {  // there or not
        (void)internals_of(follows).store().withdraw(id);
        (void)internals_of(anew).store().withdraw(id);
    }
    void index() {
        REQUIRE(internals_of(follows).refresh_index());
        REQUIRE(internals_of(anew).rebuild_index());
    }
};

}  // namespace

TEST_CASE("after listings come, change and go, the lists tell what those of an index built anew tell") {
    Both both;
    std::mt19937 chance(7);
    std::vector<Entry> first;
    for (int i = 0; i < 60; i += 2) first.push_back({some_listing(i, chance), {}});
    both.put(first);
    both.index();
    std::size_t most_segments = 0;
    for (int round = 0; round < 40; ++round) {
        std::vector<Entry> put;
        for (int count = any(chance, round % 10 == 0 ? 60 : 4); count > 0; --count)
            put.push_back({some_listing(any(chance, 70), chance), {}});
        both.put(put);
        for (int count = any(chance, 4); count > 0; --count) both.withdraw(some_listing(any(chance, 70), chance).id);
        both.index();
        INFO("round " << round);
        CHECK(told(both.follows) == told(both.anew));
        most_segments = std::max(most_segments, internals_of(both.follows).snapshot()->generation->segments.size());
    }
    CHECK(most_segments > 1);

    // All gone, and some there again.
    std::vector<std::string> ids;
    internals_of(both.follows).store().each([&](const StoredListing& kept) {
        return ids.push_back(kept.listing.id), true;
    });
    for (const auto& id : ids) both.withdraw(id);
    both.index();
    const auto snapshot = internals_of(both.follows).snapshot();  // its words outlive the catalogue
    const auto now =
        open_referral::Catalogues(PublicListings(both.follows), *snapshot->vocabulary, *snapshot->councils).now();
    REQUIRE(now);
    CHECK(now->services() == 0);
    CHECK(now->locations().empty());
    CHECK(now->organizations().empty());
    both.put(first);
    both.index();
    CHECK(told(both.follows) == told(both.anew));
}

TEST_CASE("a catalogue goes on telling what it told while newer ones come") {
    const test::Folder folder;
    const Engine engine = test::open_engine(folder.path());
    auto& internals = internals_of(engine);
    REQUIRE(internals.get_ready());
    const auto snapshot = internals.snapshot();
    const open_referral::Catalogues catalogues(PublicListings(engine), *snapshot->vocabulary, *snapshot->councils);
    std::mt19937 chance(3);
    REQUIRE(internals.store().put({{some_listing(1, chance), {}}, {some_listing(2, chance), {}}}));
    REQUIRE(internals.refresh_index());
    const auto before = catalogues.now();
    CHECK(catalogues.now() == before);
    const auto said = told(*before);
    REQUIRE(internals.store().withdraw(uuid('a', 1)));
    REQUIRE(internals.refresh_index());
    CHECK(catalogues.now() != before);
    CHECK(told(*before) == said);
    CHECK(before->find(*Uuid::of(uuid('a', 1))));
    CHECK_FALSE(catalogues.now()->find(*Uuid::of(uuid('a', 1))));
}
