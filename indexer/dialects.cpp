// Which dialects are there, and in which order are they tried?
#include "indexer/dialects.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/dialects/airs/airs.h"
#include "indexer/dialects/family_information/family_information.h"
#include "indexer/dialects/flat_csv/flat_csv.h"
#include "indexer/dialects/geojson/geojson.h"
#include "indexer/dialects/hsds_csv/hsds_csv.h"
#include "indexer/dialects/ofsted/ofsted.h"
#include "indexer/dialects/open_active/open_active.h"
#include "indexer/dialects/open_objects/open_objects.h"
#include "indexer/dialects/outpost/outpost.h"
#include "indexer/dialects/outpost_csv/outpost_csv.h"
#include "indexer/own_export/own_csv_reader.h"

namespace waymark::feeds {

namespace {

bool of(const Glimpse& g, std::string_view words) { return g.root_namespace.find(words) != std::string::npos; }

// The first that fits is taken.
constexpr std::array dialects{
    Dialect{"", "a web page (HTML)", Layout::none,
            [](const Glimpse& g) {
                return is_xml(g) && (g.root == "html" || g.first_line.starts_with("<!doctype html") ||
                                     g.first_line.starts_with("<html"));
            }},
    airs::dialect,
    family_information::dialect,
    ofsted::dialect,
    Dialect{"", "a course feed (XCRI)", Layout::none,
            [](const Glimpse& g) { return is_xml(g) && (of(g, "xcri.org") || of(g, "xcri")); }},
    Dialect{"", "a news feed (RSS or Atom)", Layout::none,
            [](const Glimpse& g) {
                return is_xml(g) && (g.root == "rss" || g.root == "RDF" || of(g, "www.w3.org/2005/Atom"));
            }},
    Dialect{"", "a map file (KML or GPX)", Layout::none,
            [](const Glimpse& g) { return is_xml(g) && (g.root == "kml" || g.root == "gpx"); }},
    Dialect{"", "a web service's answer (SOAP)", Layout::none,
            [](const Glimpse& g) { return is_xml(g) && g.root == "Envelope" && of(g, "soap"); }},
    Dialect{"", "a sitemap", Layout::none,
            [](const Glimpse& g) { return is_xml(g) && (g.root == "urlset" || g.root == "sitemapindex"); }},
    Dialect{"open-referral-xml", "Open Referral as XML", Layout::xml, is_xml},
    Dialect{"", "a description of tables (datapackage.json)", Layout::none,
            [](const Glimpse& g) {
                return is_json(g) && g.first == '{' && g.text.find("\"resources\"") != std::string_view::npos &&
                       g.text.find("\"schema\"") != std::string_view::npos &&
                       g.text.find("\"fields\"") != std::string_view::npos;
            }},
    geojson::dialect,
    open_active::dialect,
    outpost::dialect,
    Dialect{"open-referral-json", "Open Referral as JSON or JSON lines", Layout::json, is_json},
    Dialect{"", "an Excel or other zipped file", Layout::none,
            [](const Glimpse& g) { return g.text.starts_with("PK\x03\x04"); }},
    Dialect{"", "a PDF", Layout::none, [](const Glimpse& g) { return g.text.starts_with("%PDF"); }},
    Dialect{"", "a compressed file (gzip)", Layout::none,
            [](const Glimpse& g) { return g.text.starts_with("\x1f\x8b"); }},
    own_csv::dialect,
    open_objects::dialect,
    outpost_csv::dialect,
    hsds_csv::dialect,
    flat_csv::dialect,
    Dialect{"", "plain text, or a file of a kind we do not know", Layout::none, [](const Glimpse&) { return true; }},
};

/// Short names that people type for `--format`.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> short_names{{{"oruk-xml", "open-referral-xml"},
                                                                                    {"xml", "open-referral-xml"},
                                                                                    {"oruk-json", "open-referral-json"},
                                                                                    {"json", "open-referral-json"},
                                                                                    {"jsonl", "open-referral-json"}}};

}  // namespace

const Dialect& recognise(const Glimpse& g) {
    for (const Dialect& dialect : dialects)
        if (dialect.is(g)) return dialect;
    return dialects.back();
}

const Dialect* dialect_named(std::string_view name) {
    for (const auto& [known, full] : short_names)
        if (known == name) name = full;
    for (const Dialect& dialect : dialects)
        if (!name.empty() && dialect.name == name) return &dialect;
    return nullptr;
}

const std::string& what_we_read() {
    static const std::string sentence = [] {
        std::string all = "We read ";
        for (const Dialect& dialect : dialects)
            if (!dialect.name.empty()) all += (all.size() > 8 ? "; " : "") + std::string(dialect.title);
        return all;
    }();
    return sentence;
}

std::vector<std::string_view> dialect_names() {
    std::vector<std::string_view> names;
    for (const Dialect& dialect : dialects)
        if (!dialect.name.empty()) names.push_back(dialect.name);
    return names;
}

}  // namespace waymark::feeds
