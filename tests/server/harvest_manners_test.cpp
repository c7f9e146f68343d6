// Does a harvest behave towards directories, and find its way about odd ones?
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <set>

#include "content/store/sqlite/connection.h"
#include "tests/server/harvested.h"

using namespace waymark;
using namespace waymark::test;

TEST_CASE("lists without an end are found out") {
    Harvested h(4);
    SECTION("the same page for ever") {
        h.mock.before = [&](const http::OutboundRequest& request) -> std::optional<Result<http::OutboundAnswer>> {
            if (request.address.path != "/api/services") return {};
            return plain_answer(
                200, R"({"total_pages": 100000, "last_page": false, "contents": [{"id": "1", "name": "Club"}]})");
        };
    }
    SECTION("ever new services") {
        h.mock.before =
            [&, n = 0](const http::OutboundRequest& request) mutable -> std::optional<Result<http::OutboundAnswer>> {
            if (request.address.path != "/api/services") return {};
            return plain_answer(
                200, R"({"last_page": false, "contents": [{"id": ")" + std::to_string(++n) + R"(", "name": "Club"}]})");
        };
    }
    auto options = h.mock.options();
    options.limits.pages = 50;
    Feed feed;
    feed.name = "endless", feed.url = "https://endless.example/api";
    const auto outcome = harvest::run(h.engine, *h.book, feed, false, options);
    CHECK_FALSE(outcome.good);
    CHECK(outcome.feed.problem.find("no end") != std::string::npos);
    CHECK(h.shown().empty());
    CHECK(h.mock.asked.size() < 120);
}

TEST_CASE("a directory that is busy is left alone as long as it asks") {
    Harvested h(2);
    int refused = 0;
    SECTION("seconds") {
        h.mock.before = [&](const http::OutboundRequest&) -> std::optional<Result<http::OutboundAnswer>> {
            if (refused == 1) return {};
            ++refused;
            return plain_answer(429, "", {{"retry-after", "90"}});
        };
        REQUIRE(h.run().good);
        CHECK(std::count(h.mock.waits.begin(), h.mock.waits.end(), 90'000) == 1);
    }
    SECTION("longer each time when it says nothing") {
        h.mock.before = [&](const http::OutboundRequest&) -> std::optional<Result<http::OutboundAnswer>> {
            if (refused == 3) return {};
            ++refused;
            return plain_answer(503);
        };
        REQUIRE(h.run().good);
        CHECK(std::count(h.mock.waits.begin(), h.mock.waits.end(), 1000) == 1);
        CHECK(std::count(h.mock.waits.begin(), h.mock.waits.end(), 2000) == 1);
        CHECK(std::count(h.mock.waits.begin(), h.mock.waits.end(), 4000) == 1);
    }
    SECTION("hours: another time") {
        h.mock.before = [&](const http::OutboundRequest&) -> std::optional<Result<http::OutboundAnswer>> {
            return plain_answer(503, "", {{"retry-after", "7200"}});
        };
        const auto outcome = h.run();
        CHECK_FALSE(outcome.good);
        CHECK(outcome.feed.next_run >= h.mock.now_ms / 1000 + 7200);
        CHECK(h.mock.asked.size() == 1);
    }
    SECTION("it never answers") {
        h.mock.before = [&](const http::OutboundRequest&) -> std::optional<Result<http::OutboundAnswer>> {
            return plain_answer(500);
        };
        CHECK_FALSE(h.run().good);
        CHECK(h.mock.asked.size() == 5);
    }
}

TEST_CASE("requests keep their distance") {
    Harvested h(6);
    REQUIRE(h.run().good);
    CHECK(h.mock.waits.size() + 1 >= h.mock.asked.size());
    for (const auto ms : h.mock.waits) CHECK(ms >= 250);
}

TEST_CASE("Retry-After may be a date") {
    CHECK(harvest::retry_after_ms("Tue, 24 Nov 2026 12:00:30 GMT", 1'795'521'600'000) == 30'000);
    CHECK(harvest::retry_after_ms("Tue, 24 Nov 1994 12:00:30 GMT", 1'795'521'600'000) == 0);
    CHECK(harvest::retry_after_ms("soon", 0) == 0);
    CHECK(harvest::retry_after_ms("120", 0) == 120'000);
}

TEST_CASE("one service that cannot be read takes no others with it, and is tried again") {
    Harvested h(6);
    h.mock.thin = true;
    bool broken = true;
    h.mock.before = [&](const http::OutboundRequest& request) -> std::optional<Result<http::OutboundAnswer>> {
        if (!broken || !request.address.path.ends_with(Harvested::id(4))) return {};
        return plain_answer(200, "{\"id\": ");
    };
    auto outcome = h.run();
    REQUIRE(outcome.good);
    CHECK(outcome.counts.added == 5);
    CHECK(outcome.counts.rejected == 1);
    broken = false;
    outcome = h.run();
    REQUIRE(outcome.good);
    CHECK(outcome.counts.added == 1);
    CHECK(h.shown().size() == 6);
}

TEST_CASE("a feed that is not due is not asked; one that is due is") {
    Harvested h(2);
    REQUIRE(h.run().good);
    h.mock.asked.clear();
    CHECK(*harvest::run_due(h.engine, *h.book, h.mock.options(), {}) == 0);
    CHECK(h.mock.asked.empty());
    h.mock.now_ms += 26 * hour_ms;
    {
        const auto somebody_else = internals_of(h.engine).store().take(LeaseFor::harvest, Leases::Wait::no);
        REQUIRE(somebody_else);
        REQUIRE(*somebody_else);
        CHECK(*harvest::run_due(h.engine, *h.book, h.mock.options(), {}) == 0);
    }
    std::string told;
    CHECK(*harvest::run_due(h.engine, *h.book, h.mock.options(),
                            [&](const harvest::Outcome& outcome) { told = outcome.feed.name; }) == 1);
    CHECK(told == "durham");
}

TEST_CASE("a book of feeds that cannot be read is an error of whoever looks for what is due, and mends") {
    Harvested h(2);
    REQUIRE(h.run().good);
    h.mock.now_ms += 26 * hour_ms;
    const auto sql = [&](const std::string& statement) {
        auto session = open_session(h.folder.path() + "/listings.db", false);
        REQUIRE(session);
        **session << statement;
    };
    sql("alter table feeds rename to feeds_away");
    const auto refused = harvest::run_due(h.engine, *h.book, h.mock.options(), {});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::storage);
    sql("alter table feeds_away rename to feeds");
    CHECK(*harvest::run_due(h.engine, *h.book, h.mock.options(), {}) == 1);
}

TEST_CASE("the list of services is found from whatever address was given") {
    for (const char* url : {"https://durham.example/api", "https://durham.example/api/",
                            "https://durham.example/api/services", "https://durham.example/api/services/?page=1",
                            "durham.example/api", "https://durham.example/api#docs", "HTTPS://Durham.Example/api"}) {
        Harvested h(1);
        Feed feed;
        feed.url = url;
        CAPTURE(url);
        REQUIRE(harvest::meet(feed, h.mock.options()));
        CHECK(feed.services == "https://durham.example/api/services");
    }
    Harvested h(1);
    Feed feed;
    feed.url = "https://durham.example/";  // the root of the site
    REQUIRE(harvest::meet(feed, h.mock.options()));
    CHECK(feed.services == "https://durham.example/api/services");
    feed.url = "https://durham.example/elsewhere";
    const auto nothing = harvest::meet(feed, h.mock.options());
    REQUIRE_FALSE(nothing);
    CHECK(nothing.error().message.find("/services") != std::string::npos);
}
