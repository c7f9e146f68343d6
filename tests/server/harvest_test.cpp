// Does a directory that is harvested come in whole, stay level, and never lose what was there?
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <set>

#include "search/engine_internals.h"
#include "tests/server/harvested.h"

using namespace waymark;
using namespace waymark::test;

TEST_CASE("a directory comes in page by page, and its listings say whose they are") {
    Harvested h(5);
    const auto outcome = h.run();
    REQUIRE(outcome.good);
    CHECK(outcome.counts.added == 5);
    CHECK(outcome.feed.version == "3.0");
    CHECK(outcome.feed.services == "https://durham.example/api/services");
    CHECK(outcome.feed.listed == 5);
    CHECK(h.shown().size() == 5);
    const auto listing = h.engine.get(Harvested::id(1));
    REQUIRE(listing);
    CHECK(listing->source == "durham");
    CHECK(listing->council == "county-durham");
    CHECK_FALSE(std::filesystem::exists(h.folder.path() +
                                        "/harvest/durham"));  // pages are not kept longer than they are needed
}

TEST_CASE("version 1 is found by asking, and its thin list is filled from each service's own page") {
    Harvested h;
    h.mock.version = "1.0";
    h.mock.thin = true;
    for (int i = 1; i <= 3; ++i) h.mock.add(std::to_string(i), "Club " + std::to_string(i));
    const auto outcome = h.run();
    REQUIRE(outcome.good);
    CHECK(outcome.feed.version == "1.0");
    CHECK(outcome.feed.details == "each");
    CHECK(outcome.counts.added == 3);
    bool described = false;
    internals_of(h.engine).store().each([&](const StoredListing& kept) {
        return described = described || kept.listing.description == "Club 2 for children.", true;
    });
    CHECK(described);

    h.mock.change("2", "Now with a pool.");
    const auto again = h.run();
    REQUIRE(again.good);
    CHECK(again.counts.changed == 1);
    CHECK(again.counts.unchanged == 2);
    CHECK(h.mock.count_asked("/services/") == 1);  // only what has changed is asked for
}

TEST_CASE("a thin list without dates does not hide what has changed on a service's own page") {
    Harvested h;
    h.mock.version = "1.0";
    h.mock.thin = true;
    h.mock.dates = false;
    for (int i = 1; i <= 3; ++i) h.mock.add(std::to_string(i), "Club " + std::to_string(i));
    REQUIRE(h.run().good);
    h.mock.change("2", "Now with a pool.");  // the list says the same as before
    const auto again = h.run();
    REQUIRE(again.good);
    CHECK(again.counts.changed == 1);
    CHECK(again.counts.unchanged == 2);
    CHECK(h.mock.not_modified == 2);  // the pages of the other two
}

TEST_CASE("a list that was found to have no end is read from its beginning next time") {
    Harvested h(6);
    h.mock.before = [&](const http::OutboundRequest& request) -> std::optional<Result<http::OutboundAnswer>> {
        if (request.address.path != "/api/services") return {};
        return plain_answer(
            200, R"({"total_pages": 100000, "last_page": false, "contents": [{"id": "1", "name": "Club"}]})");
    };
    CHECK_FALSE(h.run().good);
    h.mock.before = {};
    const auto mended = h.run();
    REQUIRE(mended.good);
    CHECK(h.mock.count_asked("page=1&") == 1);
    CHECK(mended.feed.note == "");
    CHECK(h.shown().size() == 6);
}

TEST_CASE("whoever adds a directory does not wait long for an address that does not answer") {
    Harvested h;
    h.mock.before = [&](const http::OutboundRequest&) -> std::optional<Result<http::OutboundAnswer>> {
        return fail(ErrorKind::busy, "There is no machine called durham.example. Check the address.");
    };
    Feed feed;
    feed.name = "durham", feed.url = "https://durham.example/api";
    CHECK_FALSE(harvest::meet(feed, h.mock.options()));
    CHECK(h.mock.asked.size() == 2);
}

TEST_CASE("version 3 is asked for full lists where its usual ones are thin") {
    Harvested h(6);
    h.mock.thin = h.mock.knows_full = true;
    REQUIRE(h.run().good);
    CHECK(h.shown().size() == 6);
    CHECK((*h.book->feed("durham"))->details == "full");
    CHECK(h.mock.count_asked("/services/") <= 3);  // the three that showed that lists are thin
    CHECK(h.engine.get(Harvested::id(4))->description == "Club 4 for children.");
}

TEST_CASE("the second time only changes are asked for, and pages that are the same are not sent again") {
    Harvested h(6);
    REQUIRE(h.run().good);
    h.mock.now_ms += 24 * hour_ms;
    h.mock.change(Harvested::id(3), "Now with a pool.");
    const auto outcome = h.run();
    REQUIRE(outcome.good);
    CHECK(outcome.counts.changed == 1);
    CHECK(outcome.counts.unchanged == 5);
    CHECK(h.mock.count_asked("modified_after=2026-11-") == 1);
    CHECK(h.mock.not_modified == 2);  // of three pages
    CHECK(h.engine.get(Harvested::id(3))->description == "Now with a pool.");
}

TEST_CASE("a listing that the feed no longer has goes out of view") {
    Harvested h(20);
    REQUIRE(h.run().good);
    h.mock.services.erase(Harvested::id(7));
    const auto outcome = h.run();
    REQUIRE(outcome.good);
    CHECK(outcome.counts.withdrawn == 1);
    CHECK(h.shown().size() == 19);
    h.mock.add(Harvested::id(7), "Club 7");
    REQUIRE(h.run().good);
    CHECK(h.shown().size() == 20);  // and comes back
}

