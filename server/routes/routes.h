// Route list: which addresses does this server answer?
#pragma once

#include <string_view>
#include <vector>

#include "server/routes/route.h"

namespace waymark {

/// Every address of the public site, each with its policy. A new endpoint is one line in its list and one function.
const RouteTable& public_routes();

/// The names of all routes in their order, for counting.
std::vector<std::string_view> route_names(const RouteTable& table = public_routes());

}  // namespace waymark
