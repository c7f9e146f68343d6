// Does an open engine do what the contract says of searching?
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "search/engine_internals.h"
#include "search/work/work_budget.h"
#include "tests/search/listings.h"
#include "tests/search/open_engine.h"

using namespace waymark;
using namespace waymark::test;

namespace {

Listing with(int number, const std::string& name, const std::string& description) {
    auto l = plain_listing(number, name);
    l.description = description;
    return l;
}

SearchRequest plainly(const std::string& q) {
    SearchRequest r;
    r.q = q;
    r.understand = false;
    return r;
}

}  // namespace

TEST_CASE("a listing is found first by its own name, whatever else holds the words") {
    Folder folder;
    auto engine = open_engine(folder.path());
    std::vector<Listing> listings{with(1, "The Wednesday Group", "A group."),
                                  with(2, "Wednesday", "The group meets on Wednesday. The group, the group."),
                                  with(3, "Saturday Swimming for Autistic Children in Washington", "Swim with us.")};
    for (int i = 10; i < 60; ++i)
        listings.push_back(with(i, "Wednesday group number " + std::to_string(i), "The Wednesday group."));
    REQUIRE(engine.publish(listings));
    for (int i : {0, 1, 2}) {
        SearchRequest request;
        request.q = listings[static_cast<std::size_t>(i)].name;
        auto answer = engine.search(request);
        REQUIRE(answer);
        REQUIRE_FALSE(answer->results.empty());
        CHECK(answer->results.front().name == request.q);
    }
}

TEST_CASE("every word is wanted, and when none has them all, those that tell least are given up") {
    Folder folder;
    auto engine = open_engine(folder.path());
    REQUIRE(engine.publish({with(1, "Riding", "Ponies and carts."), with(2, "Ponies", "Small ponies."),
                            with(3, "Boats", "Small boats.")}));
    auto all = engine.search(plainly("small ponies"));
    REQUIRE(all);
    CHECK(all->words_all);
    CHECK(names(*all) == std::vector<std::string>{"Ponies"});
    auto some = engine.search(plainly("small ponies carts"));
    REQUIRE(some);
    CHECK_FALSE(some->words_all);
    CHECK(names(*some) == std::vector<std::string>{"Riding"});  // two are small, two have ponies, one has carts
    CHECK(some->missing == std::vector<std::string>{"small"});
    CHECK(some->others.total == 2);
    auto none = engine.search(plainly("helicopters"));
    REQUIRE(none);
    CHECK(none->total == 0);
    CHECK(none->results.empty());
    CHECK(none->missing == std::vector<std::string>{"helicopters"});
}

TEST_CASE("words in quotes must follow one another") {
    Folder folder;
    auto engine = open_engine(folder.path());
    REQUIRE(engine.publish({with(1, "One", "A quiet room for you."), with(2, "Two", "A room that is quiet."),
                            with(3, "Three", "Quiet. Room.")}));
    auto request = plainly("\"quiet room\"");
    request.sort = Sort::name;
    auto answer = engine.search(request);
    REQUIRE(answer);
    CHECK(names(*answer) == std::vector<std::string>{"One", "Three"});
}