TEST_CASE("more than one in ten vanishing waits for a person's yes") {
    Harvested h(20);
    REQUIRE(h.run().good);
    for (int i : {1, 2, 3}) h.mock.services.erase(Harvested::id(i));
    h.mock.add(Harvested::id(50), "New club");
    auto outcome = h.run();
    REQUIRE(outcome.good);
    CHECK(outcome.counts.withdrawn == 0);
    CHECK(outcome.counts.added == 1);  // what is new comes in all the same
    CHECK(outcome.feed.held == 3);
    CHECK(outcome.feed.note.find("--accept-removals durham") != std::string::npos);
    CHECK(h.shown().size() == 21);
    outcome = h.run(true);
    REQUIRE(outcome.good);
    CHECK(outcome.counts.withdrawn == 3);
    CHECK(outcome.feed.held == 0);
    CHECK(outcome.feed.note.empty());
    CHECK(h.shown().size() == 18);
}

TEST_CASE("an empty list does not empty the directory") {
    Harvested h(5);
    REQUIRE(h.run().good);
    h.mock.services.clear();
    const auto outcome = h.run();
    CHECK(outcome.feed.held == 5);
    CHECK(h.shown().size() == 5);
}

TEST_CASE("a long list that cannot be asked for changes is read whole each time") {
    Harvested h(1200);
    h.mock.version = "1.0";
    h.mock.page_size = 300;
    REQUIRE(h.run().good);
    h.mock.now_ms += 24 * hour_ms;
    h.mock.change(Harvested::id(700), "Now with a pool.");
    const auto outcome = h.run();
    REQUIRE(outcome.good);
    CHECK(outcome.counts.changed == 1);
    CHECK(outcome.counts.unchanged == 1199);
    CHECK(h.mock.not_modified == 3);  // of four pages
}

TEST_CASE("other sources are not touched by a harvest's removals") {
    Harvested h(12);
    Listing own;
    own.id = "d0000000-0000-4000-8000-000000000001", own.source = "sunderland", own.name = "Our own";
    REQUIRE(h.engine.publish({own}));
    REQUIRE(h.run().good);
    h.mock.services.erase(Harvested::id(1));
    REQUIRE(h.run().good);
    CHECK(h.shown().count("Our own") == 1);
    CHECK(h.shown().size() == 12);
}

TEST_CASE("a list that ends too early proves nothing gone") {
    Harvested h(12);
    REQUIRE(h.run().good);
    h.mock.tags = false;
    h.mock.before = [&](const http::OutboundRequest& request) -> std::optional<Result<http::OutboundAnswer>> {
        if (query_value(request.address.query, "page") != "6" ||
            request.address.query.find("modified_after") != std::string::npos)
            return {};
        return plain_answer(
            200, R"({"total_items": 12, "total_pages": 6, "page_number": 6, "last_page": true, "contents": []})");
    };
    h.mock.services[Harvested::id(1)]["name"] = "Club one";
    const auto outcome = h.run();
    REQUIRE(outcome.good);
    CHECK(outcome.feed.held == 2);
    CHECK(h.shown().size() == 12);
}

TEST_CASE("broken JSON halfway leaves yesterday's data, and the next run goes on at that page") {
    Harvested h(8);
    REQUIRE(h.run().good);
    const auto before = h.shown();
    for (int i = 1; i <= 8; ++i) h.mock.services[Harvested::id(i)]["name"] = "Renamed " + std::to_string(i);
    bool broken = true;
    h.mock.before = [&](const http::OutboundRequest& request) -> std::optional<Result<http::OutboundAnswer>> {
        if (!broken || query_value(request.address.query, "page") != "3") return {};
        return plain_answer(200, R"({"total_items": 8, "contents": [{"id": "c00)");
    };
    auto outcome = h.run();
    CHECK_FALSE(outcome.good);
    CHECK(outcome.feed.problem.find("Page 3") != std::string::npos);
    CHECK(outcome.feed.failures == 1);
    CHECK(outcome.feed.next_run > h.mock.now_ms / 1000);
    CHECK(h.shown() == before);
    broken = false;
    outcome = h.run();
    REQUIRE(outcome.good);
    CHECK(outcome.feed.failures == 0);
    CHECK(h.mock.count_asked("page=1&") == 0);
    CHECK(h.mock.count_asked("page=3&") == 1);
    CHECK(h.shown().count("Renamed 1") == 1);
    CHECK(h.shown().count("Renamed 8") == 1);
}

TEST_CASE("a run that was killed goes on where it was") {
    Harvested h(10);
    struct Killed {};
    h.mock.before = [&](const http::OutboundRequest& request) -> std::optional<Result<http::OutboundAnswer>> {
        if (query_value(request.address.query, "page") == "4") throw Killed();
        return {};
    };
    CHECK_THROWS_AS(h.run(), Killed);
    h.mock.before = {};
    h.book = *FeedStore::open(h.folder.path(), false);
    REQUIRE(h.run().good);
    CHECK(h.mock.count_asked("page=1&") == 0);
    CHECK(h.mock.count_asked("page=3&") == 0);
    CHECK(h.mock.count_asked("page=4&") == 1);
    CHECK(h.shown().size() == 10);
}

TEST_CASE("a walk that was left unfinished for days begins anew") {
    Harvested h(6);
    h.mock.before = [&](const http::OutboundRequest& request) -> std::optional<Result<http::OutboundAnswer>> {
        if (query_value(request.address.query, "page") == "3") return plain_answer(403);
        return {};
    };
    CHECK_FALSE(h.run().good);
    h.mock.before = {};
    h.mock.now_ms += 50 * hour_ms;
    REQUIRE(h.run().good);
    CHECK(h.mock.count_asked("page=1&") == 1);
}
