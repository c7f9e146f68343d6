// Which parameters does each list of Open Referral take, in the words of its description?
#pragma once

#include <string_view>
#include <vector>

#include "search/json/search_parameters.h"

namespace waymark::open_referral {

/// By the name of a route; empty for those that take none.
std::vector<ParameterHelp> parameter_help(std::string_view route);

}  // namespace waymark::open_referral
