// Is the place a family names found, and is it the one they mean?
#include "content/places/places.h"
#include "content/places/councils.h"
#include "content/places/distance.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "content/text/split.h"
#include "content/text/text.h"
#include "tests/content/small_places.h"

using namespace waymark;

namespace {

const ContentFiles& content() {
    static const ContentFiles files(WAYMARK_SOURCE_DIR "/content", "");
    return files;
}

const Places& places() {
    static const auto loaded = Places::load(content(), "/nowhere");
    if (!loaded) FAIL(loaded.error().message);
    return **loaded;
}

std::string slug_of(const std::string& name) {
    const auto place = places().find(name);
    return place ? place->council : "(none)";
}

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    for (const auto& token : text::split(text)) words.push_back(token.word);
    return words;
}

/// "4 Newcastle upon Tyne": how many words the longest name at `at` takes, and its name.
std::string longest(const std::string& text, std::size_t at = 0) {
    KnownPlace place;
    const std::size_t count = places().longest_name(words_of(text), at, &place);
    return std::to_string(count) + (count > 0 ? " " + place.name : "");
}

std::vector<std::string> names_starting_with(const std::string& text, std::size_t limit = 8) {
    std::vector<std::string> names;
    for (const KnownPlace& place : places().starting_with(text, limit)) names.push_back(place.name);
    return names;
}

}  // namespace

TEST_CASE("towns, suburbs and villages of the first four areas are known, with their council") {
    const std::vector<std::pair<std::string, std::vector<std::string>>> areas{
        {"sunderland", {"Sunderland",     "Washington",     "Houghton-le-Spring",
                        "Hetton-le-Hole", "Ryhope",         "Pallion",
                        "Castletown",     "Seaburn",        "Roker",
                        "Fulwell",        "Silksworth",     "Shiney Row",
                        "Penshaw",        "Easington Lane", "Hylton Castle",
                        "Doxford Park",   "Thorney Close",  "Farringdon",
                        "Concord",        "Fatfield",       "Monkwearmouth",
                        "Millfield"}},
        {"south-tyneside",
         {"South Shields", "Jarrow", "Hebburn", "Boldon", "East Boldon", "West Boldon", "Boldon Colliery", "Cleadon",
          "Whitburn", "Harton", "Westoe", "Simonside"}},
        {"county-durham", {"Durham",         "Bishop Auckland", "Consett",        "Seaham",     "Peterlee",
                           "Spennymoor",     "Newton Aycliffe", "Barnard Castle", "Crook",      "Chester-le-Street",
                           "Stanley",        "Shildon",         "Ferryhill",      "Sedgefield", "Easington",
                           "Horden",         "Murton",          "Willington",     "Stanhope",   "Sacriston",
                           "Annfield Plain", "Pity Me",         "Trimdon",        "Tow Law"}},
        {"east-sussex",
         {"Eastbourne", "Hastings",   "Bexhill",          "Battle",   "Rye",          "Hailsham",      "Newhaven",
          "Seaford",    "Peacehaven", "Crowborough",      "Uckfield", "Heathfield",   "Polegate",      "St Leonards",
          "Ore",        "Lewes",      "Forest Row",       "Wadhurst", "Ringmer",      "Robertsbridge", "Herstmonceux",
          "Winchelsea", "Pevensey",   "Telscombe Cliffs", "Langney",  "Hampden Park", "Northiam"}},
    };
    for (const auto& [slug, names] : areas)
        for (const std::string& name : names) {
            INFO(name);
            CHECK(slug_of(name) == slug);
        }
}

