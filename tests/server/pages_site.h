// Which site do the tests of pages ask? Real templates and words over a fake engine.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "server/pages/listing_page.h"
#include "server/pages/search_page.h"
#include "server/pages/templates.h"
#include "server/site/answer_cache.h"
#include "server/site/metrics.h"
#include "tests/server/fake_engine.h"

namespace waymark::test {

struct PagesSite {
    explicit PagesSite(bool sample_data = true, const std::filesystem::path& own = "")
        : files(WAYMARK_SOURCE_DIR "/content", own),
          site{.listings = PublicListings(engine),
               .vocabulary = vocabulary,
               .councils = councils,
               .languages = languages,
               .cache = cache,
               .metrics = metrics,
               .templates = *templates,
               .today = [] { return Date("2026-11-23"); },
               .snapshot_id = [] { return std::string("1"); },
               .public_url = "",
               .version = "0.0.1",
               .sample_data = sample_data} {}

    static http::Request request(const std::string& path, std::vector<http::Parameter> parameters = {}) {
        http::Request out;
        out.method = "GET";
        out.path = path;
        out.parameters = std::move(parameters);
        return out;
    }
    std::string page_of(const Answer& answer) const { return pages::results_page(request("/"), site, answer).body; }
    std::string page_of(const Listing& listing) {
        fake.listings[listing.id] = listing;
        http::Request asked = request("/listing/" + listing.id);
        asked.captures = {listing.id};
        return pages::listing_page(asked, site).body;
    }

    ContentFiles files;
    Vocabulary vocabulary = *Vocabulary::load(files);
    Councils councils = *Councils::load(files);
    Languages languages = *Languages::load(files);
    std::unique_ptr<pages::Templates> templates = *pages::Templates::load(files, languages);
    AnswerCache cache{0};
    Metrics metrics{{}};
    FakeEngine fake;
    Engine engine = engine_of(fake);
    PublicSite site;
};

/// A result that says everything, and one that says nothing.
inline SearchResult full_result() {
    SearchResult out;
    out.id = "11111111-1111-4111-8111-111111111111";
    out.name = "Otter Swim";
    out.organisation = "Otter Trust";
    out.summary = "Calm swimming.";
    out.need = {"ASD"};
    out.cost = {"paid", "carer-free"};
    out.when = {"weekend", "holidays"};
    out.age = {5, 11};
    out.access_yes = {"wheelchair", "hoist"};
    out.access_no = {"changing-place"};
    out.access_derived = {"quiet-space"};
    out.distance_miles = 1.24;
    out.place = "Otter Pool, Sunderland";
    out.place_precision = Precision::exact;
    out.assured = "2026-03-01";
    out.availability = "full";
    return out;
}
inline SearchResult silent_result() {
    SearchResult out;
    out.id = "22222222-2222-4222-8222-222222222222";
    out.name = "Quiet Club";
    out.not_stated = {"age", "day"};
    return out;
}

/// What is read of a page from its main part on: without tags, with single spaces.
inline std::string text_of(const std::string& html) {
    std::string out;
    bool in_tag = false;
    for (std::size_t i = html.find("<main"); i < html.size(); ++i) {
        const char c = html[i];
        const bool space = in_tag || c == '<' || c == '>' || c == ' ' || c == '\n';
        if (c == '<') in_tag = true;
        else if (c == '>') in_tag = false;
        if (!space) out += c;
        else if (!out.empty() && out.back() != ' ') out += ' ';
    }
    return out;
}

inline bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace waymark::test
