// Does the store keep the record, its changes and its secrets?
#include "content/store/store.h"
#include "content/store/commissioning_store.h"
#include "content/store/listing_json.h"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <atomic>
#include <set>
#include <thread>

#include "tests/content/store_samples.h"

using namespace waymark;

namespace {

std::vector<std::string> changed_ids(const Store& store, std::int64_t after = 0) {
    std::vector<std::string> ids;
    for (const Change& change : store.changes_after(after, 1'000'000)) ids.push_back(change.id);
    return ids;
}

using Outcomes = std::vector<PutOutcome>;

}  // namespace

TEST_CASE("a new store is empty") {
    TemporaryFolder folder;
    const auto store = opened(folder);
    CHECK(store->count() == 0);
    CHECK(store->count_public() == 0);
    CHECK(store->last_sequence() == 0);
    CHECK(store->changes_after(0, 10).empty());
    CHECK_FALSE(store->get("nothing"));
    CHECK_FALSE(store->setting("nothing"));
    CHECK(store->of_organisation("").empty());
    CHECK(store->put({})->empty());
}

TEST_CASE("the same listing again is unchanged and logs nothing") {
    TemporaryFolder folder;
    const auto store = opened(folder);
    CHECK(*store->put(entries({listing("b"), listing("a")})) == Outcomes{PutOutcome::added, PutOutcome::added});
    const auto sequence = store->last_sequence();
    CHECK(*store->put(entries({listing("a"), listing("b", "Other name"), listing("c")})) ==
          Outcomes{PutOutcome::unchanged, PutOutcome::changed, PutOutcome::added});
    CHECK(changed_ids(*store, sequence) == std::vector<std::string>{"b", "c"});
    CHECK(changed_ids(*store) == std::vector<std::string>{"a", "b", "c"});
    CHECK(store->get("b")->listing == listing("b", "Other name"));
    CHECK(store->count() == 3);
    CHECK(*store->put(entries({listing("d"), listing("d"), listing("d", "again")})) ==
          Outcomes{PutOutcome::added, PutOutcome::unchanged, PutOutcome::changed});
}

TEST_CASE("the change log only grows, holds each listing once and is read in parts") {
    TemporaryFolder folder;
    std::int64_t last = 0;
    for (int round = 0; round < 5; ++round) {
        const auto store = opened(folder);  // numbers are not used again after closing
        REQUIRE(store->put(
            entries({listing("a", fmt::format("name {}", round)), listing("b", fmt::format("name {}", round))})));
        CHECK(store->last_sequence() > last);
        const auto changes = store->changes_after(0, 10);
        REQUIRE(changes.size() == 2);
        CHECK(changes[0].sequence > last);
        CHECK(changes[1].sequence == store->last_sequence());
        CHECK(store->changes_after(0, 1).size() == 1);
        CHECK(store->changes_after(changes[0].sequence, 10).size() == 1);
        CHECK(store->changes_after(changes[1].sequence, 10).empty());
        CHECK(store->changes_after(0, 0).empty());
        last = store->last_sequence();
    }
}

TEST_CASE("a withdrawn listing is kept, not public, and comes back") {
    TemporaryFolder folder;
    const auto store = opened(folder);
    REQUIRE(store->put(entries({listing("a"), listing("b")})));
    auto sequence = store->last_sequence();
    REQUIRE(store->withdraw("a"));
    CHECK(changed_ids(*store, sequence) == std::vector<std::string>{"a"});
    CHECK(store->get("a")->withdrawn);
    CHECK_FALSE(store->get("a")->is_public());
    CHECK(store->count() == 2);
    CHECK(store->count_public() == 1);
    CHECK(store->of_organisation("org-1").size() == 1);

    sequence = store->last_sequence();
    REQUIRE(store->withdraw("a"));
    CHECK(store->last_sequence() == sequence);
    REQUIRE(store->restore("a"));
    CHECK(store->last_sequence() > sequence);
    CHECK(store->get("a")->is_public());

    REQUIRE(store->withdraw("a"));
    CHECK(*store->put(entries({listing("a")})) == Outcomes{PutOutcome::changed});
    CHECK(store->get("a")->is_public());
    CHECK(store->withdraw("nothing").error().kind == ErrorKind::not_found);
    CHECK(store->restore("nothing").error().kind == ErrorKind::not_found);
}

