// Are files of places that somebody adds or imports read, and bad lines refused?
#include "content/places/import_places.h"
#include "content/places/places.h"

#include <catch2/catch.hpp>

#include <string>

#include "tests/content/small_places.h"

using namespace waymark;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("imported postcodes are exact, and imported outcodes stand before ours") {
    const SmallPlaces content;
    const std::string feed = content.write(
        "feed.csv",
        "postcode,lat,lon,laua\nSR4 7TF,54.911,-1.411,E10000099\nNE31 1AA,54.97,-1.51,\nNE31 1AB,54.99,-1.53,\nSR5,54.5,-1.5,\n");
    REQUIRE(content.load());
    CHECK((*content.load())->find("SR4 7TF")->precision == Precision::district);
    REQUIRE(import_places(content.data(), feed));
    const auto after = *content.load();
    const auto exact = after->find("SR4 7TF");
    REQUIRE(exact);
    CHECK(exact->precision == Precision::exact);
    CHECK(exact->point == LatLon{54.911, -1.411});
    CHECK(exact->council == "anyshire");
    CHECK(after->find("SR4 7TG")->precision == Precision::district);
    CHECK(after->outcode("SR4")->lat == Approx(54.9));    // ours
    CHECK(after->outcode("SR5")->lat == Approx(54.5));    // theirs
    CHECK(after->outcode("NE31")->lat == Approx(54.98));  // the middle of what is known of it
}

TEST_CASE("somebody adds a town in a file of their own") {
    const SmallPlaces content;
    content.write(
        "places/towns/ours.csv",
        "# our village\nname,council,lat,lon,people,other names\n\"Little Hope\",anyshire,52.1,-1.1,1,Hope;Wee Hope\n");
    const auto loaded = content.load();
    REQUIRE(loaded);
    CHECK((*loaded)->find("little hope")->council == "anyshire");
    CHECK_FALSE((*loaded)->find("little hope")->ordinary_word);
    CHECK((*loaded)->find("hope")->ordinary_word);
    CHECK((*loaded)->find("hope")->name == "Little Hope");
}

TEST_CASE("a bad line of a content file is refused with file, line and what to do") {
    struct Row {
        const char* file;
        const char* text;
        const char* says;
    };
    for (const Row& row : {
             Row{"places/towns/x.csv", "name,lat,lon\n",
                 "x.csv:1: the first line must name the columns, and \"council\" is missing"},
             {"places/towns/x.csv", "name,lat,lon,council,people,other names\n\nHere,north,-1,,,\n",
              "x.csv:3: lat and lon must be degrees"},
             {"places/towns/x.csv", "name,lat,lon,council,people,other names\nHere,-1,52,,,\n",
              "x.csv:2: -1,52 is not in Britain"},
             {"places/towns/x.csv", "name,lat,lon,council,people,other names\nHere,52,-1,nowhere,1,\n",
              "x.csv:2: nowhere is no slug"},
             {"places/towns/x.csv", "name,lat,lon,council,people,other names\n!!,52,-1,,1,\n",
              "x.csv:2: the place has no name"},
             {"places/towns/x.csv", "name,lat,lon,council,people,other names\nHere,52,-1,,1,,,more\n",
              "x.csv:2: 8 fields where the first line names 6"},
             {"places/towns/x.csv", "name,lat,lon,council,people,other names\nH\xFFre,52,-1,,1,\n",
              "x.csv:2: this line is not UTF-8"},
             {"places/areas.csv", "name,lat,lon,councils,people,other names\nMid,52,-1,anyshire;x,1,\n",
              "areas.csv:2: x is no slug"},
             {"places/outcodes.csv", "outcode,lat,lon,council\nSR4 7TF,54.9,-1.4,\n",
              "outcodes.csv:2: \"SR4 7TF\" is no outcode"},
             {"places/ordinary-words.txt", "hope\n", "ordinary-words.txt:1:"},
             {"councils/councils.csv",
              "slug,name,gss,lat,lon,people,neighbours,other names,adult care phone\nAny Shire,A,,52,-1,,,,\n",
              "councils.csv:2: \"Any Shire\" is no slug"},
             {"councils/councils.csv",
              "slug,name,gss,lat,lon,people,neighbours,other names,adult care phone\na,A,,52,-1,,b,,\n",
              "councils.csv:2: the neighbour b"},
             {"councils/councils.csv",
              "slug,name,gss,lat,lon,people,neighbours,other names,adult care phone\na,A,,52,-1,,,,\na,B,,52,-1,,,,\n",
              "councils.csv:3: the slug a is used twice"},
         }) {
        INFO(row.says);
        const SmallPlaces content;
        content.write(row.file, row.text);
        INFO(content.error());
        CHECK(contains(content.error(), row.says));
    }
}
