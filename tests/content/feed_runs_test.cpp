// Is it kept how good the listings of each source were, run by run?
#include <catch2/catch.hpp>

#include "content/store/feed_store.h"
#include "tests/content/store_samples.h"

using namespace waymark;

TEST_CASE("the runs of each source come newest first, as they were kept") {
    TemporaryFolder folder;
    opened(folder);
    const auto book = *FeedStore::open(folder.path(), false);
    CHECK(book->runs(10)->empty());
    const FeedRun first{1'700'000'000, 50, 65, {{"ages", 3}, {"contact", 50}}};
    const FeedRun second{1'700'086'400, 51, 71, {{"ages", 10}}};
    REQUIRE(book->put_run("otters", first));
    REQUIRE(book->put_run("seals", {1, 2, 3, {}}));
    REQUIRE(book->put_run("otters", second));
    const auto runs = *book->runs(10);
    CHECK(runs.at("otters") == std::vector<FeedRun>{second, first});
    CHECK(runs.at("seals").size() == 1);
    CHECK(book->runs(1)->at("otters") == std::vector<FeedRun>{second});
    REQUIRE(book->remove("otters"));
    CHECK_FALSE(book->runs(10)->contains("otters"));
}

TEST_CASE("of each source the last hundred runs stay") {
    TemporaryFolder folder;
    opened(folder);
    const auto book = *FeedStore::open(folder.path(), false);
    REQUIRE(book->put_run("seals", {1, 2, 3, {}}));
    for (int i = 1; i <= 105; ++i) REQUIRE(book->put_run("otters", {i, 1, 50, {}}));
    const auto runs = *book->runs(1000);
    CHECK(runs.at("otters").size() == 100);
    CHECK(runs.at("otters").front().at == 105);
    CHECK(runs.at("otters").back().at == 6);
    CHECK(runs.at("seals").size() == 1);
}

TEST_CASE("the public listings of a source are those in view and no others") {
    TemporaryFolder folder;
    const auto store = opened(folder);
    Listing other = listing("d"), hidden = listing("c");
    other.source = "elsewhere";
    hidden.status = Status::inactive;
    REQUIRE(store->put(entries({listing("b"), listing("a"), hidden, other, listing("e")})));
    REQUIRE(store->withdraw("e"));
    const auto book = *FeedStore::open(folder.path(), false);
    CHECK(*book->public_ids_of("feed") == std::vector<std::string>{"a", "b"});
}