TEST_CASE("withdrawing what is missing keeps to its own source") {
    TemporaryFolder folder;
    const auto store = opened(folder);
    Listing foreign = listing("f");
    foreign.source = "other feed";
    REQUIRE(store->put(entries({listing("a"), listing("b"), listing("c"), foreign})));
    const auto sequence = store->last_sequence();
    CHECK(store->withdraw_missing("feed", {"b", "f", "unknown"})->withdrawn == 2);
    CHECK(changed_ids(*store, sequence).size() == 2);
    CHECK(store->withdraw_missing("feed", {"b"})->withdrawn == 0);
    CHECK(store->withdraw_missing("no such feed", {})->withdrawn == 0);
    CHECK(store->get("b")->is_public());
    CHECK(store->get("f")->is_public());
    CHECK_FALSE(store->get("a")->is_public());
}

TEST_CASE("inactive listings are kept and counted, but not public") {
    TemporaryFolder folder;
    const auto store = opened(folder);
    for (const Status status : {Status::active, Status::inactive, Status::defunct, Status::temporarily_closed}) {
        Listing one = listing(fmt::format("{}", static_cast<int>(status)));
        one.status = status;
        REQUIRE(store->put(entries({one})));
    }
    CHECK(store->count() == 4);
    CHECK(store->count_public() == 1);
    CHECK(store->of_organisation("org-1").size() == 1);
    CHECK(store->get("2")->listing.status == Status::defunct);
}

TEST_CASE("the listings of an organisation come by name") {
    TemporaryFolder folder;
    const auto store = opened(folder);
    Listing other = listing("x", "Aardvark");
    other.organisation.id = "org-2";
    REQUIRE(store->put(entries({listing("1", "zoo"), listing("2", "Éclair"), listing("3", "apple"),
                                listing("4", "Farm"), listing("5", "apple"), other})));
    std::vector<std::string> ids;
    for (const Listing& one : store->of_organisation("org-1")) ids.push_back(one.id);
    CHECK(ids == std::vector<std::string>{"3", "5", "2", "4", "1"});
    CHECK(store->of_organisation("org-3").empty());
}

TEST_CASE("every listing is met once, in the order of ids, and the meeting can be stopped") {
    TemporaryFolder folder;
    const auto store = opened(folder);
    REQUIRE(store->put(entries({listing("c"), listing("a"), listing("b")})));
    REQUIRE(store->withdraw("b"));
    std::string met, documents;
    store->each([&](const StoredListing& kept) {
        met += kept.listing.id + (kept.withdrawn ? "-" : "+");
        return true;
    });
    CHECK(met == "a+b-c+");
    store->each_document([&](std::string_view id, bool withdrawn, std::string_view json) {
        documents += fmt::format("{}{}", id, withdrawn ? "-" : "+");
        CHECK(listing_from_json(json)->id == id);
        return documents.size() < 4;
    });
    CHECK(documents == "a+b-");
    // A meeting sees one state of the store, whatever is written meanwhile, and does not stop a writer.
    std::size_t seen = 0;
    store->each([&](const StoredListing&) {
        if (seen++ == 0) CHECK(store->put(entries({listing("d"), listing("e")})));
        return true;
    });
    CHECK(seen == 3);
    CHECK(store->count() == 5);
}

TEST_CASE("one bad entry keeps the whole batch out") {
    TemporaryFolder folder;
    const auto store = opened(folder);
    Listing nul = listing("n"), huge = listing("h"), nameless = listing("");
    nul.places.resize(1);
    nul.places[0].city = std::string("Sunder\0land", 11);
    huge.description = std::string(5U << 20, 'x');
    for (const Listing& bad : {nul, huge, nameless}) {
        const auto outcome = store->put(entries({listing("a"), bad}));
        REQUIRE_FALSE(outcome);
        CHECK(outcome.error().kind == ErrorKind::bad_parameter);
        CHECK(outcome.error().message.size() < 300);
        CHECK(store->count() == 0);
        CHECK(store->last_sequence() == 0);
    }
    Entry secret{listing("s"), Commissioning{}};
    secret.commissioning->gaps = std::string("\0", 1);
    CHECK_FALSE(store->put({secret}));
    CHECK(store->put(entries({listing("a")})));
}

