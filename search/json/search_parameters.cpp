// What search do the parameters of an address ask for?
#include "search/json/search_parameters.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "content/limits.h"
#include "content/text/ascii.h"
#include "content/text/language_tag.h"
#include "search/json/search_address.h"

namespace waymark {
namespace {

constexpr int last_page = 20'000'000;  // times 100 a page still fits an int
constexpr std::size_t most_skips = 64;
constexpr std::size_t most_values = 200;

/// What was sent, short enough to be repeated in a message.
std::string shown(std::string_view value) {
    if (value.size() <= 40) return std::string(value);
    std::size_t end = 40;
    while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80)
        --end;  // never in the middle of a character
    return std::string(value.substr(0, end)) + "…";
}

using Problem = std::optional<Error>;

struct Context {
    const Vocabulary& vocabulary;
    const Councils& councils;
    const Messages& messages;

    /// The sentence of a key, in which the parameter stands by its name, which is the same in every language.
    Error bad(std::string_view parameter, std::string key, std::vector<MessageArgument> more = {}) const {
        more.push_back({"name", std::string(parameter)});
        return {ErrorKind::bad_parameter, messages.say(Message{std::move(key), std::move(more)}),
                std::string(parameter)};
    }
    /// The same of a value, which is repeated.
    Error bad_value(std::string_view parameter, std::string key, std::string_view given) const {
        return bad(parameter, std::move(key), {{"given", shown(given)}});
    }
};

std::optional<long> whole_number(std::string_view text) {
    long value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size() || text.empty()) return std::nullopt;
    if (error == std::errc::result_out_of_range) return text.front() == '-' ? -1 : static_cast<long>(last_page);
    return error == std::errc() ? std::optional(value) : std::nullopt;
}

