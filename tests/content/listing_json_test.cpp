// Does a listing come back from its document as it was, whatever is in it?
#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "content/json/json_reader.h"
#include "content/store/listing_json.h"
#include "content/store/listing_members.h"

using namespace waymark;
using Json = nlohmann::ordered_json;

namespace {

// How many members a record has, found by asking the compiler how many it can be made from.
struct Anything {
    template <class T>
    operator T() const {
        return T();
    }
};
template <class T, class... Given>
constexpr std::size_t member_count() {
    if constexpr (requires { T{Given{}..., Anything{}}; }) return member_count<T, Given..., Anything>();
    else return sizeof...(Given);
}

template <class T>
std::size_t listed() {
    std::size_t count = 0;
    T record;
    for_each_field(record, [&](std::string_view, auto&) { ++count; });
    return count;
}

// Fills every member there is, each with something of its own.
struct Filler {
    int number = 0;

    void fill(std::string& text) {
        text = "text " + std::to_string(++number) + " \"quoted\" \\ \n\t\x01 café 😀 </script>";
    }
    void fill(bool& yes) { yes = true; }
    void fill(int& n) { n = ++number; }
    void fill(double& n) { n = ++number + 0.1; }
    void fill(Kind& kind) { kind = Kind::short_break; }
    void fill(Status& status) { status = Status::temporarily_closed; }
    void fill(Precision& precision) { precision = Precision::district; }
    template <class T>
    void fill(std::optional<T>& value) {
        fill(value.emplace());
    }
    template <class T>
    void fill(std::vector<T>& values) {
        values.resize(2);
        for (T& value : values) fill(value);
    }
    template <class T>
    void fill(std::map<std::string, T>& values) {
        fill(values["one"]);
        fill(values["t\"wo"]);
    }
    template <HasMembers T>
    void fill(T& record) {
        for_each_field(record, [&](std::string_view, auto& member) { fill(member); });
    }
};

// Changes the one leaf whose turn it is.
struct Changer {
    int turn = 0;
    int leaf = 0;
    std::string changed;

    bool mine(std::string_view name) {
        if (leaf++ != turn) return false;
        changed = name;
        return true;
    }
    void change(std::string_view name, std::string& text) {
        if (mine(name)) text += "!";
    }
    void change(std::string_view name, bool& yes) {
        if (mine(name)) yes = !yes;
    }
    void change(std::string_view name, int& n) {
        if (mine(name)) n = -n;
    }
    void change(std::string_view name, double& n) {
        if (mine(name)) n = std::nextafter(n, 1000.0);
    }
    template <class T>
    requires std::is_enum_v<T>
    void change(std::string_view name, T& value) {
        if (mine(name)) value = static_cast<T>(0);
    }
    template <class T>
    void change(std::string_view name, std::optional<T>& value) {
        if (mine(name)) return value.reset();
        change(name, *value);
    }
    template <class T>
    void change(std::string_view name, std::vector<T>& values) {
        if (mine(name)) return values.pop_back();
        if (mine(name)) return values.clear();
        if (mine(name)) return static_cast<void>(values.emplace_back());
        for (T& value : values) change(name, value);
    }
    template <class T>
    void change(std::string_view name, std::map<std::string, T>& values) {
        if (mine(name)) return static_cast<void>(values.erase("one"));
        if (mine(name)) return values.clear();
        if (mine(name)) return static_cast<void>(values["three"]);
        for (auto& [key, value] : values) change(name, value);
    }
    template <HasMembers T>
    void change(std::string_view name, T& record) {
        if (mine(name)) record = T{};
        else for_each_field(record, [&](std::string_view member_name, auto& member) { change(member_name, member); });
    }
};

Listing full_listing() {
    Listing listing;
    Filler().fill(listing);
    listing.unmapped_json = R"({"odd": [1.50, 12345678901234567890, {"a":"\u00e9\n"}, null, true], "odd": {}})";
    return listing;
}

}  // namespace

