// Is the JSON of answers and listings exactly what the contract promises?
#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>
#include <set>

#include "search/json/answer_json.h"
#include "search/json/json_search.h"
#include "server/api/listing_json.h"
#include "server/api/openapi_schemas.h"
#include "server/routes/openapi.h"
#include "tests/server/test_site.h"

using namespace waymark;
using Json = nlohmann::ordered_json;

namespace {

const Vocabulary& vocabulary() {
    static const Vocabulary words = *Vocabulary::load(test::shipped_content());
    return words;
}

const Messages& english() {
    static const Languages languages = *Languages::load(test::shipped_content());
    return languages.english();
}

std::vector<std::string> keys(const Json& object) {
    std::vector<std::string> out;
    for (const auto& [key, value] : object.items()) out.push_back(key);
    return out;
}

Answer full_answer() {
    Answer answer;
    auto& understood = answer.understood;
    understood.slots.codes = {{"need", {"ASD"}}, {"day", {"sat"}}, {"language", {"pl"}}};
    understood.slots.age = AgeRange{6, 11};
    understood.slots.ages = {6, 11};
    understood.slots.place = "SR4 7TF";
    understood.slots.radius_miles = 5;
    understood.not_wanted = {{"category", {"schools"}}};
    understood.text = "swimming";
    understood.spans = {{0, 8, "need", "ASD", "autistic", "everyday-word"}};
    understood.urgent = {{"Someone to talk to", "Ring any time.", "116 123", "", true, false}};
    answer.notices = {{"notice.many-words", {{"n", 32}}}};
    answer.total = 12;
    answer.total_stated = 9;
    answer.not_stated_hidden = {{"age", 38}};
    SearchResult result;
    result.id = "id";
    result.name = "Name";
    result.need = {"ASD"};
    result.age = {5, std::nullopt};
    result.access_yes = {"wheelchair"};
    result.distance_miles = 1.23456;
    result.place_precision = Precision::exact;
    answer.results = {result, SearchResult{}};
    answer.results[1].reach = Reach::comes_to_you;
    answer.results[1].explanation =
        Explanation{{{"reason.stated", {{"field", MessageWords{"reason.field.need", "need"}}}}}, {{"words", 1.5}}};
    answer.facets = {{"need", "Need", {{"ASD", "Autism", 9, true}, {"DS", "Down's syndrome", 0, false}}}};
    answer.relaxed = {{{{"day", {"sat"}}}, 7}};
    return answer;
}

}  // namespace