std::optional<double> decimal(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::optional<AgeRange> age_range(std::string_view text) {
    std::string plain(text);
    for (std::string_view dash : {"\xE2\x80\x93", "\xE2\x80\x94"})
        if (const auto at = plain.find(dash); at != std::string::npos)
            plain = plain.substr(0, at) + std::string(1, '-') + plain.substr(at + dash.size());
    const std::string_view view = plain;
    const auto dash = view.find('-');
    const auto age = [](std::string_view digits) -> std::optional<int> {
        digits = ascii::trimmed(digits);
        const auto value =
            digits.size() <= 3 && !digits.empty() && digits.front() != '-' ? whole_number(digits) : std::nullopt;
        return value && *value <= limits::oldest_age ? std::optional(static_cast<int>(*value)) : std::nullopt;
    };
    const auto from = age(view.substr(0, dash));
    const auto to = dash == std::string_view::npos ? from : age(view.substr(dash + 1));
    if (!from || !to || *from > *to) return std::nullopt;
    return AgeRange{*from, *to};
}

void add_once(std::vector<std::string>& list, std::string_view value) {
    if (std::find(list.begin(), list.end(), value) == list.end()) list.emplace_back(value);
}

Problem check_code(const VocabularyField& field, std::string_view code, std::string_view parameter,
                   const Context& context) {
    if (field.position(code) >= 0) return std::nullopt;
    std::string codes;
    for (const auto& value : field.values) {
        if (!codes.empty()) codes += ", ";
        codes += value.code;
    }
    return context.bad(parameter, parameter == field.name ? "wrong.code" : "wrong.skip-code",
                       {{"field", field.name}, {"given", shown(code)}, {"codes", codes}});
}

// --- one function a parameter
// ------------------------------------------------------------------------------------------------------

Problem read_q(std::string_view value, const Context&, SearchRequest& out) {
    out.q = std::string(value);
    return std::nullopt;
}
Problem read_language(std::string_view value, const Context& context, SearchRequest& out) {
    if (!is_language_tag(value)) return context.bad_value("language", "wrong.language", value);
    add_once(out.languages, value);
    return std::nullopt;
}
Problem read_council(std::string_view value, const Context& context, SearchRequest& out) {
    if (!context.councils.find(value)) return context.bad_value("council", "wrong.council", value);
    add_once(out.councils, value);
    return std::nullopt;
}
Problem read_age(std::string_view value, const Context& context, SearchRequest& out) {
    out.age = age_range(value);
    if (!out.age) return context.bad_value("age", "wrong.age", value);
    return std::nullopt;
}
Problem read_near(std::string_view value, const Context& context, SearchRequest& out) {
    if (value.size() > limits::longest_place) return context.bad("near", "wrong.near-long");
    if (const auto comma = value.find(','); comma != std::string_view::npos) {
        const auto lat = decimal(ascii::trimmed(value.substr(0, comma))),
                   lon = decimal(ascii::trimmed(value.substr(comma + 1)));
        if (lat && lon && (std::abs(*lat) > 90 || std::abs(*lon) > 180)) return context.bad("near", "wrong.near-point");
    }
    out.near = std::string(value);
    return std::nullopt;
}
Problem read_radius(std::string_view value, const Context& context, SearchRequest& out) {
    out.radius_miles = decimal(value);
    if (!out.radius_miles || *out.radius_miles <= 0 || *out.radius_miles > limits::farthest_miles)
        return context.bad_value("radius", "wrong.radius", value);
    return std::nullopt;
}
Problem read_understand(std::string_view value, const Context& context, SearchRequest& out) {
    if (value != "off" && value != "on") return context.bad("understand", "wrong.understand");
    out.understand = value == "on";
    return std::nullopt;
}
Problem read_skip(std::string_view value, const Context& context, SearchRequest& out) {
    const auto colon = value.find(':');
    const auto field = ascii::trimmed(value.substr(0, colon));
    const auto what = colon == std::string_view::npos ? std::string_view() : ascii::trimmed(value.substr(colon + 1));
    if (field.empty() || what.empty()) return context.bad_value("skip", "wrong.skip", value);
    const auto plain = field.substr(0, 4) == "not." ? field.substr(4) : field;
    if (const auto* known = context.vocabulary.field(plain)) {
        if (auto problem = check_code(*known, what, "skip", context)) return problem;
    } else if (plain == "age" || plain == "ages") {
        if (!age_range(what)) return context.bad_value("skip", "wrong.skip-age", what);
    } else if (plain == "radius" || plain == "radius_miles") {
        if (!decimal(what)) return context.bad_value("skip", "wrong.skip-radius", what);
    } else if (plain != "place" && plain != "near" && plain != "language" && plain != "council") {
        return context.bad_value("skip", "wrong.skip-field", field);
    }
    if (out.skip.size() == most_skips)
        return context.bad("skip", "wrong.too-many", {{"n", static_cast<std::int64_t>(most_skips)}});
    const Skip skip{std::string(field), std::string(what)};
    if (std::find(out.skip.begin(), out.skip.end(), skip) == out.skip.end()) out.skip.push_back(skip);
    return std::nullopt;
}
Problem read_stated(std::string_view value, const Context& context, SearchRequest& out) {
    if (value != "only") return context.bad("stated", "wrong.stated");
    out.stated_only = true;
    return std::nullopt;
}
Problem read_unstated(std::string_view value, const Context& context, SearchRequest& out) {
    if (value != "show") return context.bad("unstated", "wrong.unstated");
    out.unstated_show = true;
    return std::nullopt;
}
Problem read_facets(std::string_view value, const Context& context, SearchRequest& out) {
    if (!out.facets) out.facets.emplace();
    if (value == "none") return std::nullopt;
    if (value == "all") {
        for (const auto& field : context.vocabulary.fields()) add_once(*out.facets, field.name);
        return std::nullopt;
    }
    while (!value.empty()) {
        const auto comma = value.find(',');
        const auto name = ascii::trimmed(value.substr(0, comma));
        value = comma == std::string_view::npos ? std::string_view() : value.substr(comma + 1);
        if (name.empty()) continue;
        if (!context.vocabulary.field(name)) return context.bad_value("facets", "wrong.facets", name);
        add_once(*out.facets, name);
    }
    return std::nullopt;
}
Problem read_page(std::string_view value, const Context& context, SearchRequest& out) {
    const auto page = whole_number(value);
    if (!page || *page < 1) return context.bad_value("page", "wrong.page", value);
    out.page = static_cast<int>(std::min(*page, static_cast<long>(last_page)));
    return std::nullopt;
}
Problem read_per_page(std::string_view value, const Context& context, SearchRequest& out) {
    const auto count = whole_number(value);
    if (!count || *count < 1 || *count > 100) return context.bad_value("per_page", "wrong.per_page", value);
    out.per_page = static_cast<int>(*count);
    return std::nullopt;
}
Problem read_sort(std::string_view value, const Context& context, SearchRequest& out) {
    for (const auto sort : {Sort::relevance, Sort::distance, Sort::name, Sort::newest})
        if (value == name_of(sort)) {
            out.sort = sort;
            return std::nullopt;
        }
    return context.bad_value("sort", "wrong.sort", value);
}
Problem read_lang(std::string_view value, const Context& context, SearchRequest& out) {
    if (!is_language_tag(value)) return context.bad_value("lang", "wrong.lang", value);
    out.lang = std::string(value);
    return std::nullopt;
}
Problem read_explain(std::string_view value, const Context& context, SearchRequest& out) {
    if (value != "1" && value != "0") return context.bad("explain", "wrong.explain");
    out.explain = value == "1";
    return std::nullopt;
}

struct Row {
    ParameterHelp help;
    Problem (*read)(std::string_view value, const Context&, SearchRequest&);
};

/// Every parameter that is no field of the vocabulary: what reads it and what the documentation says.
const std::vector<Row>& rows() {
    static const std::vector<Row> table = {
        {{"q", R"({"type":"string"})", false, "Plain words, as people say them. The only operator is \"a phrase\"."},
         read_q},
        {{"language", R"({"type":"string"})", true, "Language spoken there (BCP 47), such as pl."}, read_language},
        {{"council", R"({"type":"string"})", true,
          "Short name of a council; finds listings it publishes and listings that say they serve it."},
         read_council},
        {{"age", R"({"type":"string","pattern":"^[0-9]{1,3}( ?[-–] ?[0-9]{1,3})?$"})", false, "Whole years: 7 or 7-9."},
         read_age},
        {{"near", R"({"type":"string"})", false, "A postcode, its first half, a place name, or latitude,longitude."},
         read_near},
        {{"radius", R"({"type":"number","exclusiveMinimum":0,"maximum":1000})", false,
          "Miles, straight. With near it is strict; near alone means 10 miles."},
         read_radius},
        {{"understand", R"({"type":"string","enum":["off"]})", false, "off: match the words as they are."},
         read_understand},
        {{"skip", R"({"type":"string"})", true,
          "FIELD:VALUE that was understood and is not meant: need:ASD, age:7-9, place:SR4 7TF, radius:5, not.category:schools."},
         read_skip},
        {{"stated", R"({"type":"string","enum":["only"]})", false,
          "only: leave out facts that we read from a listing's words."},
         read_stated},
        {{"unstated", R"({"type":"string","enum":["show"]})", false,
          "show: put listings that do not state a field after the rest."},
         read_unstated},
        {{"facets", R"({"type":"string"})", false, "Field names divided by commas, or none. All when left out."},
         read_facets},
        {{"page", R"({"type":"integer","minimum":1,"default":1})", false,
          "Page of results, from 1. A page past the end is empty."},
         read_page},
        {{"per_page", R"({"type":"integer","minimum":1,"maximum":100,"default":10})", false, "Results a page."},
         read_per_page},
        {{"sort", R"({"type":"string","enum":["relevance","distance","name","newest"],"default":"relevance"})", false,
          "Order of the results. distance needs a place."},
         read_sort},
        {{"lang", R"({"type":"string","default":"en"})", false, "Language of labels and messages."}, read_lang},
        {{"explain", R"({"type":"string","enum":["1"]})", false, "1: say of each result why it is there."},
         read_explain},
    };
    return table;
}

}  // namespace

