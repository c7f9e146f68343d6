// Do words find what means the same?
#include <catch2/catch.hpp>

#include "search/match/results.h"
#include "search/match/word_query.h"
#include "tests/search/listings.h"
#include "tests/search/open_engine.h"

using namespace waymark;
using namespace waymark::test;

TEST_CASE("a query finds a listing that says the same in other words") {
    struct Row {
        const char *said, *asked;
        bool found;
    };
    const Row rows[] = {
        {"We run a speech and language therapy clinic.", "salt", true},
        {"We run a SALT clinic.", "speech and language therapy", true},
        {"Swimming lessons.", "swim", true},
        {"A swim for all.", "swimming", true},
        {"For autistic children.", "autism", true},
        {"Children's clubs.", "childrens club", true},
        {"Café for carers.", "cafe", true},
        {"Horse riding.", "sailing", false},
    };
    Folder folder;
    auto engine = open_engine(folder.path());
    std::vector<Listing> listings;
    int number = 0;
    for (const auto& row : rows) {
        ++number;
        auto l = plain_listing(number, "Listing " + std::string(1, static_cast<char>('A' + number)));
        l.description = row.said;
        listings.push_back(l);
    }
    REQUIRE(engine.publish(listings));
    for (std::size_t i = 0; i < listings.size(); ++i) {
        SearchRequest r;
        r.q = rows[i].asked;
        r.understand = false;
        r.per_page = 100;
        auto answer = engine.search(r);
        REQUIRE(answer);
        const auto found = ids(*answer);
        CAPTURE(rows[i].said, rows[i].asked);
        CHECK((std::find(found.begin(), found.end(), listings[i].id) != found.end()) == rows[i].found);
    }
}

TEST_CASE("a misspelt word that no listing holds is offered as one that some do") {
    Folder folder;
    auto engine = open_engine(folder.path());
    REQUIRE(engine.publish({plain_listing(1, "Trampolining for all")}));
    SearchRequest r;
    r.q = "tramplining";
    r.understand = false;
    auto answer = engine.search(r);
    REQUIRE(answer);
    CHECK(answer->did_you_mean == "trampolining");
}

TEST_CASE("words of danger are never offered as other words") {
    Folder folder;
    auto engine = open_engine(folder.path());
    REQUIRE(engine.publish({plain_listing(1, "Hill walks"), plain_listing(2, "Ill at home")}));
    SearchRequest r;
    r.q = "i want to kill myself";
    auto answer = engine.search(r);
    REQUIRE(answer);
    CHECK_FALSE(answer->understood.urgent.empty());
    CHECK_FALSE(answer->did_you_mean);
}

TEST_CASE("highlights are sentences that hold the words") {
    WordQuery query;
    query.units.push_back({"pool", {"pool"}, {}});
    CHECK(highlights_of("We have a hall. We have a warm pool! Come in.", query) == std::vector<std::string>{"We have a warm pool!"});
    CHECK(highlights_of("", query).empty());
    const auto longest = highlights_of(std::string(3000, 'a') + " pool " + std::string(3000, 'b'), query);
    CHECK(longest.size() == 1);
}

TEST_CASE("suggestions complete names, needs and kinds of help") {
    Folder folder;
    auto engine = open_engine(folder.path());
    REQUIRE(engine.publish({plain_listing(1, "Trampolining for all"), plain_listing(2, "Train club")}));
    auto kinds = [&](const std::string& typed) {
        std::vector<std::string> out;
        for (const auto& s : engine.suggest(typed)) out.push_back(s.kind + ":" + s.text);
        return out;
    };
    CHECK_THAT(kinds("tramp"), Catch::VectorContains(std::string("listing:Trampolining for all")));
    CHECK_THAT(kinds("auti"), Catch::VectorContains(std::string("need:Autism")));
    CHECK(kinds("").empty());
    CHECK(kinds("\"*:?[").empty());
}
