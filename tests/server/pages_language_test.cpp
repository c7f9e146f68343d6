// Is a page in another language whole, without a line of C++ and without a word of English that is ours?
#include <catch2/catch.hpp>

#include <algorithm>

#include "search/json/answer_json.h"
#include "server/api/endpoints.h"
#include "server/pages/embed_page.h"
#include "server/pages/embed_search.h"
#include "server/pages/error_pages.h"
#include "server/pages/listing_page.h"
#include "server/pages/organisation_page.h"
#include "server/pages/search_page.h"
#include "server/site/problem.h"
#include "tests/server/other_language.h"
#include "tests/server/pages_site.h"
#include "tests/server/pages_with_everything.h"

using namespace waymark;
using test::has;
using test::OtherLanguage;
using test::wide;

namespace {

struct OtherSite : test::PagesSite {
    explicit OtherSite(const OtherLanguage& language) : PagesSite(true, language.path), tag(language.tag) {}

    http::Request asked(const std::string& path, std::vector<http::Parameter> parameters = {}) const {
        parameters.push_back({"lang", tag});
        return request(path, std::move(parameters));
    }
    void check(const Response& response, int status, const char* what) const {
        INFO(what << ": " << response.body.substr(0, 300));
        CHECK(response.status == status);
        CHECK(test::english_in(response.body, councils) == "");
        CHECK(has(response.body, "<html lang=\"" + tag + "\" dir=\"" + (tag == "ur" ? "rtl" : "ltr") + "\">"));
    }
    std::string tag;
};

}  // namespace

TEST_CASE("every page in another language is free of English") {
    for (const char* tag : {"el", "ur"}) {
        const OtherLanguage language(tag);
        OtherSite site(language);
        site.fake.search = [&](const SearchRequest& request) -> Result<Answer> {
            Answer answer = test::answer_with_everything(site.vocabulary, tag);
            answer.request = request;
            return answer;
        };
        site.check(pages::search_page(site.asked("/"), site.site), 200, "home");
        site.check(pages::search_page(site.asked("/", {{"q", "1"}}), site.site), 200, "search");
        site.check(pages::embed_search(site.asked("/embed/search"), site.site), 200, "frame");
        site.check(pages::embed_search(site.asked("/embed/search", {{"q", "1"}}), site.site), 200, "search in a frame");
        site.check(pages::accessibility_page(site.asked("/accessibility"), site.site), 200, "accessibility");
        site.check(pages::embed_page(site.asked("/embed"), site.site), 200, "embed");

        const auto asked = site.asked("/");
        Answer everything = test::answer_with_everything(site.vocabulary, tag);
        site.check(pages::results_page(asked, site.site, everything), 200, "everything");
        everything.understood.urgent = {{"T", "T", "116 123", "T", false, true, "samaritans"}};
        site.check(pages::results_page(asked, site.site, everything), 200, "danger");
        everything.understood.urgent.front().quieter = true;
        everything.total = everything.total_stated = 0;
        everything.results.clear();
        everything.understood.text = "1";
        site.check(pages::results_page(asked, site.site, everything), 200, "strain and nothing found");
        for (const int miles : {0, 1, 2, 1204}) {
            everything.understood.slots.radius_miles = miles;
            everything.request.age = AgeRange{miles > 1 ? 7 : 0, 9};
            everything.request.near = "SR4 7TF";
            everything.request.understand = miles > 1;
            site.check(pages::results_page(asked, site.site, everything), 200, "chosen");
        }

        for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{{"age", "?"},
                                                                                          {"radius", "?"},
                                                                                          {"sort", "?"},
                                                                                          {"need", "?"},
                                                                                          {"page", "0"},
                                                                                          {"skip", "?"},
                                                                                          {"council", "?"}})
            site.check(pages::search_page(site.asked("/", {{"q", "1"}, {name, value}}), site.site), 400, name.c_str());
        site.check(pages::embed_search(site.asked("/embed/search", {{"age", "?"}}), site.site), 400,
                   "error in a frame");
        for (const int status : {400, 404, 405, 418, 500, 503})
            site.check(pages::error_page(site.asked("/x"), site.site, status, "There is nothing at this address."),
                       status, "error");

        auto listing = test::listing_with_everything(site.vocabulary);
        site.fake.listings[listing.id] = listing;
        auto one = site.asked("/listing/x");
        one.captures = {listing.id};
        site.check(pages::listing_page(one, site.site), 200, "listing");
        one.captures = {listing.organisation.id};
        site.check(pages::organisation_page(one, site.site), 200, "organisation");
        Listing bare;
        bare.id = "55555555-5555-4555-8555-555555555555";
        bare.name = "1";
        bare.complaints = "1";
        bare.registration.number = "1";
        bare.costs = {{"", 12, "EUR", "", "", "", "", "2026-05-06"}};
        bare.costs.front().currency = "";
        site.fake.listings[bare.id] = bare;
        one.captures = {bare.id};
        site.check(pages::listing_page(one, site.site), 200, "bare listing");
        one.captures = {"none"};
        site.check(pages::listing_page(one, site.site), 404, "no listing");
        site.check(pages::organisation_page(one, site.site), 404, "no organisation");
    }
}

