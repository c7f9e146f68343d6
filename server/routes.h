// Which addresses does this server answer?
#pragma once

#include <string_view>
#include <vector>

#include "server/http/request.h"
#include "server/http/response.h"
#include "server/site.h"

namespace waymark {

/// A new endpoint is one line in the list of routes.cpp and one function.
struct Route {
    std::string_view method;    ///< `GET` answers HEAD too
    std::string_view pattern;   ///< `/listing/{id}`: `{…}` stands for one part of the path, given as a capture
    http::Response (*answer)(const http::Request&, const Site&);
    std::string_view name;      ///< in `/metrics`, and the operation in `/openapi.json`
    std::string_view summary;   ///< one line of documentation; empty: not in `/openapi.json`
};

const std::vector<Route>& routes();

/// The names of all routes in their order, for counting.
std::vector<std::string_view> route_names();

}  // namespace waymark
