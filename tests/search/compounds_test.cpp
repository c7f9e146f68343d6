// Do words find each other however they are joined, hyphened, parted or dotted?
#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/search/listings.h"
#include "tests/search/open_engine.h"

using namespace waymark;
using namespace waymark::test;

namespace {

std::vector<std::string> found(const Engine& engine, const std::string& q, bool understand = true) {
    SearchRequest r;
    r.q = q;
    r.understand = understand;
    r.per_page = 100;
    const auto answer = engine.search(r);
    REQUIRE(answer);
    return names(*answer);
}

std::optional<std::string> meant(const Engine& engine, const std::string& q) {
    SearchRequest r;
    r.q = q;
    const auto answer = engine.search(r);
    REQUIRE(answer);
    return answer->did_you_mean;
}

Engine publish(const Folder& folder, const std::vector<std::string>& names) {
    auto engine = open_engine(folder.path());
    std::vector<Listing> listings;
    for (const auto& name : names) listings.push_back(plain_listing(static_cast<int>(listings.size()) + 1, name));
    REQUIRE(engine.publish(listings));
    return engine;
}

}  // namespace

TEST_CASE("a name is found first by its words joined, hyphened or parted") {
    Folder folder;
    const auto engine = publish(folder, {"Home-Start Wearside",
                                         "Key Worker Team",
                                         "Co-ordinator post",
                                         "Wellbeing Hub",
                                         "Well-being Cafe",
                                         "Multisensory Room",
                                         "Multi-sensory Theatre",
                                         "E-learning for carers",
                                         "Day Care Centre",
                                         "Mini Bus Hire",
                                         "Foot-ball Fun",
                                         "Basketball Stars",
                                         "Under Fives Group",
                                         "Foodbank Durham",
                                         "Soft-play Palace",
                                         "Drop-in for dads",
                                         "Walk in clinic",
                                         "Outreach van",
                                         "Babygroup",
                                         "X-treme Sports",
                                         "Peer-to-peer support",
                                         "Re\u2011ablement",
                                         "Kick Boxing",
                                         "After School Fun",
                                         "T-Ball for All",
                                         "Non-stop Drama Co-operative",
                                         "Room to breathe",
                                         "Ball pit",
                                         "Theatre trips",
                                         "Ordinary People"});
    const std::pair<const char*, const char*> rows[] = {
        {"coordinator", "Co-ordinator post"},
        {"co ordinator", "Co-ordinator post"},
        {"co-ordinators", "Co-ordinator post"},
        {"reablement", "Re\u2011ablement"},
        {"re ablement", "Re\u2011ablement"},
        {"xtreme", "X-treme Sports"},
        {"daycare", "Day Care Centre"},
        {"day-care", "Day Care Centre"},
        {"basket ball", "Basketball Stars"},
        {"basket-ball", "Basketball Stars"},
        {"football", "Foot-ball Fun"},
        {"multi sensory room", "Multisensory Room"},
        {"multi-sensory room", "Multisensory Room"},
        {"multisensory theatre", "Multi-sensory Theatre"},
        {"homestart", "Home-Start Wearside"},
        {"home start wearside", "Home-Start Wearside"},
        {"keyworker", "Key Worker Team"},
        {"minibus", "Mini Bus Hire"},
        {"underfives", "Under Fives Group"},
        {"food bank", "Foodbank Durham"},
        {"food-bank", "Foodbank Durham"},
        {"softplay", "Soft-play Palace"},
        {"dropin", "Drop-in for dads"},
        {"drop in", "Drop-in for dads"},
        {"walkin clinic", "Walk in clinic"},
        {"walk-in", "Walk in clinic"},
        {"out reach", "Outreach van"},
        {"baby group", "Babygroup"},
        {"baby-group", "Babygroup"},
        {"peertopeer", "Peer-to-peer support"},
        {"kickboxing", "Kick Boxing"},
        {"kick-boxing", "Kick Boxing"},
        {"afterschool", "After School Fun"},
        {"tball", "T-Ball for All"},
        {"cooperative", "Non-stop Drama Co-operative"},
        {"nonstop drama", "Non-stop Drama Co-operative"},
        {"elearning", "E-learning for carers"},
    };
    for (const auto& [q, first] : rows)
        for (const bool understand : {true, false}) {
            INFO(q);
            INFO(understand);
            const auto all = found(engine, q, understand);
            REQUIRE_FALSE(all.empty());
            CHECK(all[0] == first);
            CHECK(meant(engine, q) == std::nullopt);
        }
    const auto balls = found(engine, "basket ball");
    CHECK(std::find(balls.begin(), balls.end(), "Foot-ball Fun") == balls.end());
    const auto well = found(engine, "well being");
    CHECK(std::is_permutation(well.begin(), well.begin() + 2,
                              std::vector<std::string>{"Wellbeing Hub", "Well-being Cafe"}.begin()));
}

