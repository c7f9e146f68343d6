// What may whoever uses a store rely on, whichever database keeps it?
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <atomic>
#include <map>
#include <set>
#include <thread>

#include "tests/content/store_samples.h"
#include "tests/content/stores_under_test.h"

using namespace waymark;

namespace {

/// Two programs that share one data directory of the database under test.
struct Shared {
    explicit Shared(const StoreUnderTest& database) : one(open(database)), other(open(database)) {}
    std::unique_ptr<Store> open(const StoreUnderTest& database) const {
        auto store = database.open(folder.path().string());
        if (!store) throw std::runtime_error(store.error().message);
        return std::move(*store);
    }
    TemporaryFolder folder;
    std::unique_ptr<Store> one, other;
};

std::vector<std::int64_t> positions(const ChangeLog& log, std::int64_t after = 0) {
    std::vector<std::int64_t> all;
    for (const auto& change : log.changes_after(after, 1'000'000)) all.push_back(change.sequence);
    return all;
}

Listing unfit() {
    Listing bad = listing("bad");
    bad.description = std::string("a\0b", 3);
    return bad;
}

}  // namespace

TEST_CASE("positions of the change log begin at 1 and have no gap, whatever fails and whoever writes") {
    for (const auto& database : stores_under_test()) {
        CAPTURE(database.name);
        const Shared shared(database);
        CHECK(shared.one->last_sequence() == 0);
        REQUIRE(shared.one->put(entries({listing("a"), listing("b")})));
        CHECK(positions(*shared.one) == std::vector<std::int64_t>{1, 2});
        CHECK_FALSE(shared.one->put(entries({listing("c"), unfit()})));
        CHECK_FALSE(shared.other->withdraw("not there"));
        REQUIRE(shared.other->put(entries({listing("a")})));  // unchanged
        CHECK(shared.one->last_sequence() == 2);
        REQUIRE(shared.other->put(entries({listing("c")})));
        REQUIRE(shared.one->withdraw("b"));
        CHECK(positions(*shared.other) == std::vector<std::int64_t>{1, 3, 4});  // b moved from 2 to 4
        REQUIRE(shared.other->put(entries({listing("a", "new"), listing("b", "new"), listing("c", "new")})));
        CHECK(positions(*shared.one) == std::vector<std::int64_t>{5, 6, 7});
    }
}

TEST_CASE("positions are not used again after the store was closed") {
    for (const auto& database : stores_under_test()) {
        CAPTURE(database.name);
        TemporaryFolder folder;
        for (std::int64_t round = 1; round <= 3; ++round) {
            const auto store = *database.open(folder.path().string());
            REQUIRE(store->put(entries({listing("a", fmt::format("name {}", round))})));
            CHECK(positions(*store) == std::vector<std::int64_t>{round});
        }
    }
}

TEST_CASE("a change is in sight with its line, and nothing comes in sight before what was seen") {
    for (const auto& database : stores_under_test()) {
        CAPTURE(database.name);
        const Shared shared(database);
        constexpr int rounds = 40, at_once = 5;
        std::atomic<int> writing{2};
        std::atomic<bool> good{true};
        const auto write = [&](Store& store, const std::string& name) {
            for (int round = 0; round < rounds; ++round) {
                std::vector<Entry> batch;
                for (int i = 0; i < at_once; ++i)
                    batch.push_back({listing(fmt::format("{}-{}", name, i), fmt::format("{}", round)), {}});
                if (!store.put(batch)) good = false;
            }
            --writing;
        };
        std::thread first([&] { write(*shared.one, "x"); });
        std::thread second([&] { write(*shared.other, "y"); });
        // A reader that follows the log, as an index does: it never looks back, and holds in the end what the store
        // holds.
        const auto reader = shared.open(database);
        std::map<std::string, std::string> seen;
        std::int64_t at = 0;
        for (bool more = true; more;) {
            more = writing > 0;
            for (const auto& change : reader->changes_after(at, 3)) {
                if (change.sequence <= at) good = false;
                at = change.sequence;
                const auto kept = reader->get(change.id);
                if (!kept) good = false;
                else seen[change.id] = kept->listing.name;
                more = true;
            }
        }
        first.join();
        second.join();
        CHECK(good);
        CHECK(at == 2 * rounds * at_once);
        std::map<std::string, std::string> kept;
        reader->each([&](const StoredListing& each) { return kept[each.listing.id] = each.listing.name, true; });
        CHECK(seen == kept);
        CHECK(kept.size() == 2 * at_once);
    }
}

