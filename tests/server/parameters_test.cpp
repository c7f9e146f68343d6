// Does every parameter mean what the contract says, and is every bad one named?
#include <catch2/catch.hpp>

#include "content/messages/languages.h"
#include "search/json/search_address.h"
#include "search/json/search_parameters.h"
#include "server/http/url.h"
#include "tests/server/test_site.h"

using namespace waymark;

namespace {

struct Words {
    ContentFiles files = test::shipped_content();
    Vocabulary vocabulary = *Vocabulary::load(files);
    Councils councils = *Councils::load(files);
    Languages languages = *Languages::load(files);
    Result<SearchRequest> read(std::string_view query) const {
        return search_request(*http::query_parameters(query, 1000), vocabulary, councils, languages.english());
    }
};

/// A search as one line, written as parameters in a fixed order.
std::string written(const SearchRequest& request) {
    std::string out;
    for (const auto& [name, value] : as_parameters(request)) out += (out.empty() ? "" : "&") + name + "=" + value;
    return out;
}

}  // namespace

TEST_CASE("parameters are read as the contract says") {
    struct Row {
        const char* query;
        const char* read;
    };
    const std::vector<Row> table = {
        {"", ""},
        {"q=", ""},
        {"q=%20%20", ""},
        {"q=swimming+club", "q=swimming club"},
        {"q=+two++words+", "q= two  words "},
        {"q=a=b", "q=a=b"},
        {"q=100%", "q=100%"},
        {"need=ASD", "need=ASD"},
        {"need=ASD&need=DS", "need=ASD&need=DS"},
        {"need=ASD&need=ASD", "need=ASD"},
        {"need=&need=DS", "need=DS"},
        {"need=+ASD+", "need=ASD"},
        {"age_band=5-10&category=activities", "age_band=5-10&category=activities"},
        {"accessibility=hoist&day=sat&when=weekend&cost=free&referral=self&delivery=home",
         "accessibility=hoist&cost=free&day=sat&delivery=home&referral=self&when=weekend"},
        {"audience=child&break_level=universal&adulthood=health&service_group=advice&sector=care",
         "adulthood=health&audience=child&break_level=universal&sector=care&service_group=advice"},
        {"language=pl&language=en-GB", "language=pl&language=en-GB"},
        {"council=sunderland&council=east-sussex", "council=sunderland&council=east-sussex"},
        {"age=7", "age=7"},
        {"age=7-9", "age=7-9"},
        {"age=7%E2%80%939", "age=7-9"},
        {"age=7+-+9", "age=7-9"},
        {"age=0", "age=0"},
        {"age=&age=7", "age=7"},
        {"age=25", "age=25"},
        {"near=SR4+7TF", "near=SR4 7TF"},
        {"near=54.9,-1.4", "near=54.9,-1.4"},
        {"near=Washington,+Sunderland", "near=Washington, Sunderland"},
        {"near=SR4&radius=5", "near=SR4&radius=5"},
        {"radius=0.5", "radius=0.5"},
        {"radius=1000", "radius=1000"},
        {"understand=off", "understand=off"},
        {"understand=on", ""},
        {"skip=need:ASD&skip=age:7-9", "skip=need:ASD&skip=age:7-9"},
        {"skip=place:SR4+7TF&skip=radius:5&skip=not.category:schools",
         "skip=place:SR4 7TF&skip=radius:5&skip=not.category:schools"},
        {"stated=only", "stated=only"},
        {"unstated=show", "unstated=show"},
        {"facets=need,day", "facets=need,day"},
        {"facets=need&facets=day", "facets=need,day"},
        {"facets=none", "facets=none"},
        {"facets=", ""},
        {"page=3&per_page=100", "page=3&per_page=100"},
        {"page=1&per_page=10", ""},
        {"page=99999999999999999999", "page=20000000"},
        {"sort=relevance", ""},
        {"sort=distance", "sort=distance"},
        {"sort=name", "sort=name"},
        {"sort=newest", "sort=newest"},
        {"lang=pl", "lang=pl"},
        {"explain=1", "explain=1"},
        {"explain=0", ""},
        {"colour=blue&utm_source=x&NEED=ASD", ""},
    };
    const Words words;
    for (const auto& row : table) {
        INFO(row.query);
        const auto request = words.read(row.query);
        REQUIRE(request);
        CHECK(written(*request) == row.read);
        const auto again =
            search_request(as_parameters(*request), words.vocabulary, words.councils, words.languages.english());
        REQUIRE(again);
        CHECK(canonical(*again) == canonical(*request));
    }
}

