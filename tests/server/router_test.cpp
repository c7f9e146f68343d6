// Does every address answer as it should, with the headers that every answer carries?
#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "tests/server/client.h"
#include "tests/server/test_site.h"

using namespace waymark;
using test::TestSite;

namespace {

nlohmann::json json_of(const http::Response& response) { return nlohmann::json::parse(response.body); }
std::string header(const http::Response& response, const std::string& name) {
    const auto* value = response.header(name);
    return value ? *value : "";
}
const std::string listing_id = "0b0e4c1e-7c1c-5a55-9a4d-1d4a2d7a0c11";

}  // namespace

TEST_CASE("each address and method has its status") {
    TestSite site;
    site.fake.listings[listing_id].id = listing_id;
    struct Row {
        const char* method;
        std::string target;
        int status;
    };
    const std::vector<Row> table = {
        {"GET", "/", 200},
        {"HEAD", "/", 200},
        {"GET", "/?q=a", 200},
        {"GET", "/listing/" + listing_id, 200},
        {"GET", "/listing/", 404},
        {"GET", "/listing/a/b", 404},
        {"GET", "/listing/a%2Fb", 404},
        {"GET", "/organisation/x", 200},
        {"GET", "/nothing", 404},
        {"GET", "//", 404},
        {"GET", "/../etc/passwd", 404},
        {"GET", "/api/v1/search", 200},
        {"HEAD", "/api/v1/search", 200},
        {"GET", "/api/v1/search/", 404},
        {"GET", "/api/v1/Search", 404},
        {"GET", "/api/v1/search?need=XYZ", 400},
        {"GET", "/api/v1/suggest?q=swim", 200},
        {"GET", "/api/v1/interpret?q=swim", 200},
        {"GET", "/api/v1/listings/" + listing_id, 200},
        {"GET", "/api/v1/listings/nothing", 404},
        {"GET", "/api/v1/listings/", 404},
        {"GET", "/api/v2/search", 404},
        {"GET", "/openapi.json", 200},
        {"GET", "/health", 200},
        {"GET", "/metrics", 200},
        {"DELETE", "/api/v1/search", 405},
        {"DELETE", "/", 405},
        {"OPTIONS", "/api/v1/search", 204},
        {"OPTIONS", "/api/v1/nothing", 204},
        {"OPTIONS", "/", 204},
        {"OPTIONS", "*", 204},
        {"OPTIONS", "/nothing", 404},
    };
    for (const auto& row : table) {
        INFO(row.method << " " << row.target);
        const auto response = site.ask(row.target, row.method);
        CHECK(response.status == row.status);
        CHECK(header(response, "Referrer-Policy") == "no-referrer");
        CHECK(header(response, "X-Content-Type-Options") == "nosniff");
        CHECK(header(response, "Content-Security-Policy").find("default-src 'none'") == 0);
        CHECK(header(response, "Server-Timing").find("app;dur=") == 0);
        if (row.status == 405) CHECK(header(response, "Allow") == "GET, HEAD, OPTIONS");
        if (row.status >= 400) CHECK(header(response, "Cache-Control") == "no-store");
    }
}

TEST_CASE("scripts of other sites may read the API, its failures too, and never the pages") {
    TestSite site;
    for (const std::string target : {"/api/v1/search", "/api/v1/search?age=x", "/api/v1/nothing", "/openapi.json",
                                     "/widgets/v1/waymark.js", "/oruk/v3/services"}) {
        INFO(target);
        CHECK(header(site.ask(target), "Access-Control-Allow-Origin") == "*");
        CHECK(header(site.ask(target, "DELETE"), "Access-Control-Allow-Origin") == "*");
    }
    const auto preflight = site.ask("/api/v1/search", "OPTIONS",
                                    {{"Origin", "https://example.org"}, {"Access-Control-Request-Method", "GET"}});
    CHECK(preflight.status == 204);
    CHECK(header(preflight, "Access-Control-Allow-Methods").find("GET") == 0);
    CHECK(header(preflight, "Access-Control-Allow-Origin") == "*");
    for (const std::string target : {"/", "/nothing", "/health", "/metrics", "/editor/listings", "/assets/site.css"})
        CHECK(header(site.ask(target), "Access-Control-Allow-Origin").empty());
    CHECK(header(answer_refusal({414, "long", "/api/v1/search?q=aaa"}, site.site), "Access-Control-Allow-Origin") ==
          "*");
    CHECK(header(answer_refusal({400, "bad", "/editor"}, site.site), "Access-Control-Allow-Origin").empty());
}

