// Which words are a postcode, and which only look a little like one?
#include <catch2/catch.hpp>

#include <cmath>
#include <string>
#include <vector>

#include "content/places/distance.h"
#include "content/places/national_grid.h"
#include "content/places/postcode.h"

using namespace waymark;

TEST_CASE("a postcode is read however it is spaced and in whatever case") {
    struct Row {
        const char* typed;
        const char* written;
    };
    const std::vector<Row> rows{
        {"SR4 7TF", "SR4 7TF"},
        {"sr47tf", "SR4 7TF"},
        {" sr4  7tf", "SR4 7TF"},
        {"Sr4 7tF ", "SR4 7TF"},
        {"sr 4 7 tf", "SR4 7TF"},
        {"SR4\t7TF", "SR4 7TF"},
        {"SR4\xC2\xA0"
         "7TF",
         "SR4 7TF"},
        {"bn27 2ax", "BN27 2AX"},
        {"BN272AX", "BN27 2AX"},
        {"e1w 3aa", "E1W 3AA"},
        {"sw1a1aa", "SW1A 1AA"},
        {"EC1A 1BB", "EC1A 1BB"},
        {"m1 1ae", "M1 1AE"},
        {"B33 8TH", "B33 8TH"},
        {"W1A 0AX", "W1A 0AX"},
        {"gir 0aa", "GIR 0AA"},
        {"BS1 4DJ", "BS1 4DJ"},
        {"bt7 1nn", "BT7 1NN"},
        {"SR4", "SR4"},
        {"sr4", "SR4"},
        {"E1W", "E1W"},
        {"ne38", "NE38"},
        {"S2", "S2"},
        {"M1", "M1"},
        {"B12", "B12"},
        {"L8", "L8"},
        {"e5", "E5"},
        {"N1", "N1"},
        {"W4", "W4"},
        {"N1C", "N1C"},
        {"SW1A", "SW1A"},
        {"EC4V", "EC4V"},
        {"BL0", "BL0"},
        {"DL17", "DL17"},
        {"NW1W", "NW1W"},
        {"ZE1", "ZE1"},
    };
    for (const Row& row : rows) {
        INFO(row.typed);
        const auto postcode = as_postcode(row.typed);
        REQUIRE(postcode);
        CHECK(postcode->written() == row.written);
    }
}

TEST_CASE("words that only look like a postcode are none") {
    const std::vector<std::string> rows{
        "",
        " ",
        "ADHD",
        "KS2",
        "ks 2",
        "A1",
        "Y9",
        "P7",
        "P45",
        "T21",
        "year 9",
        "4yr",
        "8yo",
        "SALT",
        "E",
        "7",
        "11",
        "SR",
        "SR444",
        "SR4 7T",
        "SR4 77F",
        "SR4 7TFF",
        "SR4 7T1",
        "SR4 7CF",
        "SR4 7TK",
        "SR4 7IM",
        "ZZ1 1AA",
        "QQ1",
        "S0",
        "NE0",
        "B01",
        "SR4A",
        "E1X",
        "N1Z",
        "SW2A",
        "me 8",
        "so 11",
        "SR 4",
        "SR4-7TF",
        "SR4.",
        "1SR 4TF",
        "GIR",
        "£5",
        "\xFF\xFE",
        "SR4 7TF and more words that go on",
        std::string(100, 'S'),
        "18m",
        "u5",
        "A",
        "AA9",
        "WC3A",
        "EC5A",
        "sr４",
    };
    for (const std::string& row : rows) {
        INFO(row);
        CHECK_FALSE(as_postcode(row));
    }
}

TEST_CASE("miles are straight ones over the round earth") {
    CHECK(miles_between({54.906, -1.381}, {54.906, -1.381}) == 0);
    CHECK(miles_between({0, 0}, {0, 90}) == Approx(3958.7613 * 3.14159265358979 / 2));
    CHECK(miles_between({0, 0}, {0, 180}) == Approx(3958.7613 * 3.14159265358979));
    CHECK(miles_between({90, 0}, {-90, 0}) == Approx(3958.7613 * 3.14159265358979));
    CHECK(miles_between({51.5074, -0.1278}, {54.9783, -1.6178}) == Approx(247).margin(2));  // London to Newcastle
    CHECK(miles_between({50, 0}, {51, 0}) == Approx(miles_between({51, 0}, {50, 0})));
}

TEST_CASE("National Grid metres become degrees within ten metres") {
    struct Row {
        const char* what;
        double east, north;
        LatLon point;
    };
    // Points whose grid reference and GPS position are both well known.
    const std::vector<Row> rows{
        {"Caister water tower, the worked example of the Ordnance Survey",
         651409.903,
         313177.270,
         {52.658007, 1.716074}},
        {"Buckingham Palace", 529090, 179645, {51.501009, -0.141588}},
        {"Glasgow, George Square", 259242, 665398, {55.861130, -4.250610}},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const LatLon point = from_national_grid(row.east, row.north);
        INFO(point.lat << ", " << point.lon);
        CHECK(miles_between(point, row.point) * 1609.344 < 10);
    }
    // West of the meridian of Greenwich is negative, and the numbers stay finite far off the map.
    CHECK(from_national_grid(100'000, 50'000).lon < -5);
    CHECK(std::isfinite(from_national_grid(0, 0).lat));
    CHECK(std::isfinite(from_national_grid(700'000, 1'300'000).lon));
}
