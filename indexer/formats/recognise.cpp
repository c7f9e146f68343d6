// What kind of file is this, by the look of its contents?
#include "indexer/formats/recognise.h"

#include <algorithm>
#include <array>

namespace waymark::feeds {

const std::string_view what_we_read = "We read Open Referral (version 1 and 3) as XML, JSON or JSON lines";

namespace {

std::string lower(std::string_view text) {
    std::string low(text);
    std::transform(low.begin(), low.end(), low.begin(), [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    return low;
}

bool is_xml(const Glimpse& g) { return g.first == '<'; }
bool is_json(const Glimpse& g) { return g.first == '{' || g.first == '['; }
bool has_columns(const Glimpse& g, std::initializer_list<std::string_view> names) {
    return std::all_of(names.begin(), names.end(), [&](std::string_view name) { return g.first_line.find(name) != std::string::npos; });
}
bool is_csv(const Glimpse& g) {
    return !is_xml(g) && !is_json(g) && (std::count(g.first_line.begin(), g.first_line.end(), ',') >= 2 ||
                                         std::count(g.first_line.begin(), g.first_line.end(), '\t') >= 2 ||
                                         std::count(g.first_line.begin(), g.first_line.end(), ';') >= 3);
}
bool of(const Glimpse& g, std::string_view words) { return g.root_namespace.find(words) != std::string::npos; }

// The first that fits is taken.
constexpr std::array dialects{
    Dialect{"", "a web page (HTML)", Layout::none,
            [](const Glimpse& g) { return is_xml(g) && (g.root == "html" || lower(g.text.substr(0, 14)) == "<!doctype html" || lower(g.text.substr(0, 5)) == "<html"); }},
    Dialect{"", "AIRS / Inform USA XML", Layout::none,
            [](const Glimpse& g) { return is_xml(g) && (of(g, "airs.org") || ((g.root == "Source" || g.root == "Agency") && g.text.find("<Agency") != std::string_view::npos)); }},
    Dialect{"", "England's Family Information Service XML (childcare ProviderDescription)", Layout::none,
            [](const Glimpse& g) { return is_xml(g) && (g.root.starts_with("ProviderDescription") || of(g, "dcsf.gov.uk") || of(g, "ispp-aggregator")); }},
    Dialect{"", "Ofsted's local authority extract", Layout::none,
            [](const Glimpse& g) { return is_xml(g) && (g.root.starts_with("Ofsted") || of(g, "ofsted.gov.uk")); }},
    Dialect{"", "a course feed (XCRI)", Layout::none, [](const Glimpse& g) { return is_xml(g) && (of(g, "xcri.org") || of(g, "xcri")); }},
    Dialect{"", "a news feed (RSS or Atom)", Layout::none,
            [](const Glimpse& g) { return is_xml(g) && (g.root == "rss" || g.root == "RDF" || of(g, "www.w3.org/2005/Atom")); }},
    Dialect{"", "a map file (KML or GPX)", Layout::none, [](const Glimpse& g) { return is_xml(g) && (g.root == "kml" || g.root == "gpx"); }},
    Dialect{"", "a web service's answer (SOAP)", Layout::none, [](const Glimpse& g) { return is_xml(g) && g.root == "Envelope" && of(g, "soap"); }},
    Dialect{"", "a sitemap", Layout::none, [](const Glimpse& g) { return is_xml(g) && (g.root == "urlset" || g.root == "sitemapindex"); }},
    Dialect{"open-referral-xml", "Open Referral as XML", Layout::xml, is_xml},
    Dialect{"open-referral-json", "Open Referral as JSON or JSON lines", Layout::json, is_json},
    Dialect{"", "an Excel or other zipped file", Layout::none, [](const Glimpse& g) { return g.text.starts_with("PK\x03\x04"); }},
    Dialect{"", "a PDF", Layout::none, [](const Glimpse& g) { return g.text.starts_with("%PDF"); }},
    Dialect{"", "a compressed file (gzip)", Layout::none, [](const Glimpse& g) { return g.text.starts_with("\x1f\x8b"); }},
    Dialect{"", "a table of Open Referral as CSV", Layout::none,
            [](const Glimpse& g) { return is_csv(g) && (has_columns(g, {"service_id"}) || has_columns(g, {"organization_id"}) || has_columns(g, {"location_id"}) ||
                                                        (has_columns(g, {"id", "name"}) && has_columns(g, {"description"}))); }},
    Dialect{"", "a table (CSV)", Layout::none, is_csv},
    Dialect{"", "plain text, or a file of a kind we do not know", Layout::none, [](const Glimpse&) { return true; }},
};

/// Short names that people type for `--format`.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> short_names{{{"oruk-xml", "open-referral-xml"}, {"xml", "open-referral-xml"},
                                                                                   {"oruk-json", "open-referral-json"}, {"json", "open-referral-json"},
                                                                                   {"jsonl", "open-referral-json"}}};

void find_root(Glimpse& g) {
    std::string_view text = g.text;
    for (std::size_t at = 0; at < text.size();) {
        at = text.find('<', at);
        if (at == std::string_view::npos) return;
        std::string_view rest = text.substr(at);
        if (rest.starts_with("<!--")) {
            auto end = text.find("-->", at);
            if (end == std::string_view::npos) return;
            at = end + 3;
        } else if (rest.starts_with("<?") || rest.starts_with("<!")) {
            ++at;
        } else {
            auto end = rest.find_first_of(" \t\r\n/>", 1);
            if (end == std::string_view::npos) end = std::min<std::size_t>(rest.size(), 200);
            std::string_view name = rest.substr(1, end - 1), prefix;
            if (auto colon = name.find(':'); colon != std::string_view::npos) {
                prefix = name.substr(0, colon);
                name = name.substr(colon + 1);
            }
            g.root = std::string(name.substr(0, 200));
            std::string_view tag = rest.substr(0, rest.find('>'));
            std::string wanted = prefix.empty() ? "xmlns=" : "xmlns:" + std::string(prefix) + "=";
            for (auto found = tag.find(wanted); found != std::string_view::npos; found = tag.find(wanted, found + 1)) {
                std::string_view value = tag.substr(found + wanted.size());
                if (value.empty() || (found > 0 && tag[found - 1] > ' ')) continue;
                auto close = value.find(value.front(), 1);
                if (close != std::string_view::npos) g.root_namespace = std::string(value.substr(1, close - 1));
                break;
            }
            return;
        }
    }
}

}  // namespace

Glimpse glimpse(std::string_view start) {
    Glimpse g;
    if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
    auto from = start.find_first_not_of(" \t\r\n\0");
    g.text = from == std::string_view::npos ? std::string_view{} : start.substr(from);
    if (!g.text.empty()) g.first = g.text.front();
    if (g.first == '<') find_root(g);
    g.first_line = lower(g.text.substr(0, std::min<std::size_t>(g.text.find('\n'), 2000)));
    return g;
}

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

std::vector<std::string_view> dialect_names() {
    std::vector<std::string_view> names;
    for (const Dialect& dialect : dialects)
        if (!dialect.name.empty()) names.push_back(dialect.name);
    return names;
}

}  // namespace waymark::feeds