TEST_CASE("a name is found however it is written, and the best known place comes first") {
    struct Row {
        const char* written;
        const char* name;
        const char* council;
    };
    const std::vector<Row> rows{
        {"durham", "Durham", "county-durham"},
        {"County Durham", "County Durham", "county-durham"},
        {"Co Durham", "County Durham", "county-durham"},
        {"co. durham", "County Durham", "county-durham"},
        {"Durham County", "County Durham", "county-durham"},
        {"Durham County Council", "County Durham", "county-durham"},
        {"City of Sunderland", "Sunderland", "sunderland"},
        {"Sunderland City Council", "Sunderland", "sunderland"},
        {"Bexhill-on-Sea", "Bexhill", "east-sussex"},
        {"bexhill on sea", "Bexhill", "east-sussex"},
        {"st leonards-on-sea", "St Leonards", "east-sussex"},
        {"Saint Leonards", "St Leonards", "east-sussex"},
        {"St. Leonards", "St Leonards", "east-sussex"},
        {"Newcastle", "Newcastle upon Tyne", "newcastle-upon-tyne"},
        {"newcastle on tyne", "Newcastle upon Tyne", "newcastle-upon-tyne"},
        {"NEWCASTLE-UPON-TYNE", "Newcastle upon Tyne", "newcastle-upon-tyne"},
        {"Newcastle under Lyme", "Newcastle-under-Lyme", "staffordshire"},
        {"Hull", "Hull", "hull"},
        {"Kingston upon Hull", "Hull", "hull"},
        {"stockton", "Stockton-on-Tees", "stockton-on-tees"},
        {"chester le street", "Chester-le-Street", "county-durham"},
        {"chester-le-st", "Chester-le-Street", "county-durham"},
        {"houghton le spring", "Houghton-le-Spring", "sunderland"},
        {"Houghton", "Houghton-le-Spring", "sunderland"},
        {"southshields", "South Shields", "south-tyneside"},
        {"new haven", "Newhaven", "east-sussex"},
        {"king's lynn", "King's Lynn", "norfolk"},
        {"kings lynn", "King's Lynn", "norfolk"},
        {"King\u2019s Lynn", "King's Lynn", "norfolk"},
        {"Bishops Stortford", "Bishop's Stortford", "hertfordshire"},
        {"westward ho!", "Westward Ho!", "devon"},
        {"Sheffield, UK", "Sheffield", "sheffield"},
        {"Washington, Tyne and Wear", "Washington", "sunderland"},
        {"Richmond North Yorkshire", "Richmond", "north-yorkshire"},
        {"richmond, london", "Richmond", "richmond-upon-thames"},
        {"12 High Street, Hailsham", "Hailsham", "east-sussex"},
        {"Unknown House, Unknown Lane, Hailsham", "Hailsham", "east-sussex"},
        {"Hendon, Sunderland", "Hendon", "sunderland"},
        {"Southwick Sunderland", "Southwick", "sunderland"},
        {"Newport, Isle of Wight", "Newport", "isle-of-wight"},
        {"Ashford Surrey", "Ashford", "surrey"},
        {"Ashford", "Ashford", "kent"},
        {"Hackney", "Hackney", "hackney"},
        {"london borough of hackney", "Hackney", "hackney"},
        {"the wirral", "Wirral", "wirral"},
        {"Bucks", "Buckinghamshire", "buckinghamshire"},
        {"BCP", "Bournemouth, Christchurch and Poole", "bournemouth-christchurch-and-poole"},
        {"hammersmith & fulham", "Hammersmith and Fulham", "hammersmith-and-fulham"},
        {"wealden", "Wealden", "east-sussex"},
        {"Weardale", "Weardale", "county-durham"},
    };
    for (const Row& row : rows) {
        INFO(row.written);
        const auto place = places().find(row.written);
        REQUIRE(place);
        CHECK(place->name == row.name);
        CHECK(place->council == row.council);
        CHECK(place->precision == Precision::town);
    }
}