TEST_CASE("hostile text is kept as text") {
    TemporaryFolder folder;
    const auto store = opened(folder);
    const std::string hostile = "'); drop table listings; --\" \\ :id ?1 %s \x01 \xF0\x9F\x98\x80";
    Listing one = listing("'; --", hostile);
    one.source = one.source_id = one.organisation.id = hostile;
    REQUIRE(store->put(entries({one})));
    CHECK(store->get("'; --")->listing == one);
    CHECK(store->of_organisation(hostile).size() == 1);
    CHECK(store->withdraw_missing(hostile, {})->withdrawn == 1);
    REQUIRE(store->set_setting(hostile, hostile));
    CHECK(store->setting(hostile) == hostile);
}

TEST_CASE("private facts lie apart: no listing that leaves the store holds them") {
    TemporaryFolder folder;
    const auto store = opened(folder);
    const std::string secret = "only-for-commissioners";
    const Commissioning facts{secret, secret, "2026-01-01", "2027-01-01", secret, secret, secret, secret};
    REQUIRE(store->put({{listing("a"), facts}}));
    const auto commissioning = *CommissioningStore::open(folder.path().string());
    CHECK(*commissioning->facts("a") == facts);

    const auto sequence = store->last_sequence();
    CHECK(*store->put(entries({listing("a")})) == Outcomes{PutOutcome::unchanged});
    CHECK(*commissioning->facts("a") == facts);
    Commissioning newer = facts;
    newer.capacity = "12";
    CHECK(*store->put({{listing("a"), newer}}) == Outcomes{PutOutcome::unchanged});
    CHECK(*commissioning->facts("a") == newer);
    CHECK(store->last_sequence() == sequence);

    CHECK(to_json(store->get("a")->listing).find(secret) == std::string::npos);
    CHECK(to_json(store->of_organisation("org-1").at(0)).find(secret) == std::string::npos);
    store->each_document([&](std::string_view, bool, std::string_view json) {
        CHECK(json.find(secret) == std::string::npos);
        return true;
    });
}

TEST_CASE("settings are kept, replaced and bounded") {
    TemporaryFolder folder;
    REQUIRE(opened(folder)->set_setting("public-url", "https://a.example.org"));
    const auto store = opened(folder);
    CHECK(store->setting("public-url") == "https://a.example.org");
    REQUIRE(store->set_setting("public-url", ""));
    CHECK(store->setting("public-url") == "");
    CHECK_FALSE(store->set_setting("", "x"));
    CHECK_FALSE(store->set_setting("k", std::string("\0", 1)));
    CHECK_FALSE(store->set_setting("k", std::string(2U << 20, 'x')));
    CHECK_FALSE(store->set_setting(std::string(201, 'k'), "x"));
}

TEST_CASE("several writers and readers at once lose nothing and see no half batch") {
    TemporaryFolder folder;
    constexpr int batches = 30;
    std::atomic<int> failures = 0, writing = 2;
    const auto write = [&](const std::string& name) {
        const auto store = opened(folder);  // each has its own, as two programs have; both may make the file
        for (int i = 0; i < batches; ++i)
            if (!store->put(entries({listing(fmt::format("{}{}x", name, i)), listing(fmt::format("{}{}y", name, i))})))
                ++failures;
        --writing;
    };
    std::thread one(write, "one"), two(write, "two");
    const auto store = opened(folder);
    std::thread reader([&] {
        while (writing > 0) {
            if (store->count() % 2 != 0) ++failures;
            if (store->changes_after(0, 1000).size() % 2 != 0) ++failures;
        }
    });
    one.join();
    two.join();
    reader.join();
    CHECK(failures == 0);
    CHECK(store->count() == 4 * batches);
    std::set<std::int64_t> sequences;
    for (const Change& change : store->changes_after(0, 1000)) sequences.insert(change.sequence);
    CHECK(sequences.size() == 4 * batches);
}

TEST_CASE("one store may be used by many threads") {
    TemporaryFolder folder;
    const auto store = opened(folder);
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 12; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < 10; ++i) {
                const std::string id = fmt::format("{}-{}", t, i);
                if (!store->put(entries({listing(id)})) || !store->get(id)) ++failures;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    CHECK(failures == 0);
    CHECK(store->count() == 120);
}
