// Are services that stand in two feeds found to be the same, and never two that are not?
#include <catch2/catch.hpp>

#include "content/store/duplicates.h"
#include "content/store/feed_store.h"
#include "content/store/matching/groups.h"
#include "content/store/store.h"
#include "tests/content/temporary_folder.h"

using namespace waymark;

namespace {

Listing club(const std::string& id, const std::string& source, const std::string& name = "Splash Club",
             const std::string& postcode = "SR4 7TF") {
    Listing listing;
    listing.id = id;
    listing.source = source;
    listing.source_id = "of " + id;
    listing.name = name;
    listing.url = "https://www.splash.org/clubs";
    listing.contacts.push_back({"", "", "", "", "0191 496 0000", ""});
    if (!postcode.empty()) {
        listing.places.emplace_back();
        listing.places.back().postcode = postcode;
    }
    return listing;
}

bool same(const Listing& a, const Listing& b) {
    const bool answer = same_service(match_facts(a), match_facts(b));
    CHECK(answer == same_service(match_facts(b), match_facts(a)));
    return answer;
}

bool can_meet(const Listing& a, const Listing& b) {
    for (const auto left : match_keys(match_facts(a)))
        for (const auto right : match_keys(match_facts(b)))
            if (left == right) return true;
    return false;
}

struct Kept {
    Kept() : store(*Store::open(folder.path(), false)), duplicates(*Duplicates::open(folder.path(), false)) {}
    void put(const std::vector<Listing>& listings) {
        std::vector<Entry> entries;
        for (const auto& listing : listings) entries.push_back({listing, {}});
        REQUIRE(store->put(entries));
    }
    std::unordered_map<std::string, std::string> resolve_new() {
        REQUIRE(duplicates->resolve_new());
        return duplicates->duplicate_map()->canonical_of;
    }
    TemporaryFolder folder;
    std::unique_ptr<Store> store;
    std::unique_ptr<Duplicates> duplicates;
};

using Shown = std::unordered_map<std::string, std::string>;

}  // namespace

TEST_CASE("the same service written by two directories is recognised") {
    const auto ours = club("a", "sunderland");
    auto theirs = club("b", "durham", "The SPLASH club Ltd", "sr47tf");
    theirs.url = "http://splash.org";
    theirs.contacts[0].phone = "+44 (0)191 496 0000 ext 2";
    CHECK(same(ours, theirs));
    CHECK(can_meet(ours, theirs));

    SECTION("one of phone, web site and organisation is enough at the same address") {
        theirs.contacts.clear();
        CHECK(same(ours, theirs));
        theirs.url.clear();
        CHECK_FALSE(same(ours, theirs));
        auto with_trust = ours;
        with_trust.organisation.name = "River Trust";
        theirs.organisation.name = "River Trust";
        CHECK(same(with_trust, theirs));
    }
    SECTION("a hidden address keeps its district: phone and web site must both agree") {
        theirs.places[0].address_hidden = true;
        theirs.places[0].postcode = "SR4";
        CHECK(same(ours, theirs));
        CHECK(can_meet(ours, theirs));
        theirs.url = "https://other.org";
        CHECK_FALSE(same(ours, theirs));
    }
    SECTION("help by phone, with no place at all") {
        auto line = club("c", "sunderland", "Splash Line", ""), other = club("d", "durham", "Splash Line", "");
        CHECK(same(line, other));
        CHECK(can_meet(line, other));
        other.contacts[0].phone = "0191 496 9999";
        CHECK_FALSE(same(line, other));
    }
    SECTION("the publisher's own UUID says so by itself") {
        theirs.name = "Something else";
        theirs.source_id = "c0000000-0000-4000-8000-000000000001";
        auto published = ours;
        published.source_id = theirs.source_id;
        CHECK(same(published, theirs));
    }
}

TEST_CASE("what only looks alike is not merged") {
    const auto ours = club("a", "sunderland");
    SECTION("two branches of one chain") { CHECK_FALSE(same(ours, club("b", "durham", "Splash Club", "SR4 7TG"))); }
    SECTION("a branch and the chain itself, which has no place") {
        CHECK_FALSE(same(ours, club("b", "durham", "Splash Club", "")));
    }
    SECTION("two hidden branches in different districts") {
        auto one = club("b", "durham", "Splash Club", "SR4"), two = club("c", "gateshead", "Splash Club", "SR5");
        one.places[0].address_hidden = two.places[0].address_hidden = true;
        CHECK_FALSE(same(one, two));
    }
    SECTION("two services in one house") { CHECK_FALSE(same(ours, club("b", "durham", "Splash Club Juniors"))); }
    SECTION("groups that are told apart by a number") {
        CHECK_FALSE(same(club("a", "sunderland", "Group 1"), club("b", "durham", "Group 2")));
    }
    SECTION("one feed's own two records") { CHECK_FALSE(same(ours, club("b", "sunderland"))); }
    SECTION("ages that do not meet") {
        auto small = ours, big = club("b", "durham");
        small.ages = {0, 5};
        big.ages = {11, 18};
        CHECK_FALSE(same(small, big));
    }
    SECTION("an organisation and its service") {
        auto provider = club("b", "durham");
        provider.kind = Kind::provider;
        CHECK_FALSE(same(ours, provider));
    }
    SECTION("a site that everybody uses") {
        auto one = ours, two = club("b", "durham");
        one.contacts.clear(), two.contacts.clear();
        one.url = "https://www.facebook.com/splash", two.url = "https://facebook.com/other";
        CHECK_FALSE(same(one, two));
    }
    SECTION("nothing but a name") {
        auto one = club("a", "sunderland", "Coffee morning", ""), two = club("b", "durham", "Coffee morning", "");
        one.contacts.clear(), two.contacts.clear();
        CHECK_FALSE(same(one, two));
        CHECK_FALSE(can_meet(one, two));
    }
}