TEST_CASE("a failure of the API is a problem that a person can act on; elsewhere it is a page") {
    TestSite site;
    const auto bad = site.ask("/api/v1/search?age=old");
    CHECK(bad.content_type == "application/problem+json");
    const auto problem = json_of(bad);
    CHECK(problem["type"] == "about:blank");
    CHECK(problem["title"] == "Bad Request");
    CHECK(problem["status"] == 400);
    CHECK(problem["parameter"] == "age");
    CHECK(problem["detail"] == "age takes whole years, one age or from-to, such as 7 or 7-9, not old.");
    CHECK(site.ask("/api/v1/nothing").content_type == "application/problem+json");
    CHECK(site.ask("/nothing").content_type == "text/html; charset=utf-8");
}

TEST_CASE("what the engine refuses keeps its kind and its parameter") {
    TestSite site;
    struct Row {
        ErrorKind kind;
        int status;
    };
    for (const auto& row :
         {Row{ErrorKind::bad_parameter, 400}, Row{ErrorKind::not_found, 404}, Row{ErrorKind::busy, 503},
          Row{ErrorKind::unreadable, 422}, Row{ErrorKind::unsupported, 415}, Row{ErrorKind::storage, 500}}) {
        site.fake.search = [&](const SearchRequest&) {
            return fail(row.kind, "Give a place, or choose another order.", "sort");
        };
        const auto response = site.ask("/api/v1/search?sort=distance");
        CHECK(response.status == row.status);
        CHECK(json_of(response)["parameter"] == "sort");
    }
}

TEST_CASE("the same question is answered once while the index stays the same") {
    TestSite site;
    const auto first = site.ask("/api/v1/search?need=ASD&q=swim");
    const auto second = site.ask("/api/v1/search?q=swim&need=ASD");
    CHECK(site.fake.searches == 1);
    CHECK(first.body == second.body);
    CHECK(header(first, "ETag") == header(second, "ETag"));
    CHECK(header(site.ask("/api/v1/search?q=swims&need=ASD"), "ETag") != header(first, "ETag"));
    CHECK(site.fake.searches == 2);
    site.fake.generation = 8;
    CHECK(header(site.ask("/api/v1/search?q=swim&need=ASD"), "ETag") != header(first, "ETag"));
    CHECK(site.fake.searches == 3);
    site.day = "2026-11-24";  // ages are read against the day
    CHECK(header(site.ask("/api/v1/search?q=swim&need=ASD"), "ETag") != header(first, "ETag"));
    CHECK(site.fake.searches == 4);
    CHECK(site.cache.hits() == 1);
    site.words = "-other words";
    CHECK(header(site.ask("/api/v1/search?q=swim&need=ASD"), "ETag") != header(first, "ETag"));
    CHECK(site.fake.searches == 5);
}

TEST_CASE("an answer that was overtaken by a new index while it was made is neither kept nor named") {
    TestSite site;
    site.fake.search = [&](const SearchRequest&) {
        ++site.fake.generation;
        return Answer{};
    };
    CHECK(header(site.ask("/api/v1/search"), "ETag").empty());
    site.fake.search = nullptr;
    CHECK_FALSE(header(site.ask("/api/v1/search"), "ETag").empty());
    CHECK(site.fake.searches == 2);
}

TEST_CASE("without a cache every question is asked, and answered alike") {
    TestSite site(0);
    const auto first = site.ask("/api/v1/search?need=ASD");
    const auto second = site.ask("/api/v1/search?need=ASD");
    CHECK(site.fake.searches == 2);
    CHECK(first.body == second.body);
    CHECK(header(first, "ETag") == header(second, "ETag"));
}

