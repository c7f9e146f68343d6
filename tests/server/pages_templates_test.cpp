// Do templates become pages safely, and is a bad one refused with its place?
#include <unistd.h>
#include <catch2/catch.hpp>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "server/pages/error_pages.h"
#include "tests/server/pages_site.h"

using namespace waymark;
using namespace waymark::pages;
namespace fs = std::filesystem;

namespace {

struct Own {
    fs::path path = fs::temp_directory_path() / ("waymark-templates-" + std::to_string(::getpid()));
    ~Own() { fs::remove_all(path); }
    /// What loading says once DATA/content holds this file; empty when all is well.
    std::string with(const std::string& name, const std::string& text) const {
        fs::remove_all(path);
        fs::create_directories((path / name).parent_path());
        std::ofstream(path / name) << text;
        const ContentFiles files(WAYMARK_SOURCE_DIR "/content", path);
        const auto languages = *Languages::load(files);
        const auto templates = Templates::load(files, languages);
        return templates ? std::string() : templates.error().message;
    }
    std::string rendered(const std::string& text, const View& view) const {
        with("templates/accessibility.mustache", text);
        const ContentFiles files(WAYMARK_SOURCE_DIR "/content", path);
        const auto languages = *Languages::load(files);
        return (*Templates::load(files, languages))->render(languages.english(), "accessibility", view);
    }
};

}  // namespace

TEST_CASE("a council's own template takes the place of ours, with words and parts") {
    const Own own;
    View view;
    view.set("name", "a <b> & \"c\"").set("empty", "").set_texts("list", {"one", "", "two"});
    CHECK(
        own.rendered(
            "<p title=\"{{name}}\">[[search.button]]</p>\n{{#empty}}no{{/empty}}{{^empty}}yes{{/empty}}\n<ul>{{#list}}<li>{{text}}</li>{{/list}}</ul>",
            view) ==
        "<p title=\"a &lt;b&gt; &amp; &quot;c&quot;\">Search</p>\nyes\n<ul><li>one</li><li>two</li></ul>\n");
}

TEST_CASE("what is shown is never read as a template again") {
    const Own own;
    View view;
    view.set("name", "{{secret}} {{{secret}}} [[search.button]]").set("secret", "told");
    CHECK(own.rendered("{{name}}", view) == "{{secret}} {{{secret}}} [[search.button]]\n");
}

TEST_CASE("a bad template is refused with file and line") {
    const Own own;
    CHECK(test::has(own.with("templates/error.mustache", "<p>\n{{{raw}}}"), "error.mustache:2: {{{ is not allowed"));
    CHECK(test::has(own.with("templates/error.mustache", "{{&raw}}"), "is not allowed"));
    CHECK(test::has(own.with("templates/error.mustache", "<p>\n\n[[no.such.words]]"),
                    "error.mustache:3: messages/en.txt has no words for no.such.words"));
    CHECK(test::has(own.with("templates/error.mustache", "{{#open}}"),
                    "error.mustache: the section {{#open}} is not closed"));
    CHECK(test::has(own.with("templates/error.mustache", "{{/shut}}"), "error.mustache"));
    CHECK(test::has(own.with("templates/error.mustache", "[[results]]"),
                    "error.mustache:1: results has plural forms or choices"));
    CHECK(test::has(own.with("templates/error.mustache", "[[page:none]]"), "error.mustache:1: there is no page:none"));
    CHECK(test::has(own.with("templates/_head.mustache", "{{> _head}}"), "nested too deep"));
    CHECK(test::has(own.with("templates/error.mustache", "[[asset:none.css]]"), "there is no asset none.css"));
    CHECK(own.with("templates/error.mustache", "<p>{{heading}}</p>").empty());
}

TEST_CASE("assets are known by name alone and change their address when they change") {
    const test::PagesSite pages;
    const auto asset = [&](const std::string& name) {
        auto request = test::PagesSite::request("/assets/" + name);
        request.captures = {name};
        return static_file(request, pages.site);
    };
    const auto style = asset("waymark.css");
    CHECK(style.status == 200);
    CHECK(style.content_type == "text/css; charset=utf-8");
    CHECK(asset("../templates/search.mustache").status == 404);
    CHECK(asset("").status == 404);
    const Own own;
    own.with("assets/waymark.css", "body{}");
    const auto changed = Templates::load(ContentFiles(WAYMARK_SOURCE_DIR "/content", own.path), pages.languages);
    REQUIRE(changed);
    CHECK((*changed)->asset("waymark.css")->bytes == "body{}");
    CHECK((*changed)->asset("waymark.css")->version != pages.templates->asset("waymark.css")->version);
}

TEST_CASE("several threads render at once and get the same page") {
    const test::PagesSite pages;
    Answer answer;
    answer.total = 1;
    answer.results = {test::full_result()};
    const std::string expected = pages.page_of(answer);
    std::vector<std::thread> threads;
    std::atomic<int> wrong{0};
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int j = 0; j < 20; ++j) wrong += pages.page_of(answer) != expected;
        });
    for (auto& each : threads) each.join();
    CHECK(wrong == 0);
}