TEST_CASE("a search whose work is spent answers with what it has, says so, and does so every time") {
    Folder folder;
    auto engine = open_engine(folder.path());
    std::vector<Listing> listings;
    for (int i = 1; i <= 100; ++i)
        listings.push_back(with(i, "Club " + std::to_string(i), "Swimming in a quiet room for you and your family."));
    REQUIRE(engine.publish(listings));
    auto& internals = internals_of(engine);
    REQUIRE(internals.get_ready());
    const auto snapshot = internals.snapshot();
    const auto ask = [&](const std::string& q, std::uint64_t limit, bool understand) {
        auto request = plainly(q);
        request.understand = understand;
        WorkBudget work(limit);
        auto answer = internals.search(*snapshot, request, work);
        REQUIRE(answer);
        auto again = WorkBudget(limit);
        const auto same = internals.search(*snapshot, request, again);
        REQUIRE(same);
        CHECK(again.used() == work.used());
        CHECK(names(*answer) == names(*same));
        CHECK(answer->total == same->total);
        CHECK(answer->notices == same->notices);
        return std::move(*answer);
    };
    const auto says_so = [](const Answer& answer) {
        return std::any_of(answer.notices.begin(), answer.notices.end(), [](const Message& notice) {
            return notice.key == "notice.not-finished" || notice.key == "notice.too-much";
        });
    };
    for (const std::string q :
         {"swimming club", "\"quiet room\"", "swimming in a quiet room for my autistic son", "quieet roomm"}) {
        for (const bool understand : {false, true})
            for (std::uint64_t limit = 1; limit < 100'000; limit = limit * 3 / 2 + 1) {
                const auto answer = ask(q, limit, understand);
                const auto whole = engine.search(answer.request);
                REQUIRE(whole);
                if (!says_so(answer)) CHECK(answer.total == whole->total);
                CHECK_FALSE(says_so(*whole));
            }
    }
    const auto some = ask("\"quiet room\"", 1'100, false);
    CHECK(says_so(some));
    CHECK(some.total > 0);
    CHECK(some.total < 100);
}

TEST_CASE("counting facets and sorting deep pages is work, and a deep page has its place in the one order") {
    Folder folder;
    auto engine = open_engine(folder.path());
    REQUIRE(engine.publish(made_up_listings(1, 300)));
    auto& internals = internals_of(engine);
    REQUIRE(internals.get_ready());
    const auto snapshot = internals.snapshot();
    std::uint64_t used = 0;
    const auto page_of = [&](int page, std::optional<std::vector<std::string>> facets, Sort sort) {
        SearchRequest request;
        request.page = page;
        request.facets = std::move(facets);
        request.sort = sort;
        WorkBudget work;
        const auto answer = internals.search(*snapshot, request, work);
        REQUIRE(answer);
        used = work.used();
        return ids(*answer);
    };
    for (const auto sort : {Sort::relevance, Sort::name, Sort::newest}) {
        page_of(1, std::vector<std::string>{}, sort);
        const auto without = used;
        page_of(1, std::nullopt, sort);
        CHECK(used > without);
        page_of(20, std::vector<std::string>{}, sort);
        CHECK(used > without);
        SearchRequest request;
        request.sort = sort;
        const auto whole = internals.find(*snapshot, request);
        REQUIRE(whole);
        std::vector<std::string> pages;
        for (int page = 1; pages.size() < whole->size(); ++page) {
            const auto one = page_of(page, std::vector<std::string>{}, sort);
            REQUIRE_FALSE(one.empty());
            pages.insert(pages.end(), one.begin(), one.end());
        }
        CHECK(pages == *whole);
    }
}

TEST_CASE("what gives no evidence of a need is counted apart, and shown after the rest when asked for") {
    Folder folder;
    auto engine = open_engine(folder.path());
    auto says = with(1, "Swim A", "Swimming."), silent = with(2, "Swim B", "Swimming."),
         other = with(3, "Swim C", "Swimming."), read = with(4, "Swim D", "Swimming.");
    says.facts["need"].yes = {"ASD"};
    other.facts["need"].yes = {"HI"};
    read.facts["need"].derived = {"ASD"};
    auto open = with(5, "Swim E", "Swimming.");
    open.all_needs = true;
    for (auto* l : {&says, &silent, &other, &read, &open})
        l->facts["category"].yes = {"activities"};  // swimming is read as one
    REQUIRE(engine.publish({says, silent, other, read, open}));
    SearchRequest request;
    request.q = "autism swimming";
    auto answer = engine.search(request);
    REQUIRE(answer);
    CHECK(names(*answer) == std::vector<std::string>{"Swim A", "Swim D", "Swim E"});
    CHECK(answer->total == 3);
    CHECK(answer->total_stated == 3);
    CHECK(answer->others.total == 2);  // a list of other needs denies nothing
    CHECK(answer->others.missing == std::vector<std::string>{"autism"});
    CHECK(answer->results[1].derived == std::vector<std::string>{"need:ASD"});
    request.unstated_show = true;
    auto more = engine.search(request);
    REQUIRE(more);
    CHECK(names(*more) == std::vector<std::string>{"Swim A", "Swim D", "Swim E", "Swim B", "Swim C"});
    CHECK(more->total == 5);
    CHECK(more->total_stated == 3);

    SearchRequest strict = plainly("swimming");
    strict.filters["need"] = {"ASD"};
    auto strictly = engine.search(strict);
    REQUIRE(strictly);
    CHECK(strictly->total == 3);
    CHECK(strictly->not_stated_hidden == std::map<std::string, std::uint32_t>{{"need", 1}});
    strict.stated_only = true;
    CHECK(engine.search(strict)->total == 2);
}

TEST_CASE("what is not wanted hides what states it, a language too, and nothing else") {
    Folder folder;
    auto engine = open_engine(folder.path());
    auto polish = plain_listing(1, "Sleep support one"), english = plain_listing(2, "Sleep support two"),
         silent = plain_listing(3, "Sleep support three");
    polish.languages = {"pl-PL"};
    english.languages = {"en"};
    REQUIRE(engine.publish({polish, english, silent}));
    SearchRequest r;
    r.q = "sleep support not in Polish";
    auto answer = engine.search(r);
    REQUIRE(answer);
    REQUIRE(answer->understood.not_wanted.at("language") == std::vector<std::string>{"pl"});
    const auto found = ids(*answer);
    CHECK(std::set<std::string>(found.begin(), found.end()) == std::set<std::string>{english.id, silent.id});
}

TEST_CASE("what we read in a listing's words lifts it, but not where only stated facts count") {
    Folder folder;
    auto engine = open_engine(folder.path());
    auto derived = plain_listing(1, "Sleep support b"), other = plain_listing(2, "Sleep support a");
    derived.facts["referral"].derived = {"no-diagnosis"};
    REQUIRE(engine.publish({derived, other}));
    SearchRequest r;
    r.q = "sleep support, no diagnosis";
    for (bool stated_only : {false, true}) {
        r.stated_only = stated_only;
        auto answer = engine.search(r);
        REQUIRE(answer);
        CHECK(ids(*answer) == (stated_only ? std::vector<std::string>{other.id, derived.id}
                                           : std::vector<std::string>{derived.id, other.id}));
    }
}

TEST_CASE("few results offer one condition to give up, and never need or age") {
    Folder folder;
    auto engine = open_engine(folder.path());
    auto monday = with(1, "Swim A", "Swimming.");
    monday.facts["day"].yes = {"mon"};
    REQUIRE(engine.publish({monday}));
    SearchRequest request = plainly("swimming");
    request.filters["day"] = {"sat"};
    auto answer = engine.search(request);
    REQUIRE(answer);
    CHECK(answer->total == 0);
    REQUIRE(answer->relaxed.size() == 1);
    CHECK(answer->relaxed[0].without.at("day") == std::vector<std::string>{"sat"});
    CHECK(answer->relaxed[0].total == 1);
    SearchRequest need = plainly("swimming");
    need.filters["need"] = {"ASD"};
    CHECK(engine.search(need)->relaxed.empty());
}

TEST_CASE("bad parameters are refused by name") {
    Folder folder;
    auto engine = open_engine(folder.path());
    auto refused = [&](SearchRequest r) { return engine.search(r).error().field; };
    SearchRequest r;
    r.filters["need"] = {"NOPE"};
    CHECK(refused(r) == "need");
    r = {};
    r.sort = Sort::distance;
    CHECK(refused(r) == "sort");
    r = {};
    r.councils = {"atlantis"};
    CHECK(refused(r) == "council");
    r = {};
    r.radius_miles = -1;
    CHECK(refused(r) == "radius");
    r = {};
    r.page = 0;
    CHECK(refused(r) == "page");
}

TEST_CASE("a page past the end is empty, not an error") {
    Folder folder;
    auto engine = open_engine(folder.path());
    REQUIRE(engine.publish({with(1, "One", "x")}));
    SearchRequest r;
    r.page = 7;
    auto answer = engine.search(r);
    REQUIRE(answer);
    CHECK(answer->total == 1);
    CHECK(answer->results.empty());
}

TEST_CASE("an unknown place is a notice, not an error, and a postcode can be learned from listings") {
    Folder folder;
    auto engine = open_engine(folder.path());
    auto l = with(1, "One", "x");
    Place place;
    place.postcode = "SR4 7TF";
    place.point = LatLon{54.901, -1.432};
    place.precision = Precision::exact;
    l.places.push_back(place);
    REQUIRE(engine.publish({l}));
    SearchRequest r;
    r.near = "Atlantis-under-Sea";
    auto unknown = engine.search(r);
    REQUIRE(unknown);
    CHECK(unknown->notices.size() == 1);
    CHECK(unknown->total == 1);
    r.near = "sr47tf";
    auto known = engine.search(r);
    REQUIRE(known);
    REQUIRE(known->results.size() == 1);
    CHECK(*known->results[0].distance_miles == Approx(0).margin(1e-6));
    CHECK(known->results[0].place_precision == Precision::postcode);
}

TEST_CASE("near alone brings along what reaches the family another way, and says how") {
    Folder folder;
    auto engine = open_engine(folder.path());
    auto here = with(1, "Here", "x"), far = with(2, "Far", "x"), online = with(3, "Online", "x"),
         nowhere = with(4, "Nowhere", "x");
    Place place;
    place.point = LatLon{54.9, -1.4};
    here.places = {place};
    place.point = LatLon{51.5, -0.1};
    far.places = online.places = {place};
    online.facts["delivery"].yes = {"online"};
    REQUIRE(engine.publish({here, far, online, nowhere}));
    SearchRequest r;
    r.near = "54.9,-1.4";
    auto answer = engine.search(r);
    REQUIRE(answer);
    std::map<std::string, Reach> reach;
    for (const auto& result : answer->results) reach[std::string(result.name)] = result.reach;
    CHECK(reach ==
          std::map<std::string, Reach>{{"Here", Reach::none}, {"Online", Reach::online}, {"Nowhere", Reach::unknown}});
    r.radius_miles = 5;
    auto strict = engine.search(r);
    CHECK(names(*strict) == std::vector<std::string>{"Here"});
    CHECK(strict->not_stated_hidden == std::map<std::string, std::uint32_t>{{"near", 1}});
}