Result<SearchRequest> search_request(const std::vector<Parameter>& parameters, const Vocabulary& vocabulary,
                                     const Councils& councils, const Messages& messages) {
    struct Given {
        std::size_t count = 0;
        std::string_view first;
    };
    const Context context{vocabulary, councils, messages};
    std::vector<Given> given(rows().size());
    SearchRequest out;
    for (const auto& parameter : parameters) {
        const std::string_view name = parameter.name, sent = parameter.value;
        const auto value = ascii::trimmed(sent);
        if (value.empty()) continue;
        if (const auto* field = vocabulary.field(name)) {
            if (auto problem = check_code(*field, value, name, context)) return tl::unexpected(std::move(*problem));
            add_once(out.filters[field->name], value);
            continue;
        }
        const auto row =
            std::find_if(rows().begin(), rows().end(), [&](const Row& each) { return each.help.name == name; });
        if (row == rows().end()) continue;
        auto& before = given[static_cast<std::size_t>(row - rows().begin())];
        if (++before.count > most_values) return tl::unexpected(context.bad(name, "wrong.too-often"));
        if (before.count == 1) before.first = value;
        if (value != before.first && !row->help.repeats && name != "facets")
            return tl::unexpected(context.bad(name, "wrong.once"));
        if (auto problem = row->read(name == "q" ? sent : value, context, out))
            return tl::unexpected(std::move(*problem));  // spans count the bytes of q
    }
    return out;
}

const std::vector<ParameterHelp>& search_parameter_help() {
    static const std::vector<ParameterHelp> help = [] {
        std::vector<ParameterHelp> out;
        for (const auto& row : rows()) out.push_back(row.help);
        return out;
    }();
    return help;
}

}  // namespace waymark