TEST_CASE("a bad value is an error that names its parameter") {
    struct Row {
        const char* query;
        const char* parameter;
    };
    const std::vector<Row> table = {
        {"need=XYZ", "need"},
        {"need=asd", "need"},
        {"need=ASD,DS", "need"},
        {"need=ASD&need=XYZ", "need"},
        {"age_band=5-11", "age_band"},
        {"category=club", "category"},
        {"day=saturday", "day"},
        {"when=now", "when"},
        {"cost=cheap", "cost"},
        {"language=polish!", "language"},
        {"language=p", "language"},
        {"language=-pl", "language"},
        {"council=atlantis", "council"},
        {"age=seven", "age"},
        {"age=-1", "age"},
        {"age=9-7", "age"},
        {"age=7-", "age"},
        {"age=-9", "age"},
        {"age=7-8-9", "age"},
        {"age=999", "age"},
        {"age=7.5", "age"},
        {"age=121", "age"},
        {"age=7&age=9", "age"},
        {"near=91,0", "near"},
        {"near=0,181", "near"},
        {"radius=0", "radius"},
        {"radius=-1", "radius"},
        {"radius=1001", "radius"},
        {"radius=nan", "radius"},
        {"radius=inf", "radius"},
        {"radius=1e3", "radius"},
        {"radius=5miles", "radius"},
        {"radius=0x5", "radius"},
        {"understand=no", "understand"},
        {"skip=ASD", "skip"},
        {"skip=need:", "skip"},
        {"skip=:ASD", "skip"},
        {"skip=need:XYZ", "skip"},
        {"skip=colour:red", "skip"},
        {"skip=age:old", "skip"},
        {"skip=radius:far", "skip"},
        {"skip=not.need:XYZ", "skip"},
        {"stated=yes", "stated"},
        {"unstated=hide", "unstated"},
        {"facets=need,colour", "facets"},
        {"page=0", "page"},
        {"page=-1", "page"},
        {"page=one", "page"},
        {"page=1.5", "page"},
        {"page=1&page=2", "page"},
        {"per_page=0", "per_page"},
        {"per_page=101", "per_page"},
        {"per_page=ten", "per_page"},
        {"sort=price", "sort"},
        {"sort=Name", "sort"},
        {"lang=e", "lang"},
        {"explain=yes", "explain"},
        {"q=a&q=b", "q"},
    };
    const Words words;
    for (const auto& row : table) {
        INFO(row.query);
        const auto request = words.read(row.query);
        REQUIRE_FALSE(request);
        CHECK(request.error().kind == ErrorKind::bad_parameter);
        CHECK(request.error().field == row.parameter);
        CHECK(request.error().message.find(row.parameter) != std::string::npos);
        CHECK(request.error().message.back() == '.');
    }
}

TEST_CASE("a place name that is too long is refused, a long query is not") {
    const Words words;
    CHECK_FALSE(words.read("near=" + std::string(300, 'a')));
    CHECK(words.read("q=" + std::string(5000, 'a')));
}

TEST_CASE("what was sent is shown cut short and never cut inside a character") {
    const Words words;
    const auto request = words.read("sort=" + std::string(39, 'a') + "\xC3\xA9\xC3\xA9");
    REQUIRE_FALSE(request);
    CHECK(request.error().message.find(std::string(39, 'a') + "…") != std::string::npos);
}

TEST_CASE("two questions share an answer exactly when they are the same question") {
    const Words words;
    const auto key = [&](const char* query) { return canonical(*words.read(query)); };
    CHECK(key("q=a&need=ASD") == key("need=ASD&q=a&unknown=1"));
    CHECK(key("page=1&sort=relevance") == key(""));
    CHECK(key("q=a%0aneed=3:ASD") != key("q=a&need=ASD"));
    CHECK(key("facets=none") != key(""));
    CHECK(key("q=a") != key("q=A"));
}

TEST_CASE("every parameter is documented") {
    std::string names;
    for (const auto& help : search_parameter_help()) {
        CHECK_FALSE(help.description.empty());
        names += std::string(help.name) + " ";
    }
    CHECK(names ==
          "q language council age near radius understand skip stated unstated facets page per_page sort lang explain ");
}
