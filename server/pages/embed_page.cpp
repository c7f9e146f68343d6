// Which code does another site paste to have the search?
#include "server/pages/embed_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "server/http/url.h"
#include "server/pages/layout.h"
#include "server/pages/page.h"
#include "server/widgets/widget_files.h"

namespace waymark::pages {
namespace {

constexpr std::size_t longest_label = 100;
constexpr std::array preset_fields = {"category", "need", "age_band"};
constexpr std::array usual_filters = {"need", "age_band", "accessibility", "cost"};

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '"') out += "&quot;";
        else if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
    return out;
}

/// Where this site is for others: as the operator said, else as it was asked for.
std::string address_of(const Request& request, const Page& page) {
    if (!page.site.public_url.empty()) return page.site.public_url;
    const auto* host = request.header("host");
    const bool good = host && !host->empty() &&
                      host->find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.:-[]") ==
                          std::string::npos;
    const auto* scheme = request.header("x-forwarded-proto");
    return (scheme && *scheme == "https" ? "https://" : "http://") + (good ? *host : std::string("localhost"));
}

/// What was chosen in the form. Whatever is none of its values counts as not chosen.
struct Chosen {
    const Request& request;
    const Page& page;

    std::string one_of(std::string_view name, const std::vector<std::string>& values, std::string otherwise) const {
        const auto typed = request.parameter(name);
        return std::find(values.begin(), values.end(), typed) == values.end() ? std::move(otherwise)
                                                                              : std::string(typed);
    }
    std::string council() const {
        const auto* found = page.site.councils.find(request.parameter("council"));
        return found ? found->slug : std::string();
    }
    std::string preset() const {
        std::string out;
        for (const std::string_view field : preset_fields)
            if (const auto typed = request.parameter(field); page.site.vocabulary.has(field, typed))
                out += fmt::format("{}{}={}", out.empty() ? "" : "&", field, http::encoded(typed));
        return out;
    }
    bool has_filter(std::string_view field) const {
        if (request.parameters.empty())
            return std::find(usual_filters.begin(), usual_filters.end(), field) != usual_filters.end();
        return std::any_of(request.parameters.begin(), request.parameters.end(),
                           [&](const auto& each) { return each.name == "filter" && each.value == field; });
    }
    std::string filters() const {
        std::string out;
        for (const auto& field : page.site.vocabulary.fields())
            if (has_filter(field.name)) out += (out.empty() ? "" : " ") + field.name;
        return out;
    }
    std::string label() const { return std::string(request.parameter("label").substr(0, longest_label)); }
    std::string language() const { return one_of("language", {"pl", "bn", "ar", "ur", "ro", "uk"}, ""); }
    std::string theme() const { return one_of("theme", {"dark", "auto"}, ""); }
    std::string level() const { return one_of("level", {"1", "3", "4", "5", "6"}, ""); }
    std::string limit() const { return one_of("limit", {"3", "5", "20"}, ""); }
    std::string results() const { return one_of("results", {"now", "site"}, ""); }
    std::string target() const { return one_of("target", {"_blank"}, ""); }
    bool fixed() const { return request.parameter("version") == "fixed"; }
};

using Attributes = std::vector<std::pair<std::string, std::string>>;

Attributes attributes_of(const Chosen& chosen) {
    Attributes out;
    const auto add = [&](const char* name, std::string value) {
        if (!value.empty()) out.emplace_back(name, std::move(value));
    };
    add("council", chosen.council());
    add("label", chosen.label());
    add("heading-level", chosen.level());
    if (!chosen.request.parameters.empty()) out.emplace_back("filters", chosen.filters());
    add("preset", chosen.preset());
    add("limit", chosen.limit());
    add("results", chosen.results());
    add("theme", chosen.theme());
    add("lang", chosen.language());
    add("target", chosen.target());
    return out;
}

/// The form and the link that stand in the page until the search is there, and whenever it cannot be.
std::string fallback(const Messages& messages, const Chosen& chosen, const std::string& address) {
    const auto council = chosen.council();
    const auto hidden = council.empty()
                            ? std::string()
                            : fmt::format("<input type=\"hidden\" name=\"council\" value=\"{}\"> ", escaped(council));
    const auto query = council.empty() ? std::string() : "?council=" + http::encoded(council);
    return fmt::format(
        "  <form action=\"{0}/\">{1}<label>{2} <input name=\"q\"></label> <button>{3}</button></form>\n  <p><a href=\"{0}/{4}\">{5}</a></p>\n",
        escaped(address), hidden, escaped(messages.say("embed.fallback-label")), escaped(messages.say("search.button")),
        query, escaped(messages.say("embed.fallback-link")));
}

std::string element(std::string_view tag, std::string_view prefix, const Attributes& attributes,
                    const std::string& inside) {
    std::string out = "<" + std::string(tag);
    for (const auto& [name, value] : attributes)
        out += fmt::format(" {}{}=\"{}\"", name == "lang" ? "" : prefix, name, escaped(value));
    return out + ">\n" + inside + "</" + std::string(tag.substr(0, tag.find(' '))) + ">";
}

std::string script(const Page& page, const std::string& address, bool fixed) {
    const auto version = page.site.widgets ? page.site.widgets->newest() : std::string();
    if (!fixed || version.empty())
        return fmt::format("<script type=\"module\" src=\"{}/widgets/v1/waymark.js\"></script>\n", escaped(address));
    return fmt::format(
        "<script type=\"module\" src=\"{}/widgets/{}/waymark.js\" integrity=\"{}\" crossorigin></script>\n",
        escaped(address), version, page.site.widgets->integrity(version));
}

