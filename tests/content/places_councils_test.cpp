// Are all councils of England there, where they should be, under the names people use?
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

#include "content/places/councils.h"
#include "content/places/distance.h"
#include "content/places/places.h"

using namespace waymark;

namespace {

const Councils& councils() {
    static const auto loaded = Councils::load(ContentFiles(WAYMARK_SOURCE_DIR "/content", ""));
    if (!loaded) FAIL(loaded.error().message);
    return *loaded;
}

}  // namespace

TEST_CASE("there are 153 councils, each with a code of its own kind") {
    CHECK(councils().all().size() == 153);
    std::set<std::string> codes, names;
    std::map<std::string, int> kinds;
    for (const Council& council : councils().all()) {
        INFO(council.slug);
        CHECK(council.gss.size() == 9);
        CHECK(codes.insert(council.gss).second);
        CHECK(names.insert(council.name).second);
        ++kinds[council.gss.substr(0, 3)];
    }
    CHECK(kinds == std::map<std::string, int>{{"E06", 63}, {"E08", 36}, {"E09", 33}, {"E10", 21}});
}

TEST_CASE("every council lies in England, among its neighbours") {
    const auto places = Places::load(ContentFiles(WAYMARK_SOURCE_DIR "/content", ""), "/nowhere");
    REQUIRE(places);
    for (const Council& council : councils().all()) {
        INFO(council.slug);
        CHECK(council.point.lat > 49.8);
        CHECK(council.point.lat < 55.9);
        CHECK(council.point.lon > -6.5);
        CHECK(council.point.lon < 1.8);
        CHECK(council.people > 0);
        CHECK_FALSE(council.neighbours.empty());
        for (const std::string& slug : council.neighbours) {
            INFO(slug);
            const Council* neighbour = councils().find(slug);
            REQUIRE(neighbour);
            CHECK(miles_between(council.point, neighbour->point) < 100);
            CHECK(std::find(neighbour->neighbours.begin(), neighbour->neighbours.end(), council.slug) !=
                  neighbour->neighbours.end());
        }
        const auto place = (*places)->find(council.name);
        REQUIRE(place);
        CHECK(place->council == council.slug);
    }
}

TEST_CASE("a council is known by the names people use") {
    struct Row {
        const char* name;
        const char* slug;
    };
    for (const Row& row : {
             Row{"Sunderland", "sunderland"},
             {"City of Sunderland", "sunderland"},
             {"Sunderland City Council", "sunderland"},
             {"SUNDERLAND COUNCIL", "sunderland"},
             {"Durham County Council", "county-durham"},
             {"Durham County", "county-durham"},
             {"Co Durham", "county-durham"},
             {"County Durham", "county-durham"},
             {"Durham", "county-durham"},
             {"South Tyneside Council", "south-tyneside"},
             {"South Tyneside Metropolitan Borough Council", "south-tyneside"},
             {"East Sussex County Council", "east-sussex"},
             {"London Borough of Hackney", "hackney"},
             {"Hackney Council", "hackney"},
             {"Royal Borough of Greenwich", "greenwich"},
             {"Westminster City Council", "westminster"},
             {"Hull City Council", "hull"},
             {"Hull", "hull"},
             {"Kingston upon Hull", "hull"},
             {"City of York Council", "york"},
             {"Bristol City Council", "bristol"},
             {"BCP Council", "bournemouth-christchurch-and-poole"},
             {"Brighton & Hove City Council", "brighton-and-hove"},
             {"Stoke on Trent", "stoke-on-trent"},
             {"St. Helens Council", "st-helens"},
             {"Isles of Scilly", "isles-of-scilly"},
             {"City of London", "city-of-london"},
             {"Buckinghamshire Council", "buckinghamshire"},
             {"Hounslow", "hounslow"},
             {"Westmorland & Furness Council", "westmorland-and-furness"},
         }) {
        INFO(row.name);
        const Council* council = councils().by_name(row.name);
        REQUIRE(council);
        CHECK(council->slug == row.slug);
    }
    for (const char* name : {"", "Council", "Narnia County Council", "London", "Cumbria County Council", "City of"}) {
        INFO(name);
        CHECK(councils().by_name(name) == nullptr);
    }
    CHECK(councils().find("county-durham")->neighbours.size() >= 9);
    CHECK(councils().find("Sunderland") == nullptr);
}