TEST_CASE("the API says what is wrong in the language that is asked for") {
    const OtherLanguage language("el");
    const OtherSite site(language);
    const auto detail_of = [](const Response& response) {
        const std::string before = "\"detail\":\"";
        const auto from = response.body.find(before) + before.size();
        return response.body.substr(from, response.body.find('"', from) - from);
    };
    const auto check = [&](std::string detail, const std::string& name) {
        INFO(name << ": " << detail);
        for (auto at = detail.find(name); !name.empty() && at != std::string::npos; at = detail.find(name))
            detail.erase(at, name.size());
        CHECK(detail.size() > 20);
        CHECK(
            std::none_of(detail.begin(), detail.end(), [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }));
    };
    for (const char* name : {"age", "radius", "sort", "page", "per_page", "language", "council", "understand", "stated",
                             "unstated", "explain", "facets", "skip"}) {
        const auto response = api::search(site.asked("/api/v1/search", {{name, "?"}}), site.site);
        CHECK(response.status == 400);
        check(detail_of(response), name);
    }
    for (const auto& place : {std::string(500, '7'), std::string("91,0")})
        check(detail_of(api::search(site.asked("/api/v1/search", {{"near", place}}), site.site)), "near");
    auto one = site.asked("/api/v1/listings/x");
    one.captures = {"x"};
    check(detail_of(api::listing(one, site.site)), "");
    // What the engine itself refuses has its words beside the field.
    const auto& messages = site.languages.of("el");
    for (const char* field : {"sort", "near", "made-up"})
        check(detail_of(problem({ErrorKind::bad_parameter, "English.", field}, messages)), "");
    check(detail_of(problem({ErrorKind::busy, "English.", ""}, messages)), "");
    CHECK(detail_of(problem({ErrorKind::busy, "English.", ""}, site.languages.english())) == "English.");
}

TEST_CASE("a suggestion of a need or a kind of help is shown in the language, and searched for as we know it") {
    const OtherLanguage language("el");
    OtherSite site(language);
    site.fake.suggest = [](const std::string&) {
        return std::vector<Suggestion>{{"Autism", "need", 3}, {"Otter Club", "listing", 1}};
    };
    const auto json = api::suggest(site.asked("/api/v1/suggest", {{"q", "au"}}), site.site).body;
    CHECK(json == "{\"suggestions\":[{\"text\":\"" + wide("Autism") +
                      "\",\"kind\":\"need\",\"count\":3,\"q\":\"Autism\"},"
                      "{\"text\":\"Otter Club\",\"kind\":\"listing\",\"count\":1,\"q\":\"Otter Club\"}]}");
}