TEST_CASE("no member of a listing, or of what it holds, is left out of its document") {
    CHECK(listed<Listing>() + 1 == member_count<Listing>());  // and `kept`
    CHECK(listed<Commissioning>() == member_count<Commissioning>());
    CHECK(listed<Contact>() == member_count<Contact>());
    CHECK(listed<Schedule>() == member_count<Schedule>());
    CHECK(listed<Cost>() == member_count<Cost>());
    CHECK(listed<LatLon>() == member_count<LatLon>());
    CHECK(listed<Place>() == member_count<Place>());
    CHECK(listed<Area>() == member_count<Area>());
    CHECK(listed<StartStep>() == member_count<StartStep>());
    CHECK(listed<Ages>() == member_count<Ages>());
    CHECK(listed<Facts>() == member_count<Facts>());
    CHECK(listed<Waiting>() == member_count<Waiting>());
    CHECK(listed<Availability>() == member_count<Availability>());
    CHECK(listed<Staffing>() == member_count<Staffing>());
    CHECK(listed<Programme>() == member_count<Programme>());
    CHECK(listed<Sensory>() == member_count<Sensory>());
    CHECK(listed<Registration>() == member_count<Registration>());
    CHECK(listed<Assessment>() == member_count<Assessment>());
    CHECK(listed<OpenTo>() == member_count<OpenTo>());
    CHECK(listed<Organisation>() == member_count<Organisation>());
}

TEST_CASE("a listing with every member filled comes back as it was") {
    const Listing listing = full_listing();
    const std::string json = to_json(listing);
    CHECK(Json::accept(json));
    const auto back = listing_from_json(json);
    REQUIRE(back);
    CHECK(*back == listing);
    CHECK(to_json(*back) == json);
}

TEST_CASE("an empty listing is a short document and comes back") {
    CHECK(to_json(Listing{}) == "{}");
    CHECK(*listing_from_json(to_json(Listing{})) == Listing{});
    CHECK(*listing_from_json("{}") == Listing{});
}

TEST_CASE("each member changed alone changes the document, and comes back changed") {
    const Listing listing = full_listing();
    const std::string json = to_json(listing);
    int turn = 0;
    for (;; ++turn) {
        Listing other = listing;
        Changer changer{turn, 0, {}};
        changer.change("listing", other);
        if (changer.changed.empty()) break;
        CAPTURE(turn, changer.changed);
        REQUIRE_FALSE(other == listing);
        const std::string changed = to_json(other);
        REQUIRE(changed != json);
        const auto back = listing_from_json(changed);
        REQUIRE(back);
        REQUIRE(*back == other);
    }
    CHECK(turn > 300);
    Listing other = listing;
    other.unmapped_json = "{}";
    CHECK(to_json(other) != json);
}

TEST_CASE("what stands beside our members comes back byte for byte") {
    for (const std::string kept :
         {R"({})", R"({"a":1})", R"({ "a" : 1.0e5 ,"a":2})", "{\"a\":\n[]}", R"({"x":{"y":[[[["deep"]]]]}})", "[1,2]",
          "null", "\"text\"", "3", "not json", "{\"a\":", " {}", "{} ", "{'a':1}", "{\"a\":\"\xFF\"}x", "{\"a\":01}",
          "{\"a\":1,}"}) {
        CAPTURE(kept);
        Listing listing;
        listing.name = "n";
        listing.unmapped_json = kept;
        const std::string json = to_json(listing);
        CHECK(Json::accept(json));
        const auto back = listing_from_json(json);
        REQUIRE(back);
        if (kept.find('\xFF') == std::string::npos) CHECK(back->unmapped_json == kept);
        CHECK(back->name == "n");
    }
    Listing deep;
    deep.unmapped_json = std::string(60, '[') + std::string(60, ']');
    CHECK(listing_from_json(to_json(deep))->unmapped_json == deep.unmapped_json);
    for (std::size_t depth = 28; depth < 36; ++depth) {
        deep.unmapped_json = std::string(depth, '[') + std::string(depth, ']');
        REQUIRE(listing_from_json(to_json(deep)));
        CHECK(listing_from_json(to_json(deep))->unmapped_json == deep.unmapped_json);
    }
}

TEST_CASE("not stated, no and nought stay three things") {
    Listing listing;
    listing.assessment.needed = false;
    listing.costs.resize(2);
    listing.costs[0].amount = 0;
    listing.ages.min = 0;
    listing.facts["need"];
    listing.places.resize(1);
    listing.places[0].access["hoist"] = false;
    listing.places[0].point = LatLon{0, 0};
    CHECK(*listing_from_json(to_json(listing)) == listing);
}