TEST_CASE("the second feed's record stands behind the first, and comes forward when that goes") {
    Kept kept;
    kept.put({club("a", "sunderland"), club("x", "sunderland", "Another")});
    CHECK(kept.resolve_new().empty());
    kept.put({club("b", "durham")});
    CHECK(kept.resolve_new() == Shown{{"b", "a"}});
    CHECK(kept.duplicates->shown_for("b") == std::optional<std::string>("a"));
    CHECK(kept.duplicates->hidden_behind("a") == std::vector<std::string>{"b"});
    CHECK(kept.duplicates->merged_by_source() == std::map<std::string, std::uint32_t>{{"durham", 1}});
    REQUIRE(kept.store->withdraw("a"));
    CHECK(kept.resolve_new().empty());
    REQUIRE(kept.store->restore("a"));
    CHECK(kept.resolve_new() == Shown{{"b", "a"}});
    auto moved = club("b", "durham", "Splash Club", "DH1 1AA");
    kept.put({moved});
    CHECK(kept.resolve_new().empty());
}

TEST_CASE("two whole directories of the same services are settled in one go, and what changes later is seen") {
    Kept kept;
    std::vector<Listing> ours, theirs;
    for (int i = 0; i < 2100; ++i) {  // more than are looked at in one transaction
        const auto number = std::to_string(i);
        ours.push_back(club("a" + number, "sunderland", "Club " + number));
        theirs.push_back(club("b" + number, "durham", "Club " + number));
    }
    kept.put(ours);
    kept.put(theirs);
    auto shown = kept.resolve_new();
    REQUIRE(shown.size() == 2100);
    for (int i = 0; i < 2100; ++i) REQUIRE(shown["b" + std::to_string(i)] == "a" + std::to_string(i));

    REQUIRE(kept.store->withdraw("a7"));
    kept.put({club("b8", "durham", "Another name")});
    shown = kept.resolve_new();
    CHECK(shown.size() == 2098);
    CHECK_FALSE(shown.contains("b7"));
    CHECK_FALSE(shown.contains("b8"));
}

TEST_CASE("whoever changes their standing gets a line in the change log, and nobody else") {
    Kept kept;
    kept.put({club("a", "sunderland"), club("x", "sunderland", "Another"), club("y", "durham", "Third")});
    kept.resolve_new();
    auto sequence = kept.store->last_sequence();
    kept.resolve_new();
    CHECK(kept.store->last_sequence() == sequence);
    kept.put({club("b", "durham")});
    sequence = kept.store->last_sequence();
    kept.resolve_new();
    std::vector<std::string> ids;
    for (const auto& change : kept.store->changes_after(sequence, 100)) ids.push_back(change.id);
    std::sort(ids.begin(), ids.end());
    CHECK(ids == std::vector<std::string>{"a", "b"});
}

TEST_CASE("ours is shown before a neighbour's, whichever came first") {
    Kept kept;
    const auto book = *FeedStore::open(kept.folder.path(), false);
    Feed durham;
    durham.name = "durham";
    REQUIRE(book->save(durham));
    kept.put({club("b", "durham")});
    kept.put({club("a", "sunderland")});
    CHECK(kept.resolve_new() == Shown{{"b", "a"}});
}

TEST_CASE("two sessions of one club are not told apart by guessing") {
    Kept kept;
    kept.put({club("a1", "sunderland"), club("a2", "sunderland"), club("b", "durham")});
    CHECK(kept.resolve_new().empty());
    REQUIRE(kept.store->withdraw("a2"));  // now there is only one it can be
    CHECK(kept.resolve_new() == Shown{{"b", "a1"}});
    REQUIRE(kept.store->restore("a2"));
    CHECK(kept.resolve_new().empty());
}

TEST_CASE("three feeds with one service show it once") {
    Kept kept;
    kept.put({club("a", "sunderland")});
    kept.put({club("b", "durham")});
    kept.put({club("c", "gateshead")});
    CHECK(kept.resolve_new() == Shown{{"b", "a"}, {"c", "a"}});
    REQUIRE(kept.store->withdraw("a"));
    CHECK(kept.resolve_new() == Shown{{"c", "b"}});
}

TEST_CASE("a person's word stands above what was compared") {
    Kept kept;
    kept.put({club("a", "sunderland"), club("b", "durham"), club("c", "durham", "Splashers", "DH1 1AA")});
    CHECK(kept.resolve_new() == Shown{{"b", "a"}});
    REQUIRE(kept.duplicates->decide({"a", "b", false}));
    CHECK(kept.resolve_new().empty());
    REQUIRE(kept.duplicates->decide({"b", "a", true}));
    CHECK(kept.resolve_new() == Shown{{"a", "b"}});
    REQUIRE(kept.duplicates->decide({"a", "c", true}));
    CHECK(kept.resolve_new().at("c") == "b");  // a stands behind b, and c with it
    CHECK(kept.duplicates->decide({"a", "nobody", true}).error().kind == ErrorKind::not_found);
    CHECK_FALSE(kept.duplicates->decide({"a", "a", true}));
    CHECK(kept.duplicates->decisions()->size() == 2);
}

TEST_CASE("fifty of one name in one place are told apart by nobody") {
    Kept kept;
    std::vector<Listing> many;
    for (int i = 0; i < 50; ++i) many.push_back(club("l" + std::to_string(i), "feed " + std::to_string(i)));
    kept.put(many);
    CHECK(kept.resolve_new().empty());
}