TEST_CASE("who holds the answer already is told so, without a search") {
    TestSite site(0);
    const auto tag = header(site.ask("/api/v1/search?need=ASD"), "ETag");
    CHECK(site.fake.searches == 1);
    const auto same = site.ask("/api/v1/search?need=ASD", "GET", {{"If-None-Match", tag}});
    CHECK(same.status == 304);
    CHECK(same.body.empty());
    CHECK(header(same, "ETag") == tag);
    CHECK(site.fake.searches == 1);
    CHECK(site.ask("/api/v1/search?need=ASD", "GET", {{"If-None-Match", "\"other\", " + tag}}).status == 304);
    CHECK(site.ask("/api/v1/search?need=ASD", "GET", {{"If-None-Match", "\"other\""}}).status == 200);
    CHECK(site.ask("/api/v1/search?need=DS", "GET", {{"If-None-Match", tag}}).status == 200);
    CHECK(site.ask("/api/v1/search?need=XYZ", "GET", {{"If-None-Match", "*"}}).status == 400);
}

TEST_CASE("long answers are compressed for who takes it, cached or not") {
    for (const std::size_t cache : {std::size_t{0}, std::size_t{1} << 20}) {
        TestSite site(cache);
        site.fake.search = [](const SearchRequest&) {
            Answer answer;
            answer.notices.assign(100, {"notice.16-and-17"});
            return answer;
        };
        for (int again = 0; again < 2; ++again) {
            const auto plain = site.ask("/api/v1/search");
            CHECK(header(plain, "Content-Encoding").empty());
            CHECK(header(plain, "Vary") == "Accept-Encoding");
            const auto small = site.ask("/api/v1/search", "GET", {{"Accept-Encoding", "br, gzip;q=0.8"}});
            CHECK(header(small, "Content-Encoding") == "gzip");
            CHECK(small.body.size() < plain.body.size() / 4);
            CHECK(test::gunzip(small.body) == plain.body);
            CHECK(header(site.ask("/api/v1/search", "GET", {{"Accept-Encoding", "gzip;q=0, br"}}), "Content-Encoding")
                      .empty());
        }
        CHECK(header(site.ask("/api/v1/suggest?q=a", "GET", {{"Accept-Encoding", "gzip"}}), "Content-Encoding")
                  .empty());  // too short
    }
}

TEST_CASE("what a family typed is kept by no shared cache") {
    TestSite site;
    struct Row {
        const char* target;
        const char* cache_control;
    };
    for (const auto& row :
         {Row{"/api/v1/search?need=ASD", "public, max-age=60"}, Row{"/api/v1/search?q=swim", "private, max-age=60"},
          Row{"/api/v1/search?q=", "public, max-age=60"}, Row{"/api/v1/search?near=SR4", "private, max-age=60"},
          Row{"/api/v1/interpret?q=swim", "private, max-age=60"}, Row{"/api/v1/suggest?q=sw", "private, max-age=60"},
          Row{"/?q=swim", "private, max-age=60"}, Row{"/", "public, max-age=60"}, Row{"/health", "no-store"},
          Row{"/metrics", "no-store"}}) {
        INFO(row.target);
        CHECK(header(site.ask(row.target), "Cache-Control") == row.cache_control);
    }
}

TEST_CASE("health says when no index is loaded") {
    TestSite site;
    CHECK(json_of(site.ask("/health"))["status"] == "ok");
    site.fake.generation = 0;
    const auto response = site.ask("/health");
    CHECK(response.status == 503);
    CHECK(json_of(response)["status"] == "no index");
}

TEST_CASE("figures are for this machine only, and hold nothing that anybody asked") {
    TestSite site;
    site.ask("/api/v1/search?q=secret+words&near=SR4+7TF");
    site.ask("/listing/secret");
    const auto figures = site.ask("/metrics");
    CHECK(figures.status == 200);
    CHECK(figures.body.find("waymark_requests_total{route=\"search\",status=\"2xx\"} 1\n") != std::string::npos);
    CHECK(figures.body.find("secret") == std::string::npos);
    CHECK(figures.body.find("SR4") == std::string::npos);
    CHECK(site.ask("/metrics", "GET", {}, false).status == 403);
    CHECK(site.ask("/metrics", "GET", {{"X-Forwarded-For", "192.0.2.1"}}).status == 403);
    site.site.metrics_for_all = true;
    CHECK(site.ask("/metrics", "GET", {}, false).status == 200);
}