TEST_CASE("an answer has every key in the order of the contract") {
    SearchRequest request;
    request.q = "autistic swimming";
    request.filters = {{"need", {"ASD"}}, {"day", {"sat"}}};
    request.age = AgeRange{7, 9};
    request.near = "SR4";
    request.radius_miles = 2.5;
    request.councils = {"sunderland"};
    request.languages = {"pl"};
    const auto json = Json::parse(search_json(request, full_answer(), vocabulary(), english()));
    CHECK(keys(json) == std::vector<std::string>{"query", "understood", "urgent", "notices", "words", "missing",
                                                 "total", "total_stated", "others", "not_stated_hidden", "guides",
                                                 "results", "facets", "relaxed", "did_you_mean"});
    CHECK(
        json["query"].dump() ==
        R"({"q":"autistic swimming","filters":{"need":["ASD"],"day":["sat"],"language":["pl"],"council":["sunderland"],"age":{"min":7,"max":9},"near":"SR4","radius":2.5},"page":1,"per_page":10,"sort":"relevance"})");
    CHECK(
        json["understood"].dump() ==
        R"({"slots":{"need":["ASD"],"age":{"min":6,"max":11},"ages":[6,11],"day":["sat"],"language":["pl"],"place":"SR4 7TF","radius_miles":5},)"
        R"("not":{"category":["schools"]},"loose":{},"text":"swimming","spans":[{"from":0,"to":8,"field":"need","value":"ASD","words":"autistic","why":"everyday word"}],"overridden":[],"corrected":null,"questions":[]})");
    CHECK(
        json["urgent"].dump() ==
        R"([{"title":"Someone to talk to","text":"Ring any time.","phone":"116 123","hours":null,"quieter":true,"quick_exit":false}])");
    CHECK(json["notices"].dump() == R"(["That was a lot of words. We looked for the first 32 only."])");
    CHECK(json["words"] == "all");
    CHECK(json["not_stated_hidden"].dump() == R"({"age":38})");
    CHECK(
        json["results"][0].dump() ==
        R"({"id":"id","name":"Name","organisation":null,"summary":null,"highlights":[],"council":null,"from":null,"need":["ASD"],"age":{"min":5,"max":null},"cost":[],"when":[],)"
        R"("accessibility":{"yes":["wheelchair"],"no":[],"derived":[]},"distance_miles":1.23,"place":null,"place_precision":"exact","reach":null,"assured":null,"not_stated":[],"derived":[],"url":"/listing/id","availability":null,"note":null,"explanation":null,"age_derived":null})");
    CHECK(keys(json["results"][0]) == keys(json["results"][1]));
    CHECK(json["results"][1]["age"].is_null());
    CHECK(json["results"][1]["distance_miles"].is_null());
    CHECK(json["results"][1]["place_precision"].is_null());
    CHECK(json["results"][1]["reach"] == "comes-to-you");
    CHECK(json["results"][1]["explanation"].dump() ==
          R"({"reasons":["On need it says so itself."],"weights":{"words":1.5}})");
    CHECK(
        json["facets"].dump() ==
        R"([{"field":"need","label":"Need","values":[{"value":"ASD","label":"Autism","count":9,"selected":true},{"value":"DS","label":"Down's syndrome","count":0,"selected":false}]}])");
    CHECK(json["relaxed"].dump() == R"([{"without":{"day":["sat"]},"total":7}])");
    CHECK(json["did_you_mean"].is_null());
}

TEST_CASE("an empty answer leaves no key out") {
    const auto full = Json::parse(search_json({}, full_answer(), vocabulary(), english()));
    const auto empty = Json::parse(search_json({}, Answer{}, vocabulary(), english()));
    CHECK(keys(empty) == keys(full));
    CHECK(keys(empty["understood"]) == keys(full["understood"]));
    CHECK(empty["query"].dump() == R"({"q":null,"filters":{},"page":1,"per_page":10,"sort":"relevance"})");
    CHECK(empty["understood"]["slots"].dump() == "{}");
    Answer some;
    some.words_all = false;
    some.did_you_mean = "swimming";
    const auto json = Json::parse(search_json({}, some, vocabulary(), english()));
    CHECK(json["words"] == "some");
    CHECK(json["did_you_mean"] == "swimming");
}

TEST_CASE("whatever a text holds, the JSON can be read and says the same") {
    for (const std::string& text :
         {std::string("</script><script>alert(1)</script>"), std::string("\"quotes\" \\ and / slashes"),
          std::string("line\nline\r\ttab"), std::string("nul \0 and \x1f \x7f", 12),
          std::string("caf\xC3\xA9 \xE2\x80\xA8 \xF0\x9F\x98\x80")}) {
        SearchRequest request;
        request.q = text;
        Answer answer;
        answer.results.resize(1);
        answer.results[0].name = text;
        answer.not_stated_hidden[text] = 1;
        const auto json = Json::parse(search_json(request, answer, vocabulary(), english()));
        CHECK(json["query"]["q"] == text);
        CHECK(json["results"][0]["name"] == text);
        CHECK(json["not_stated_hidden"].contains(text));
    }
    SearchRequest broken;
    broken.q = "a\xFF\xC3(\xED\xA0\x80z";
    CHECK(Json::parse(search_json(broken, {}, vocabulary(), english()))["query"]["q"] ==
          "a\xEF\xBF\xBD\xEF\xBF\xBD(\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz");
}

TEST_CASE("a listing is told whole, what is stated and what we derived apart, and never what is not public") {
    Listing listing;
    listing.id = "0b0e4c1e-7c1c-5a55-9a4d-1d4a2d7a0c11";
    listing.source = "feed";
    listing.source_id = "17";
    listing.kind = Kind::short_break;
    listing.name = "Saturday break";
    listing.licence = "OGL";
    listing.ages = {5, 11};
    listing.facts["need"].yes = {"ASD"};
    listing.facts["cost"].derived = {"free"};
    listing.facts["accessibility"] = {{"wheelchair"}, {"hoist"}, {}};
    listing.unmapped_json = R"({"secret_of_the_feed":1})";
    Place open, hidden;
    open.name = "Hall";
    open.address = {"1 High Street"};
    open.postcode = "SR4 7TF";
    open.point = LatLon{54.9, -1.4};
    open.access = {{"wheelchair", true}, {"hoist", false}};
    hidden.address_hidden = true;
    hidden.address = {"1 Refuge Road"};
    hidden.postcode = "NE1 4ZZ";
    listing.places = {open, hidden};
    listing.schedules.resize(1);
    listing.costs.resize(1);
    listing.costs[0].amount = 4.5;
    listing.how_to_start = {{"Ring us", "you", "", "We visit", ""}};
    listing.waiting.weeks = 6;
    const auto text = listing_json(listing, vocabulary(), english());
    const auto json = Json::parse(text);
    CHECK(text.find("secret_of_the_feed") == std::string::npos);
    CHECK(text.find("Refuge") == std::string::npos);
    CHECK(text.find("4ZZ") == std::string::npos);
    CHECK(json["kind"] == "short-break");
    CHECK(json["url"] == "/listing/" + listing.id);
    CHECK(json["organisation"].is_null());
    CHECK(json["age"].dump() == R"({"min":5,"max":11})");
    CHECK(json["age_band"].dump() == R"(["5-10","11-15"])");
    CHECK(json["need"].dump() == R"(["ASD"])");
    CHECK(json["cost"].dump() == "[]");
    CHECK(json["derived"]["cost"].dump() == R"(["free"])");
    CHECK(json["accessibility"].dump() == R"({"yes":["wheelchair"],"no":["hoist"],"derived":[]})");
    CHECK(json["stated_not"]["accessibility"].dump() == R"(["hoist"])");
    for (const auto& field : vocabulary().fields()) CHECK(json.contains(field.name));
    CHECK(json["places"][0]["accessibility"].dump() == R"({"yes":["wheelchair"],"no":["hoist"]})");
    CHECK(json["places"][0]["address"].dump() == R"(["1 High Street"])");
    CHECK(json["places"][1]["address"].dump() == "[]");
    CHECK(json["places"][1]["postcode"] == "NE1");
    CHECK(json["costs"][0]["amount"] == 4.5);
    CHECK(json["how_to_start"][0]["next"] == "We visit");
    CHECK(json["waiting"]["weeks"] == 6);
    CHECK(json["source"] == "feed");
    CHECK(json["licence"] == "OGL");
    CHECK_FALSE(json.contains("kept"));
}

TEST_CASE("every key that is written is described") {
    const auto schemas = Json::parse(answer_schemas(english()));
    const auto described = [&](const char* schema, const Json& object, const std::set<std::string>& also = {}) {
        for (const auto& key : keys(object)) {
            INFO(schema << "." << key);
            CHECK((schemas[schema]["properties"].contains(key) || also.count(key)));
        }
    };
    const auto answer = Json::parse(search_json({}, full_answer(), vocabulary(), english()));
    described("SearchAnswer", answer);
    described("Understood", answer["understood"]);
    described("Result", answer["results"][0]);
    described("Facet", answer["facets"][0]);
    described("Urgent", answer["urgent"][0]);
    Listing listing;
    listing.places.resize(1);
    listing.schedules.resize(1);
    listing.costs.resize(1);
    listing.contacts.resize(1);
    std::set<std::string> fields;
    for (const auto& field : vocabulary().fields()) fields.insert(field.name);
    const auto json = Json::parse(listing_json(listing, vocabulary(), english()));
    described("Listing", json, fields);
    CHECK(schemas["Listing"]["properties"]["council"]["description"] == "The council that publishes it.");
    CHECK(schemas["Place"]["properties"]["postcode"]["description"] == english().say("field.place.postcode"));
    CHECK(schemas["Listing"]["properties"]["organisation"]["properties"]["logo"].contains("description"));
    described("Place", json["places"][0]);
    described("Schedule", json["schedules"][0]);
    described("Cost", json["costs"][0]);
    described("Contact", json["contacts"][0]);
}

TEST_CASE("a search in JSON is read as the same parameters") {
    const auto read = parameters_of_json(
        R"( {"q": "swim \"club\"", "need": ["ASD", "HI"], "page": 2, "explain": null, "near": "SR4", "understand": true, "age": []} )",
        english());
    REQUIRE(read);
    std::string all;
    for (const auto& [name, value] : *read) all += name + "=" + value + ";";
    CHECK(all == "q=swim \"club\";need=ASD;need=HI;page=2;near=SR4;understand=true;");
    for (const char* bad : {"", "[]", "7", "{", "{\"q\": }", "{\"q\": \"a\"} x"}) {
        CAPTURE(bad);
        const auto refused = parameters_of_json(bad, english());
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == ErrorKind::bad_parameter);
    }
    for (const char* odd : {R"({"age": {"min": 3}})", R"({"age": [[3]]})"}) {
        CAPTURE(odd);
        const auto refused = parameters_of_json(odd, english());
        REQUIRE_FALSE(refused);
        CHECK(refused.error().field == "age");
    }
}