TEST_CASE("links and forms of a page keep its language, and what a listing says is marked as English") {
    const OtherLanguage language("ur");
    OtherSite site(language);
    Answer answer;
    answer.request.lang = "ur";
    answer.total = 1;
    answer.results = {test::full_result()};
    const auto html = pages::results_page(site.asked("/"), site.site, answer).body;
    CHECK(has(html,
              "<h3 lang=\"en\" dir=\"ltr\"><a href=\"/listing/" + std::string(answer.results[0].id) + "?lang=ur\""));
    CHECK(has(html, "<p lang=\"en\" dir=\"ltr\">Calm swimming.</p>"));
    CHECK(has(html, "<input type=\"hidden\" name=\"lang\" value=\"ur\">"));
    CHECK(has(html, "href=\"/accessibility?lang=ur\""));
    CHECK(has(html, "data-suggest=\"" + wide("Suggestions") + "\""));
    CHECK(has(pages::search_page(site.asked("/"), site.site).body, "href=\"/?q=&amp;lang=ur\""));
    CHECK(has(pages::accessibility_page(site.asked("/accessibility"), site.site).body, "<form class=\"top-search\""));
    // English says none of this, and an unknown language is English.
    const auto english = pages::results_page(test::PagesSite::request("/"), site.site, answer).body;
    CHECK_FALSE(has(english, " lang=\"en\""));
    CHECK(has(english, "<html lang=\"en-GB\" dir=\"ltr\">"));
    CHECK(has(english, "<a href=\"/?lang=ur\" lang=\"ur\" hreflang=\"ur\">اردو</a>"));
    CHECK_FALSE(has(pages::accessibility_page(test::PagesSite::request("/accessibility"), test::PagesSite().site).body,
                    "hreflang"));
    CHECK(has(pages::accessibility_page(test::PagesSite::request("/accessibility", {{"lang", "tlh"}}), site.site).body,
              "<html lang=\"en-GB\" dir=\"ltr\">"));
}

TEST_CASE("a language may leave words out: they are said in English") {
    const OtherLanguage language("el");
    language.write(
        "messages/pl.txt",
        "search.button = Szukaj\nresults = {n, plural, one {# usługa} few {# usługi} many {# usług} other {# usługi}}\n");
    const test::PagesSite site(true, language.path);
    const auto& polish = site.languages.of("pl");
    CHECK(polish.count("results", 1) == "1 usługa");
    CHECK(polish.count("results", 3) == "3 usługi");
    CHECK(polish.count("results", 5) == "5 usług");
    CHECK(polish.count("results", 22) == "22 usługi");
    CHECK(polish.say("search.label") == "What do you need help with?");
    CHECK(polish.count("organisation.services", 1) == "1 service");
    CHECK(polish.missing().size() > 300);
    CHECK(has(pages::accessibility_page(test::PagesSite::request("/accessibility", {{"lang", "pl"}}), site.site).body,
              "Szukaj</button>"));
}

TEST_CASE("the API says notices, notes, help and labels in the language that is asked for") {
    const OtherLanguage language("el");
    const test::PagesSite site(true, language.path);
    Answer answer;
    answer.notices = {{"notice.cut"}};
    answer.understood.questions = {{"question.where"}};
    answer.understood.spans = {{0, 4, "need", "ASD", "asd", "abbreviation"}};
    answer.understood.urgent = {{"Samaritans", "Talk.", "116 123", "", false, false, "samaritans"}};
    answer.results = {test::silent_result()};
    answer.results.front().note = Message{"note.for-adults"};
    answer.facets = {{"need", "Need", {{"ASD", "Autism", 9, true}, {"DS", "Down's syndrome", 0, false}}}};
    const auto json = search_json({}, answer, site.vocabulary, site.languages.of("el"));
    for (const char* said :
         {"That was long, so we used only the first words.",
          "Where are you? Add a town or a postcode to see what is near.", "abbreviation", "A service for adults"}) {
        INFO(said);
        CHECK(has(json, '"' + wide(said) + '"'));
    }
    CHECK(has(json, "\"title\":\"" + wide("Words of help") + "\""));
    CHECK(has(json, "{\"field\":\"need\",\"label\":\"" + wide("Need") +
                        "\",\"values\":[{\"value\":\"ASD\",\"label\":\"" + wide("Autism") +
                        "\",\"count\":9,\"selected\":true}"));
    CHECK(has(search_json({}, answer, site.vocabulary, site.languages.of("pl")), "\"label\":\"Autism\""));
}
