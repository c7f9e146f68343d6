// Which readings of a query's words stand, when several want the same word?
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/understand/lexicon.h"
#include "search/understand/reading.h"

namespace waymark::understanding {

/// The best readings that share no word, in the order of their words.
std::vector<Reading> choose(std::vector<Reading> readings);

}  // namespace waymark::understanding
