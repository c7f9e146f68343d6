// Does an editor get code that works, and does the search in a frame stay in it?
#include <catch2/catch.hpp>

#include "server/pages/embed_page.h"
#include "server/pages/embed_search.h"
#include "server/pages/search_page.h"
#include "server/widgets/widget_files.h"
#include "tests/server/pages_site.h"

using namespace waymark;
using test::PagesSite;

namespace {

bool has(const std::string& body, const std::string& part) { return body.find(part) != std::string::npos; }

std::string embed(const PagesSite& site, std::vector<http::Parameter> parameters,
                  std::vector<std::pair<std::string, std::string>> headers = {{"host", "offer.example"}}) {
    auto request = PagesSite::request("/embed", std::move(parameters));
    request.headers = std::move(headers);
    return pages::embed_page(request, site.site).body;
}

std::string header(const http::Response& response, const std::string& name) {
    const auto* value = response.header(name);
    return value ? *value : "";
}

}  // namespace

TEST_CASE("the code names this site, what was chosen, and a form and a link for when nothing else works") {
    PagesSite site;
    const auto body = embed(site, {{"council", "sunderland"},
                                   {"category", "short-breaks"},
                                   {"filter", "need"},
                                   {"filter", "cost"},
                                   {"theme", "dark"},
                                   {"language", "pl"},
                                   {"level", "3"}});
    CHECK(
        has(body, "&lt;script type=&quot;module&quot; src=&quot;http://offer.example/widgets/v1/waymark.js&quot;&gt;"));
    CHECK(has(
        body,
        "&lt;waymark-search council=&quot;sunderland&quot; heading-level=&quot;3&quot; filters=&quot;need cost&quot; preset=&quot;category=short-breaks&quot; theme=&quot;dark&quot; lang=&quot;pl&quot;&gt;"));
    CHECK(has(body, "&lt;form action=&quot;http://offer.example/&quot;&gt;"));
    CHECK(has(body, "&lt;a href=&quot;http://offer.example/?council=sunderland&quot;&gt;"));
    CHECK(has(body, "&lt;div data-waymark data-council=&quot;sunderland&quot;"));
    CHECK(has(
        body,
        "&lt;iframe src=&quot;http://offer.example/embed/search?council=sunderland&amp;amp;category=short-breaks&quot;"));
    CHECK(
        has(body,
            "script-src http://offer.example;\nconnect-src http://offer.example;\nform-action http://offer.example;"));
}

TEST_CASE("the code names the public address when the operator gave one") {
    PagesSite site;
    site.site.public_url = "https://www.offer.example/local";
    CHECK(has(embed(site, {}), "src=&quot;https://www.offer.example/local/widgets/v1/waymark.js&quot;"));
}

TEST_CASE("a fixed version comes with its integrity") {
    PagesSite site;
    const auto files = *WidgetFiles::load(WAYMARK_SOURCE_DIR "/widgets");
    site.site.widgets = &files;
    const auto body = embed(site, {{"version", "fixed"}});
    CHECK(has(body, "/widgets/" + files.newest() + "/waymark.js&quot; integrity=&quot;sha256-"));
    CHECK(has(body, "crossorigin"));
}

TEST_CASE("what is typed into the address of the code page cannot break out of it") {
    PagesSite site;
    const auto body =
        embed(site, {{"label", "\"><script>alert(1)</script>"}, {"council", "\"><b>"}, {"need", "<i>"}, {"theme", "x"}},
              {{"host", "evil.example\"><script>"}});
    CHECK_FALSE(has(body, "<script>alert"));
    CHECK_FALSE(has(body, "<b>"));
    CHECK_FALSE(has(body, "evil.example"));
    CHECK(has(body, "label=&quot;&amp;quot;&gt;&amp;lt;script&gt;"));
}

TEST_CASE("a search in a frame stays in the frame, and a listing leaves it") {
    PagesSite site;
    Answer answer;
    answer.total = 30;
    answer.request.q = "swimming";
    answer.results.emplace_back().id = "one";
    auto request = PagesSite::request("/embed/search", {{"q", "swimming"}});
    const auto page = pages::results_page(request, site.site, answer);
    CHECK(has(page.body, "<a href=\"/listing/one\" target=\"_top\">"));
    CHECK(has(page.body, "href=\"/embed/search?q=swimming&amp;page=2\""));
    CHECK(has(page.body, "action=\"/embed/search\""));
    CHECK_FALSE(has(page.body, "action=\"/\""));
    CHECK_FALSE(has(page.body, "href=\"/?"));
}

TEST_CASE("a frame may be shown by the sites that the operator names, and by all when none is named") {
    PagesSite site;
    const auto policy = [&] {
        return header(pages::embed_search(PagesSite::request("/embed/search"), site.site), "Content-Security-Policy");
    };
    CHECK(policy().ends_with("frame-ancestors *"));
    site.site.frame_ancestors = "https://www.council.example";
    CHECK(policy().ends_with("frame-ancestors https://www.council.example"));
    CHECK(header(pages::search_page(PagesSite::request("/"), site.site), "Content-Security-Policy")
              .empty());  // the router's, which lets nobody
}

TEST_CASE("a frame begins with the box alone, and a bad parameter says what to change inside it") {
    PagesSite site;
    const auto box = pages::embed_search(PagesSite::request("/embed/search", {{"council", "sunderland"}}), site.site);
    CHECK(has(box.body, "<input type=\"hidden\" name=\"council\" value=\"sunderland\">"));
    CHECK_FALSE(has(box.body, "class=\"found\""));
    const auto bad = pages::embed_search(PagesSite::request("/embed/search", {{"q", "a"}, {"age", "x"}}), site.site);
    CHECK(bad.status == 400);
    CHECK(has(bad.body, "role=\"alert\""));
    CHECK(has(bad.body, "action=\"/embed/search\""));
}
