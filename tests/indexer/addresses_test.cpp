// Are postcodes, grid references and further addresses read as places, and boxes and slips not?
#include <catch2/catch.hpp>

#include "content/places/distance.h"
#include "indexer/read/national_grid.h"
#include "indexer/read/postcodes.h"
#include "tests/indexer/feed.h"

namespace waymark::feeds {

namespace {

bool known(std::string_view outcode) { return TestWords::get().places->outcode(outcode).has_value(); }

std::string read_postcode_of(std::string_view said) {
    const auto found = postcode_from_field(said, known);
    if (!found) return "none";
    return found->postcode.written() + (found->mended ? " mended" : "") + (found->is_part ? " part" : "");
}

FeedRead placed(std::string_view members) {
    return read_feed(service(R"("service_at_locations": [{"location": {"id": "1", "name": "Hall", )" +
                             std::string(members) + "}}]"));
}

}  // namespace

TEST_CASE("a postcode is read as it was meant") {
    const std::pair<const char*, const char*> rows[] = {
        {"sr1 1aa", "SR1 1AA"},
        {"SR11AA", "SR1 1AA"},
        {"SR1 1AA.", "SR1 1AA"},
        {"SR1 1AA, UK", "SR1 1AA"},
        {"SR1-1AA", "SR1 1AA"},
        {"SR1  1AA", "SR1 1AA"},
        {"S R 1 1 A A", "SR1 1AA"},
        {"(SR1 1AA)", "SR1 1AA"},
        {"Sunderland SR1 1AA", "SR1 1AA"},
        {"SR1_1AA", "SR1 1AA"},
        {"SR1\xC2\xA0"
         "1AA",
         "SR1 1AA"},
        {"SR1 1AA / SR2 7AA", "SR1 1AA"},
        {"SRl 1AA", "SR1 1AA mended"},
        {"SR1 IAA", "SR1 1AA mended"},
        {"SRI 1AA", "SR1 1AA mended"},
        {"SR1 OAA", "SR1 0AA mended"},
        {"EC1V OBW", "EC1V 0BW mended"},
        {"5R1 1AA", "SR1 1AA mended"},
        {"EC1V 0BW", "EC1V 0BW"},
        {"SR1", "SR1"},
        {"SR1 1", "SR1 part"},
        {"ZZ99 9ZZ", "none"},
        {"Sunderland", "none"},
        {"0191 496 0001", "none"},
        {"n", "none"},
        {"see website", "none"},
    };
    for (const auto& [said, wanted] : rows) {
        INFO(said);
        CHECK(read_postcode_of(said) == wanted);
    }
    CHECK(read_postcode_of(std::string(5000, 'S')) == "none");
}

TEST_CASE("a place has the point of its mended postcode, and what cannot be placed is said") {
    struct Row {
        const char* said;
        const char* postcode;
        bool has_point;
        bool warned;
    };
    for (const Row& row : {Row{"SR1 1AA.", "SR1 1AA", true, false},
                           {"SR1 1AA, UK", "SR1 1AA", true, false},
                           {"SR1-1AA", "SR1 1AA", true, false},
                           {"SR1 1", "SR1", true, false},
                           {"SRl IAA", "SR1 1AA", true, true},
                           {"ZZ99 9ZZ", "ZZ99 9ZZ", false, true},
                           {"near the park", "near the park", false, true},
                           {"N/A", "", false, false},
                           {"///filled.count.soap", "", false, false}}) {
        INFO(row.said);
        const auto read = placed(R"("addresses": [{"address_1": "1 High Street", "postal_code": ")" +
                                 std::string(row.said) + R"("}])");
        const Listing l = read.one();
        REQUIRE(l.places.size() == 1);
        CHECK(l.places[0].postcode == row.postcode);
        CHECK(l.places[0].point.has_value() == row.has_point);
        CHECK_FALSE(l.places[0].address_hidden);
        CHECK(l.places[0].address == std::vector<std::string>{"1 High Street"});
        CHECK((read.notes().find("postal_code") != std::string::npos) == row.warned);
    }
    for (const char* line : {"12 Mill Lane, Sunderland, SR1 1AA", "12 Mill Lane, Sunderland SR1 1AA.",
                             "12 Mill Lane, Sunderland, sr11aa"}) {
        INFO(line);
        const Listing l = placed(R"("addresses": [{"address_1": ")" + std::string(line) + R"("}])").one();
        REQUIRE(l.places.size() == 1);
        CHECK(l.places[0].postcode == "SR1 1AA");
        CHECK(l.places[0].address == std::vector<std::string>{"12 Mill Lane, Sunderland"});
    }
}