TEST_CASE("pages run no scripts but our own and can be framed by nobody") {
    TestSite site;
    CHECK(
        header(site.ask("/"), "Content-Security-Policy") ==
        "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
}

TEST_CASE("the description of the API names every route, parameter and code, and is good JSON") {
    TestSite site;
    site.site.public_url = "https://localoffer.example.org";
    const auto response = site.ask("/openapi.json");
    const auto description = json_of(response);
    CHECK(description["openapi"] == "3.1.0");
    CHECK(description["servers"][0]["url"] == "https://localoffer.example.org");
    for (const auto& route : public_routes().routes)
        if (!route.documentation.summary.empty())
            CHECK(description["paths"][std::string(route.pattern)]["get"]["operationId"] == std::string(route.name));
    std::map<std::string, nlohmann::json> parameters;
    for (const auto& parameter : description["paths"]["/api/v1/search"]["get"]["parameters"])
        parameters[parameter["name"]] = parameter;
    for (const auto& field : site.vocabulary.fields())
        CHECK(parameters[field.name]["schema"]["items"]["enum"].size() == field.values.size());
    for (const char* name : {"q", "age", "near", "radius", "skip", "sort", "explain"}) CHECK(parameters.count(name));
    // Every reference leads somewhere.
    const std::string text = response.body;
    for (auto at = text.find("#/components/schemas/"); at != std::string::npos;
         at = text.find("#/components/schemas/", at + 1)) {
        const auto name = text.substr(at + 21, text.find('"', at) - at - 21);
        CHECK(description["components"]["schemas"].contains(name));
    }
}

TEST_CASE("the cache gives up what was asked longest ago, and never holds more than it may") {
    AnswerCache cache(16 * 10'000);
    const auto answer = [](char letter) {
        auto ready = std::make_shared<ReadyAnswer>();
        ready->json.assign(3'000, letter);
        return ready;
    };
    for (int i = 0; i < 1'000; ++i) cache.put("question " + std::to_string(i), answer('a'));
    CHECK(cache.bytes() <= 16 * 10'000);
    CHECK(cache.bytes() > 16 * 5'000);
    CHECK(cache.find("question 999"));
    CHECK_FALSE(cache.find("question 0"));
    auto huge = std::make_shared<ReadyAnswer>();
    huge->json.assign(20'000, 'x');
    cache.put("huge", huge);
    CHECK_FALSE(cache.find("huge"));
}

TEST_CASE("an address that was read once leads to its answer for as long as both are kept") {
    AnswerCache cache(16 * 10'000);
    auto ready = std::make_shared<ReadyAnswer>();
    ready->json = "{}";
    CHECK_FALSE(cache.find_asked("/search?q=a"));
    cache.put_asked("/search?q=a", "question");
    CHECK_FALSE(cache.find_asked("/search?q=a"));  // the answer is not there
    cache.put("question", ready);
    CHECK(cache.find_asked("/search?q=a") == ready);
    CHECK_FALSE(cache.find_asked("question"));  // a question is no address
    const std::string longest = "/search?q=" + std::string(2'000, 'a');
    cache.put_asked(longest, "question");
    CHECK_FALSE(cache.find_asked(longest));
    CHECK(cache.hits() == 1);
    CHECK(cache.misses() == 0);
    for (int i = 0; i < 10'000; ++i) cache.put_asked("/search?q=" + std::to_string(i), "question");
    CHECK(cache.bytes() <= 16 * 10'000);
}

TEST_CASE("the very same address is answered from memory until what it stands for changes") {
    TestSite site;
    const auto first = site.ask("/api/v1/search?need=ASD&q=swim");
    const auto second = site.ask("/api/v1/search?need=ASD&q=swim");
    CHECK(second.body == first.body);
    CHECK(site.cache.hits() == 1);
    CHECK(site.ask("/api/v1/search?need=ASD&q=swim", "GET", {{"If-None-Match", header(first, "ETag")}}).status == 304);
    site.fake.generation = 8;
    site.ask("/api/v1/search?need=ASD&q=swim");
    CHECK(site.fake.searches == 2);
    CHECK(site.ask("/api/v1/search?need=NONE").status == 400);
    CHECK(site.ask("/api/v1/search?need=NONE").status == 400);
}
