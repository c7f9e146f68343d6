// Which words of a query are misspelt, and what was meant?
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/understand/lexicon.h"
#include "search/understand/reading.h"

namespace waymark::understanding {

/// Sets `mended` and `known` of each word; true when a word was mended.
bool mend_spelling(Query& query, const Lexicon& lexicon, bool other_language);

}  // namespace waymark::understanding