TEST_CASE("what was written by one program is read by another at once, all of it or nothing") {
    for (const auto& database : stores_under_test()) {
        CAPTURE(database.name);
        const Shared shared(database);
        REQUIRE(shared.one->put(entries({listing("a"), listing("b")})));
        CHECK(shared.other->count() == 2);
        CHECK(shared.other->get("a")->listing == listing("a"));
        CHECK_FALSE(shared.one->put(entries({listing("a", "changed"), unfit()})));
        CHECK(shared.other->get("a")->listing.name == listing("a").name);
        REQUIRE(shared.other->withdraw("a"));
        CHECK(shared.one->get("a")->withdrawn);
        CHECK(shared.one->count_public() == 1);
    }
}

TEST_CASE("a lease is held by one at a time and ends with its owner") {
    for (const auto& database : stores_under_test()) {
        CAPTURE(database.name);
        const Shared shared(database);
        auto lease = shared.one->take(LeaseFor::index, Leases::Wait::no);
        REQUIRE(lease);
        REQUIRE(*lease);
        CHECK(*shared.other->take(LeaseFor::index, Leases::Wait::no) == nullptr);
        CHECK(*shared.one->take(LeaseFor::index, Leases::Wait::no) == nullptr);
        CHECK(*shared.other->take(LeaseFor::harvest, Leases::Wait::no) != nullptr);  // another kind of work
        std::atomic<bool> waited{false};
        std::thread waiting([&] {
            const auto later = shared.other->take(LeaseFor::index, Leases::Wait::yes);
            waited = later && *later;
        });
        lease->reset();
        waiting.join();
        CHECK(waited);
        CHECK(*shared.one->take(LeaseFor::index, Leases::Wait::no) != nullptr);
    }
}

TEST_CASE("the stamp of the words is seen by every program and stays") {
    for (const auto& database : stores_under_test()) {
        CAPTURE(database.name);
        const Shared shared(database);
        CHECK(shared.one->content_stamp().empty());
        REQUIRE(shared.one->set_content_stamp("20261130 1"));
        CHECK(shared.other->content_stamp() == "20261130 1");
        REQUIRE(shared.other->set_content_stamp("20261130 2"));
        CHECK(shared.one->content_stamp() == "20261130 2");
        CHECK(shared.open(database)->content_stamp() == "20261130 2");
        CHECK_FALSE(shared.one->set_content_stamp("two\nlines"));
        CHECK_FALSE(shared.one->set_content_stamp(std::string(1000, 'x')));
        CHECK(shared.other->content_stamp() == "20261130 2");
    }
}

TEST_CASE("commissioners' facts are written with their listing and read by nobody but their own store") {
    for (const auto& database : stores_under_test()) {
        CAPTURE(database.name);
        const Shared shared(database);
        Commissioning facts;
        facts.contract_value = "98765";
        REQUIRE(shared.one->put({{listing("a"), facts}, {listing("b"), {}}}));
        const auto commissioning = database.open_commissioning(shared.folder.path().string());
        REQUIRE(commissioning);
        CHECK(*(*commissioning)->facts("a") == facts);
        CHECK(*(*commissioning)->facts("b") == std::nullopt);
        CHECK(*(*commissioning)->facts("not there") == std::nullopt);
        REQUIRE(shared.one->put(entries({listing("a", "new name")})));  // says nothing of them: they stay
        CHECK(*(*commissioning)->facts("a") == facts);
        shared.one->each_document([&](std::string_view, bool, std::string_view json) {
            CHECK(json.find("98765") == std::string_view::npos);
            return true;
        });
    }
}