TEST_CASE("hyphened words of a description are found joined and joined ones parted") {
    Folder folder;
    auto engine = open_engine(folder.path());
    std::vector<Listing> listings;
    for (const char* said : {"A re-ablement service.", "We coproduce all we do.", "An after\u2010school club.",
                             "We run a playscheme.", "Post-16 transport."}) {
        auto l = plain_listing(static_cast<int>(listings.size()) + 1,
                               "Listing " + std::string(1, static_cast<char>('A' + listings.size())));
        l.description = said;
        listings.push_back(l);
    }
    REQUIRE(engine.publish(listings));
    CHECK(found(engine, "reablement", false) == std::vector<std::string>{"Listing A"});
    CHECK(found(engine, "co produce", false) == std::vector<std::string>{"Listing B"});
    CHECK(found(engine, "co-produce", false) == std::vector<std::string>{"Listing B"});
    CHECK(found(engine, "afterschool", false) == std::vector<std::string>{"Listing C"});
    CHECK(found(engine, "play scheme", false) == std::vector<std::string>{"Listing D"});
    CHECK(found(engine, "post16", false) == std::vector<std::string>{"Listing E"});
}

TEST_CASE("letters with dots between are the word that they are said as") {
    Folder folder;
    const auto engine = publish(folder, {"C.A.M.H.S. Sunderland", "A.D.H.D. Family Group", "R.E.A.C.H. Programme",
                                         "SENDIASS", "P.A.C.T. for autism", "Camera club", "Reaching out"});
    for (const auto& [q, first] : {std::pair{"camhs", "C.A.M.H.S. Sunderland"},
                                   {"c.a.m.h.s", "C.A.M.H.S. Sunderland"},
                                   {"C.A.M.H.S.", "C.A.M.H.S. Sunderland"},
                                   {"adhd", "A.D.H.D. Family Group"},
                                   {"a.d.h.d.", "A.D.H.D. Family Group"},
                                   {"reach", "R.E.A.C.H. Programme"},
                                   {"r.e.a.c.h", "R.E.A.C.H. Programme"},
                                   {"s.e.n.d.i.a.s.s", "SENDIASS"},
                                   {"pact", "P.A.C.T. for autism"}}) {
        INFO(q);
        const auto all = found(engine, q);
        REQUIRE_FALSE(all.empty());
        CHECK(all[0] == first);
    }
    SearchRequest r;
    r.q = "c.a.m.h.s";
    const auto answer = engine.search(r);
    REQUIRE(answer);
    CHECK(answer->understood.slots.codes.count("when") == 0);
    CHECK(found(engine, "\"camhs sunderland\"") == std::vector<std::string>{"C.A.M.H.S. Sunderland"});
}

TEST_CASE("a word that people write is never doubted, and nothing hurtful is ever meant") {
    Folder folder;
    const auto engine =
        publish(folder, {"Deaf club", "Trampolining for all", "Bereaved dads", "Lame duck theatre", "Sailing crew",
                         "4Louis", "Careers service", "Message service", "Die-in protest", "Hearing dogs",
                         "Co-ordinator post", "Re-ablement team", "Grief cafe", "Foster carers"});
    for (const char* q :
         {"my dad is dead", "my son is deaf", "coordinator", "reablement", "ordinator", "lane",   "lamb",
          "4 louis",        "carers",         "massage",     "dead",       "died",      "dies",   "debt",
          "crow",           "hiring logs",    "brief",       "faster",     "sarah",     "joshua", "leeds"}) {
        INFO(q);
        CHECK(meant(engine, q) == std::nullopt);
    }
    CHECK(engine.interpret("tramplining").corrected == std::optional<std::string>("trampolining"));
    CHECK(engine.interpret("addhd").corrected == std::optional<std::string>("adhd"));
}