TEST_CASE("a point of the National Grid is where Ordnance Survey says it is") {
    struct Row {
        double east, north, lat, lon;
    };
    // Ordnance Survey's guide to coordinate systems works through the first; the rest are trig pillars and landmarks.
    for (const Row& row : {Row{651409.903, 313177.270, 52.657977, 1.716052},
                           {530000, 180000, 51.504066, -0.127856},
                           {400000, 100000, 50.799400, -2.001350},
                           {216600, 771200, 56.796889, -5.003508},
                           {439700, 557000, 54.906143, -1.382028}}) {
        INFO(row.east << " " << row.north);
        const auto point = point_of_grid(row.east, row.north);
        REQUIRE(point);
        CHECK(miles_between(*point, LatLon{row.lat, row.lon}) < 0.15);
    }
    // The worked example to within six metres.
    CHECK(miles_between(*point_of_grid(651409.903, 313177.270), LatLon{52.6579786, 1.7160519}) < 0.004);
    CHECK_FALSE(point_of_grid(-1, 5));
    CHECK_FALSE(point_of_grid(800000, 500000));
    CHECK_FALSE(point_of_grid(400000, 1400000));
}

TEST_CASE("eastings and northings are places, under either name") {
    for (const char* members :
         {R"("easting": 439700, "northing": 557000)", R"("eastings": "439700", "northings": "557000")",
          R"("Easting": "439,700", "Northing": "557,000")", R"("longitude": 439700, "latitude": 557000)",
          R"("x_coordinate": 439700.5, "y_coordinate": 557000.2)"}) {
        INFO(members);
        const Listing l = placed(members).one();
        REQUIRE(l.places.size() == 1);
        REQUIRE(l.places[0].point);
        CHECK(miles_between(*l.places[0].point, LatLon{54.9061, -1.3820}) < 0.2);
        CHECK(l.places[0].precision == Precision::exact);
    }
    for (const char* members : {R"("easting": 9999999, "northing": 557000)",
                                R"("easting": "east", "northing": "north")", R"("easting": 0, "northing": 0)"}) {
        INFO(members);
        const Listing l = placed(members).one();
        CHECK((l.places.empty() || !l.places[0].point));
    }
    const Listing hidden =
        placed(
            R"("easting": 439712, "northing": 557034, "waymark": {"address_hidden": true}, "addresses": [{"address_1": "7 Whispering Lane", "postal_code": "SR1 1AA"}])")
            .one();
    CHECK(hidden.places[0].precision == Precision::district);
    CHECK(hidden.unmapped_json.find("439712") == std::string::npos);
}

TEST_CASE("coordinates far from their own postcode are said, and kept") {
    struct Row {
        const char* lat;
        const char* lon;
        bool warned;
    };
    for (const Row& row : {Row{"54.906", "-1.381", false},
                           {"54.85", "-1.45", false},
                           {"51.5", "-0.12", true},
                           {"55.95", "-3.19", true},
                           {"54.3", "-1.38", true}}) {
        INFO(row.lat);
        const auto read = placed(R"("latitude": )" + std::string(row.lat) + R"(, "longitude": )" + row.lon +
                                 R"(, "addresses": [{"address_1": "1 High Street", "postal_code": "SR1 1AA"}])");
        CHECK((read.notes().find("miles from the postcode SR1 1AA") != std::string::npos) == row.warned);
        CHECK(read.one().places[0].precision == Precision::exact);
    }
}

TEST_CASE("a second physical address is a second place; a postal one and a box are none") {
    const auto two = placed(
        R"("addresses": [{"address_1": "1 High Street", "city": "Sunderland", "postal_code": "SR1 1AA", "address_type": "physical"},
  {"address_1": "2 Low Road", "city": "Durham", "postal_code": "DH1 1AA", "address_type": "physical"},
  {"address_1": "PO Box 9", "postal_code": "SR2 7AA", "address_type": "postal"}])");
    REQUIRE(two.one().places.size() == 2);
    CHECK(two.one().places[1].address == std::vector<std::string>{"2 Low Road"});
    CHECK(two.one().places[1].postcode == "DH1 1AA");
    CHECK(two.one().places[1].point);
    CHECK(
        placed(
            R"("addresses": [{"address_1": "1 High Street", "postal_code": "SR1 1AA"}, {"address_1": "1 High Street", "postal_code": "SR1 1AA"}])")
            .one()
            .places.size() == 1);
    for (const char* box :
         {R"("address_1": "PO Box 123", "city": "Sunderland")", R"("address_1": "P.O. Box 123")",
          R"("address_1": "po box 9", "address_2": "Sunderland")", R"("address_1": "Freepost RTKB-AAAA")",
          R"("address_1": "P O BOX 1", "address_2": "Tyne and Wear")"}) {
        INFO(box);
        const auto read = placed(R"("addresses": [{)" + std::string(box) + R"(, "postal_code": "SR1 1AA"}])");
        CHECK(read.one().places.empty());
        CHECK(read.notes().find("for post") != std::string::npos);
    }
    CHECK(
        placed(R"("addresses": [{"address_1": "PO Box 123", "address_2": "5 High Street", "postal_code": "SR1 1AA"}])")
            .one()
            .places.size() == 1);
    CHECK(placed(R"("addresses": [{"address_1": "The Box Office", "postal_code": "SR1 1AA"}])").one().places.size() ==
          1);
}

}  // namespace waymark::feeds