TEST_CASE("numbers that are none, and bytes that are no text, still make a valid document") {
    Listing listing;
    listing.name = "caf\xE9 \xED\xA0\x80";
    listing.costs.resize(1);
    listing.costs[0].amount = std::numeric_limits<double>::infinity();
    listing.places.resize(1);
    listing.places[0].point = LatLon{std::nan(""), 1};
    const std::string json = to_json(listing);
    REQUIRE(Json::accept(json));
    const auto back = listing_from_json(json);
    REQUIRE(back);
    CHECK(back->name == "caf\uFFFD \uFFFD\uFFFD\uFFFD");
    CHECK_FALSE(back->costs[0].amount);
    CHECK_FALSE(back->places[0].point);
}

TEST_CASE("unknown keys, nulls, spaces and any order of keys are read") {
    const auto listing = listing_from_json(
        R"( { "new" : {"a":[1,{"b":"}"}]}, "name":"N\u00e9\ud83d\ude00\ud800", "costs":null, "ages" : {"max":9.0, "x":false} , "id":"i" } )");
    REQUIRE(listing);
    CHECK(listing->name == "Né😀\uFFFD");
    CHECK(listing->id == "i");
    CHECK(listing->ages.max == 9);
}

TEST_CASE("what is no document of a listing is refused and never crashes") {
    const std::string whole = to_json(full_listing());
    for (std::size_t size = 0; size < whole.size(); ++size)
        REQUIRE_FALSE(listing_from_json(std::string_view(whole).substr(0, size)));
    for (const std::string json : {"",
                                   "[]",
                                   "null",
                                   "3",
                                   "\"x\"",
                                   "{} {}",
                                   "{}x",
                                   "{\"name\":3}",
                                   "{\"ages\":{\"min\":1.5}}",
                                   "{\"ages\":{\"min\":1e99}}",
                                   "{\"kind\":\"other\"}",
                                   "{\"all_needs\":\"true\"}",
                                   "{\"contacts\":{}}",
                                   "{\"contacts\":[3]}",
                                   "{\"name\":\"a\nb\"}",
                                   "{\"name\":\"\\x\"}",
                                   "{\"name\":\"\\u12\"}",
                                   "{\"name\":\"x\",}",
                                   "{,}",
                                   "{\"name\" \"x\"}",
                                   "{name:1}",
                                   "{\"x\":tru}",
                                   "{\"x\":-}",
                                   "{\"x\":1.}",
                                   "{\"x\":.5}",
                                   "{\"x\":[1 2]}"}) {
        CAPTURE(json);
        const auto listing = listing_from_json(json);
        REQUIRE_FALSE(listing);
        CHECK(listing.error().kind == ErrorKind::unreadable);
    }
    for (const char* open : {"[", "{\"a\":", "{\"places\":[", "{\"facts\":{\"a\":"}) {
        std::string deep;
        for (int i = 0; i < 200'000; ++i) deep += open;
        CHECK_FALSE(listing_from_json(deep));
        CHECK_FALSE(listing_from_json("{\"kept\":" + deep));
        CHECK_FALSE(listing_from_json("{\"unknown\":" + deep));
    }
}

TEST_CASE("the reader takes and refuses what a strict reader does") {
    std::string json = to_json(full_listing());
    unsigned state = 7;
    const auto next = [&](std::size_t below) {
        state = state * 1664525U + 1013904223U;
        return static_cast<std::size_t>(state >> 8) % below;
    };
    static constexpr std::string_view bytes = "{}[]\",:\\0123456789.eE+-tfnu \n\x01/";
    int taken = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string mutant = R"({"a":[1,-2.5e3,true,false,null,"x\n\u00e9"],"b":{"c":"","d":[]}, "e":0})";
        for (std::size_t n = next(3) + 1; n > 0; --n) mutant[next(mutant.size())] = bytes[next(bytes.size())];
        JsonReader in(mutant);
        const bool ours = in.skip() && in.at_end();
        // The one difference we mean: a lone surrogate is read, as U+FFFD.
        if (mutant.find("\\ud") != std::string::npos) continue;
        if (ours != Json::accept(mutant)) FAIL("not as a strict reader: " << mutant);
        taken += ours;
    }
    CHECK(taken > 100);
}

TEST_CASE("the private facts of a listing come back, and are no part of its document") {
    Commissioning facts;
    Filler().fill(facts);
    const ListingDocument document = document_of(facts);
    CHECK_FALSE(document.has_nul);
    CHECK(commissioning_from_json(document.json) == facts);
    CHECK_FALSE(commissioning_from_json("[]"));
    facts.gaps = std::string("a\0b", 3);
    CHECK(document_of(facts).has_nul);
}
