// Route: which function answers an address, under which policy, and how is it documented?
#pragma once

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include "search/json/search_parameters.h"
#include "server/http/request.h"
#include "server/http/response.h"
#include "server/routes/policy.h"
#include "server/site/public_site.h"

namespace waymark {

/// One more answer than 200 in `/openapi.json`.
struct Outcome {
    std::string_view status, description, content_type, schema;
};

/// What `/openapi.json` says of a route.
struct Documentation {
    std::string_view summary;      ///< one line; empty: the route is not in `/openapi.json`
    std::string_view schema = {};  ///< of the answer, by its name in `answer_schemas()`; empty: any object
    /// The parameters of the query, by the name of the route; null: none.
    std::vector<ParameterHelp> (*parameters)(std::string_view route) = nullptr;
    bool fields = false;  ///< every field of the vocabulary is a parameter, too, after the first one
    std::span<const Outcome> outcomes = {};
};

struct Route {
    std::string_view method;   ///< `GET` answers HEAD too
    std::string_view pattern;  ///< `/listing/{id}`: `{…}` stands for one part of the path, given as a capture
    /// Sees what the public may see and no more: `PublicSite` leads nowhere else.
    http::Response (*answer)(const http::Request&, const PublicSite&);
    std::string_view name;  ///< in `/metrics`, and the operation in `/openapi.json`
    Policy policy;
    Documentation documentation = {};
};

/// The policy of addresses below a prefix that no route has: what a 404 there looks like, and who may read it.
struct PathSection {
    std::string_view prefix;
    Policy policy;
};

/// All addresses of a server. What it points to outlives it.
struct RouteTable {
    std::span<const Route> routes;          ///< the first whose pattern fits answers
    std::span<const PathSection> sections;  ///< the first whose prefix fits; the last has an empty prefix and fits all

    const Policy& section_of(std::string_view path) const {
        return std::ranges::find_if(sections, [&](const PathSection& each) { return path.starts_with(each.prefix); })
            ->policy;
    }
};

/// Whether the parts of a table go together: sound policies, a section for every path, and no change that any page of
/// the web could ask for in somebody's name.
constexpr bool is_valid(const RouteTable& table) {
    return !table.sections.empty() && table.sections.back().prefix.empty() &&
           std::ranges::all_of(table.sections, [](const PathSection& each) { return is_valid(each.policy); }) &&
           std::ranges::all_of(table.routes, [](const Route& each) {
               return is_valid(each.policy) && (is_safe(each.method) || each.policy.csrf == Csrf::required);
           });
}

}  // namespace waymark