TEST_CASE("what is no place is not found") {
    for (const char* text :
         {"", " ", "swimming", "autism", "near me", "on", "upon", "the", "and", "uk", "Washington, Kent",
          "Sunderland and a long story of many more words than any name has", "\xFF\xFE", "..."}) {
        INFO(text);
        CHECK_FALSE(places().find(text));
        CHECK(places().all(text).empty());
    }
    CHECK_FALSE(places().find(std::string(100'000, 'a')));
}

TEST_CASE("a county or council is an area, a town is not") {
    for (const char* name : {"East Sussex", "County Durham", "South Tyneside", "Hackney", "Kent", "City of Sunderland",
                             "Tyne and Wear", "Wealden", "London", "Yorkshire"}) {
        INFO(name);
        CHECK(places().find(name)->is_area);
    }
    for (const char* name : {"Sunderland", "Durham", "Washington", "Lewes", "York", "SR4", "SR4 7TF"}) {
        INFO(name);
        CHECK_FALSE(places().find(name)->is_area);
    }
    CHECK(places().find("Tyne and Wear")->councils.size() == 5);
    CHECK(places().find("Tyne and Wear")->council.empty());
    CHECK(places().find("London")->councils.size() == 33);
    CHECK(places().find("East Sussex")->councils == std::vector<std::string>{"east-sussex"});
}

TEST_CASE("several places of one name come best known first") {
    const auto newcastles = places().all("Newcastle");
    REQUIRE(newcastles.size() == 2);
    CHECK(newcastles[0].council == "newcastle-upon-tyne");
    CHECK(newcastles[1].council == "staffordshire");
    CHECK(places().all("Hendon").size() == 2);
    CHECK(places().all("Sunderland").size() == 1);
}

TEST_CASE("names that are everyday words or first names say so") {
    for (const char* name : {"Reading", "bath", "RUGBY", "Battle", "Rye", "Wells", "Deal", "Sale", "Hope", "Ash",
                             "Street", "Ware", "Crook", "Sandy", "Stanley", "Shirley", "Pity Me"}) {
        INFO(name);
        CHECK(places().find(name)->ordinary_word);
    }
    for (const char* name : {"Sunderland", "Hastings", "Newcastle", "Barnard Castle", "South Shields",
                             "Street Somerset", "East Sussex", "Lewes"}) {
        INFO(name);
        const auto place = places().find(name);
        CHECK((!place || name == std::string("Street Somerset") || !place->ordinary_word));
    }
}

TEST_CASE("the longest name among running words is taken") {
    CHECK(longest("newcastle upon tyne swimming") == "3 Newcastle upon Tyne");
    CHECK(longest("newcastle swimming") == "1 Newcastle upon Tyne");
    CHECK(longest("newcastle upon") == "1 Newcastle upon Tyne");
    CHECK(longest("newcastle and gateshead") == "1 Newcastle upon Tyne");
    CHECK(longest("in newcastle", 1) == "1 Newcastle upon Tyne");
    CHECK(longest("in newcastle") == "0");
    CHECK(longest("saint leonards on sea and hastings") == "4 St Leonards");
    CHECK(longest("houghton le spring") == "3 Houghton-le-Spring");
    CHECK(longest("county durham") == "2 County Durham");
    CHECK(longest("south shields") == "2 South Shields");
    CHECK(longest("southshields") == "1 South Shields");
    CHECK(longest("barnard castle") == "2 Barnard Castle");
    CHECK(longest("hammersmith and fulham") == "3 Hammersmith and Fulham");
    CHECK(longest("durham") == "1 Durham");
    CHECK(longest("red car seat") == "0");
    CHECK(longest("new haven") == "0");
    CHECK(longest("and sea") == "0");
    CHECK(longest("") == "0");
    CHECK(longest("durham", 1) == "0");
    CHECK(longest("sr4 7tf") == "0");
}

TEST_CASE("names are completed, best known first and each once") {
    CHECK(names_starting_with("sund").front() == "Sunderland");
    CHECK(names_starting_with("sunderland", 1) == std::vector<std::string>{"Sunderland"});
    CHECK(names_starting_with("NEWCASTLE U").front() == "Newcastle upon Tyne");
    CHECK(names_starting_with("bexhill-on") == std::vector<std::string>{"Bexhill"});
    CHECK(names_starting_with("east suss") == std::vector<std::string>{"East Sussex"});
    CHECK(names_starting_with("houghton-le").front() == "Houghton-le-Spring");
    CHECK(names_starting_with("s", 3).size() == 3);
    CHECK(names_starting_with("").empty());
    CHECK(names_starting_with("zzz").empty());
    const auto names = names_starting_with("newcastle", 50);
    CHECK(std::count(names.begin(), names.end(), "Newcastle upon Tyne") == 1);
}

TEST_CASE("every district of the first four areas has a centre near where it should be") {
    struct Row {
        const char* area;
        int from, to;
        LatLon middle;
        double miles;
        std::vector<int> none;  ///< numbers that Royal Mail does not use, or only for large users
    };
    const std::vector<Row> rows{
        {"SR", 1, 8, {54.87, -1.39}, 12, {}},
        {"DH", 1, 9, {54.82, -1.6}, 16, {}},
        {"NE", 1, 71, {55.1, -1.7}, 45, {14, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60}},
        {"DL", 1, 17, {54.55, -1.65}, 25, {}},
        {"TS", 1, 29, {54.6, -1.2}, 20, {}},
        {"BN", 1, 27, {50.85, -0.1}, 25, {4, 19}},
        {"TN", 1, 40, {51.05, 0.4}, 35, {}},
    };
    for (const Row& row : rows)
        for (int number = row.from; number <= row.to; ++number) {
            if (std::find(row.none.begin(), row.none.end(), number) != row.none.end()) continue;
            const std::string outcode = row.area + std::to_string(number);
            INFO(outcode);
            const auto centre = places().outcode(outcode);
            REQUIRE(centre);
            CHECK(miles_between(*centre, row.middle) < row.miles);
        }
}

TEST_CASE("the rough distance is never more than the distance, and in Britain little less") {
    std::mt19937 random(11);
    const auto between = [&](double least, double most) {
        return std::uniform_real_distribution<double>(least, most)(random);
    };
    for (int i = 0; i < 20'000; ++i) {
        const bool in_britain = i % 2 == 0;
        const LatLon centre =
            in_britain ? LatLon{between(50, 59), between(-6, 2)} : LatLon{between(-90, 90), between(-180, 180)};
        const double miles = std::exp(between(-3, 7));
        const double degrees = miles / 69 * between(0, 1),
                     along = degrees / std::max(0.01, std::cos(centre.lat * 0.01745));
        const LatLon point{std::clamp(centre.lat + between(-degrees, degrees), -90.0, 90.0),
                           std::remainder(centre.lon + between(-along, along), 360.0)};
        const double exact = miles_between(centre, point);
        if (exact > miles) continue;
        const double rough = RoughDistance(centre, miles).miles_at_least(point);
        CAPTURE(centre.lat, centre.lon, point.lat, point.lon, miles);
        REQUIRE(rough <= exact + 1e-9);
        if (in_britain && miles < 50) REQUIRE(rough > 0.97 * exact);
    }
}

TEST_CASE("a postcode that is in no table stands for its district") {
    const auto place = places().find("sr47tf");
    REQUIRE(place);
    CHECK(place->name == "SR4 7TF");
    CHECK(place->precision == Precision::district);
    CHECK(place->council == "sunderland");
    CHECK(place->point == *places().outcode("SR4"));
    CHECK(places().find("sr4")->name == "SR4");
    for (const char* address :
         {"Grindon Lane, Sunderland SR4 7TF", "Sunderland SR47TF", "near sr4 7tf", "1 Some Street, SR4 7TF"}) {
        INFO(address);
        REQUIRE(places().find(address));
        CHECK(places().find(address)->name == "SR4 7TF");
    }
    CHECK_FALSE(places().find("year 9 SR4"));
    CHECK_FALSE(places().find("SR99 9ZZ"));
    CHECK_FALSE(places().outcode("SR4 7TF"));
    CHECK_FALSE(places().outcode("Sunderland"));
}