void add_choices(View& view, std::string_view name, const std::vector<std::pair<std::string, std::string>>& values,
                 std::string_view chosen) {
    View::List list;
    for (const auto& [value, label] : values)
        list.emplace_back().set("value", value).set("label", label).set("selected", value == chosen);
    view.set(name, std::move(list));
}

void add_form(View& view, const Chosen& chosen) {
    const auto& messages = chosen.page.messages;
    std::vector<std::pair<std::string, std::string>> councils = {{"", messages.say("embed.council-all")}};
    for (const auto& council : chosen.page.site.councils.all()) councils.emplace_back(council.slug, council.name);
    add_choices(view, "councils", councils, chosen.council());
    View::List presets, filters;
    for (const std::string_view name : preset_fields) {
        const auto* field = chosen.page.site.vocabulary.field(name);
        if (!field) continue;
        std::vector<std::pair<std::string, std::string>> values = {{"", messages.say("embed.preset-any")}};
        for (const auto& value : field->values)
            values.emplace_back(value.code, messages.label(name, value.code, value.label));
        auto& preset = presets.emplace_back()
                           .set("name", std::string(name))
                           .set("group_label", chosen.page.field_label(field->name, field->label));
        add_choices(preset, "values", values, chosen.request.parameter(name));
    }
    for (const auto& field : chosen.page.site.vocabulary.fields())
        filters.emplace_back()
            .set("value", field.name)
            .set("label", chosen.page.field_label(field.name, field.label))
            .set("checked", chosen.has_filter(field.name));
    view.set("presets", std::move(presets)).set("filters", std::move(filters)).set("label_typed", chosen.label());
    add_choices(view, "languages",
                {{"", "English"},
                 {"pl", "Polski"},
                 {"bn", "বাংলা"},
                 {"ar", "العربية"},
                 {"ur", "اردو"},
                 {"ro", "Română"},
                 {"uk", "Українська"}},
                chosen.language());
    add_choices(view, "themes",
                {{"", messages.say("embed.theme.light")},
                 {"dark", messages.say("embed.theme.dark")},
                 {"auto", messages.say("embed.theme.auto")}},
                chosen.theme());
    add_choices(view, "levels", {{"1", "h1"}, {"", "h2"}, {"3", "h3"}, {"4", "h4"}, {"5", "h5"}, {"6", "h6"}},
                chosen.level());
    add_choices(view, "limits", {{"3", "3"}, {"5", "5"}, {"", "10"}, {"20", "20"}}, chosen.limit());
    add_choices(view, "when",
                {{"", messages.say("embed.results.asked")},
                 {"now", messages.say("embed.results.now")},
                 {"site", messages.say("embed.results.site")}},
                chosen.results());
    add_choices(view, "targets",
                {{"", messages.say("embed.target.same")}, {"_blank", messages.say("embed.target.new")}},
                chosen.target());
    add_choices(view, "versions",
                {{"", messages.say("embed.version.rolling")}, {"fixed", messages.say("embed.version.fixed")}},
                chosen.fixed() ? "fixed" : "");
}

/// The address of the frame: what is preset is asked for there too.
std::string frame_address(const Chosen& chosen, const std::string& address) {
    std::string query = chosen.council().empty() ? std::string() : "council=" + http::encoded(chosen.council());
    if (const auto preset = chosen.preset(); !preset.empty()) query += (query.empty() ? "" : "&") + preset;
    return address + "/embed/search" + (query.empty() ? "" : "?" + query);
}

}  // namespace

Response embed_page(const Request& request, const PublicSite& site) {
    const Page page = Page::of(request, site);
    const auto& messages = page.messages;
    const Chosen chosen{request, page};
    const auto address = address_of(request, page);
    const auto attributes = attributes_of(chosen);
    const auto inside = fallback(messages, chosen, address);
    const auto loads = script(page, address, chosen.fixed());
    const auto link =
        address + "/" + (chosen.council().empty() ? std::string() : "?council=" + http::encoded(chosen.council()));
    const auto label = chosen.label().empty() ? messages.say("embed.fallback-label") : chosen.label();
    View view;
    add_form(view, chosen);
    view.set("code_element", loads + element("waymark-search", "", attributes, inside));
    view.set("code_div", loads + element("div data-waymark", "data-", attributes, inside));
    view.set(
        "code_frame",
        fmt::format(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"700\" referrerpolicy=\"no-referrer\"></iframe>\n<p><a href=\"{}\">{}</a></p>",
            escaped(frame_address(chosen, address)), escaped(label), escaped(link),
            escaped(messages.say("embed.fallback-link"))));
    view.set("code_link",
             fmt::format("<a href=\"{}\">{}</a>", escaped(link), escaped(messages.say("embed.fallback-link"))));
    view.set("code_policy", fmt::format("script-src {0};\nconnect-src {0};\nform-action {0};", address))
        .set("code_frame_policy", fmt::format("frame-src {};", address));
    view.set("integrity",
             page.site.widgets ? page.site.widgets->integrity(page.site.widgets->newest()) : std::string());
    view.set("version", page.site.widgets ? page.site.widgets->newest() : std::string());
    View::List shown;
    for (const auto& [name, value] : attributes) shown.emplace_back().set("name", name).set("value", value);
    view.set("attributes", std::move(shown)).set("preview_council", chosen.council());
    return render_page(
        page, {.title = messages.say("embed.title"), .description = messages.say("embed.lead"), .canonical = "/embed"},
        "embed", std::move(view));
}

}  // namespace waymark::pages
