// How is a search written as an address again, and which two are the same?
#include "search/json/search_address.h"

#include <fmt/format.h>

#include <algorithm>

#include "content/text/age_text.h"

namespace waymark {
const char* name_of(Sort sort) {
    switch (sort) {
        case Sort::distance: return "distance";
        case Sort::name: return "name";
        case Sort::newest: return "newest";
        case Sort::relevance: break;
    }
    return "relevance";
}

namespace {

/// Calls `add(name, value)` for each parameter.
template <class Add>
void each_parameter(const SearchRequest& request, Add&& add) {
    if (!request.q.empty()) add("q", request.q);
    for (const auto& [field, codes] : request.filters)
        for (const auto& code : codes) add(field, code);
    for (const auto& language : request.languages) add("language", language);
    for (const auto& council : request.councils) add("council", council);
    if (request.age) add("age", age_text(*request.age));
    if (!request.near.empty()) add("near", request.near);
    if (request.radius_miles) add("radius", fmt::format("{}", *request.radius_miles));
    if (!request.understand) add("understand", "off");
    for (const auto& [field, value] : request.skip) add("skip", field + ":" + value);
    if (request.stated_only) add("stated", "only");
    if (request.unstated_show) add("unstated", "show");
    if (request.facets) {
        std::string names;
        for (const auto& name : *request.facets) (names += names.empty() ? "" : ",") += name;
        add("facets", names.empty() ? "none" : names);
    }
    if (request.page != 1) add("page", std::to_string(request.page));
    if (request.per_page != 10) add("per_page", std::to_string(request.per_page));
    if (request.sort != Sort::relevance) add("sort", name_of(request.sort));
    if (request.lang != "en") add("lang", request.lang);
    if (request.explain) add("explain", "1");
}

}  // namespace

std::vector<Parameter> as_parameters(const SearchRequest& request) {
    std::vector<Parameter> out;
    each_parameter(request, [&](std::string_view name, std::string_view value) {
        out.push_back({std::string(name), std::string(value)});
    });
    return out;
}

std::string canonical(const SearchRequest& request) {
    std::string out;
    out.reserve(200);
    // The echo of a search holds its alternatives in the order given, so the order is a part of what is asked.
    each_parameter(request, [&](std::string_view name, std::string_view value) {
        // Lengths, so that no value can look like another parameter.
        (((((out += name) += '=') += fmt::format_int(value.size()).c_str()) += ':') += value) += '\n';
    });
    return out;
}

}  // namespace waymark
