// How is a search written as an address again, and which two are the same?
#pragma once

#include <string>
#include <vector>

#include "search/json/parameter.h"
#include "waymark/query.h"

namespace waymark {

/// The same search as parameters again, defaults left out: what a page puts into a link to itself.
std::vector<Parameter> as_parameters(const SearchRequest& request);

/// A text that two requests share exactly when they ask for the same answer (repeats of a value do not matter).
std::string canonical(const SearchRequest& request);

/// Contract name of an order.
const char* name_of(Sort sort);

}  // namespace waymark
