// Is every total, count, distance and order what looking at each listing would give?
#include <catch2/catch.hpp>

#include "search/engine_rooms.h"
#include "tests/search/listings.h"
#include "tests/search/open_engine.h"
#include "tests/search/oracle.h"

using namespace waymark;
using namespace waymark::test;

namespace {

SearchRequest made_up_request(Choice& pick) {
    SearchRequest r;
    auto filter = [&](const std::string& field, const std::vector<std::string>& codes, std::uint32_t one_in) {
        if (!pick.one_in(one_in)) return;
        r.filters[field].push_back(pick.of(codes));
        if (pick.one_in(3)) r.filters[field].push_back(pick.of(codes));
    };
    filter("need", {"ASD", "ADHD", "HI", "PD", "MED"}, 3);
    filter("category", {"activities", "health", "advice", "therapies"}, 4);
    filter("accessibility", {"wheelchair", "hoist", "bsl", "quiet-space"}, 4);
    filter("day", {"mon", "wed", "sat"}, 5);
    filter("cost", {"free", "paid"}, 6);
    filter("age_band", {"0-4", "5-10", "11-15", "16-18", "19-25"}, 6);
    if (pick.one_in(3)) {
        r.age = AgeRange{static_cast<int>(pick.below(20)), 0};
        r.age->max = r.age->min + static_cast<int>(pick.below(4));
    }
    if (pick.one_in(5)) r.councils.push_back(pick.one_in(2) ? "sunderland" : "county-durham");
    if (pick.one_in(2)) {
        r.near = std::to_string(54.8 + pick.below(200) / 1000.0) + "," + std::to_string(-1.5 + pick.below(200) / 1000.0);
        if (pick.one_in(2)) r.radius_miles = 1 + pick.below(12);
        if (pick.one_in(2)) r.sort = Sort::distance;
    }
    if (r.sort == Sort::relevance && pick.one_in(3)) r.sort = pick.one_in(2) ? Sort::name : Sort::newest;
    r.stated_only = pick.one_in(5);
    r.unstated_show = pick.one_in(4);
    r.per_page = 100;
    return r;
}

void compare(const Engine& engine, const std::vector<Listing>& listings, std::uint32_t seed, int requests) {
    Choice pick(seed);
    for (int i = 0; i < requests; ++i) {
        const auto request = made_up_request(pick);
        const auto expected = look_at_each(listings, request, engine.rooms().vocabulary());
        CAPTURE(seed, i, request.near, request.filters);
        std::vector<std::string> found;
        Answer first;
        for (int page = 1; page == 1 || found.size() < first.total; ++page) {
            auto paged = request;
            // Of a long answer the first pages and the last are looked at.
            const int last = static_cast<int>((first.total + 99) / 100);
            if (page == 4 && last > 5) {
                page = last;
                found.insert(found.end(), expected.ids.begin() + 300, expected.ids.begin() + (last - 1) * 100);
            }
            paged.page = page;
            auto answer = engine.search(paged);
            REQUIRE(answer);
            if (page == 1) first = *answer;
            REQUIRE_FALSE((page > 1 && answer->results.empty()));
            for (const auto& result : answer->results) {
                found.emplace_back(result.id);
                const auto miles = expected.miles.find(found.back());
                REQUIRE(result.distance_miles.has_value() == (miles != expected.miles.end()));
                if (result.distance_miles) REQUIRE(*result.distance_miles == Approx(miles->second).margin(1e-9));
            }
        }
        REQUIRE(first.total == expected.total);
        REQUIRE(first.total_stated == expected.total_stated);
        REQUIRE(found == expected.ids);
        REQUIRE(first.not_stated_hidden == expected.not_stated_hidden);
        for (const auto& facet : first.facets)
            for (const auto& value : facet.values) {
                CAPTURE(facet.field, value.value);
                const auto field = expected.facets.find(std::string(facet.field));
                const std::string code(value.value);
                const auto count = field == expected.facets.end() || !field->second.count(code) ? 0u : field->second.at(code);
                REQUIRE(value.count == count);
            }
    }
}

}  // namespace

TEST_CASE("totals, facets, order and distances are what looking at every listing gives") {
    const auto [seed, many] = GENERATE(table<std::uint32_t, int>({{11, 60}, {12, 300}, {13, 1700}}));
    Folder folder;
    auto engine = open_engine(folder.path());
    auto listings = made_up_listings(seed - 4, many);
    REQUIRE(engine.publish(listings));
    compare(engine, listings, seed, 500);
}

TEST_CASE("they stay exact after changes, withdrawals and many small additions") {
    Folder folder;
    auto engine = open_engine(folder.path());
    auto listings = made_up_listings(8, 150);
    REQUIRE(engine.publish(listings));
    for (int round = 0; round < 12; ++round) {
        Choice pick(100u + static_cast<std::uint32_t>(round));
        auto more = made_up_listings(20u + static_cast<std::uint32_t>(round), 1 + static_cast<int>(pick.below(4)));
        auto& changed = listings[pick.below(static_cast<std::uint32_t>(listings.size()))];
        changed.name += " again";
        changed.facts["need"].yes = {"MED"};
        changed.facts["need"].derived.clear();
        more.push_back(changed);
        REQUIRE(engine.publish(more));
        more.pop_back();
        listings.insert(listings.end(), more.begin(), more.end());
        REQUIRE(engine.withdraw(listings.front().id));
        listings.erase(listings.begin());
        compare(engine, listings, 200u + static_cast<std::uint32_t>(round), 10);
    }
    REQUIRE(engine.status().searchable == listings.size());
}

TEST_CASE("the count beside a facet value is what choosing it finds, with words too") {
    Folder folder;
    auto engine = open_engine(folder.path());
    REQUIRE(engine.publish(made_up_listings(9, 200)));
    for (const char* q : {"", "swimming", "help with sleep", "drums nobody plays"}) {
        SearchRequest request;
        request.q = q;
        request.understand = false;
        request.unstated_show = false;
        auto answer = engine.search(request);
        REQUIRE(answer);
        for (const auto& facet : answer->facets)
            for (const auto& value : facet.values) {
                auto chosen = request;
                chosen.filters[std::string(facet.field)] = {std::string(value.value)};
                auto after = engine.search(chosen);
                REQUIRE(after);
                CAPTURE(q, facet.field, value.value);
                REQUIRE(after->total == value.count);
            }
    }
}
