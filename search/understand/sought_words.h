// Which of the words typed are looked for in listings, besides those that nothing was read from? (query terms)
#pragma once

#include <vector>

#include "search/understand/query_parse.h"
#include "waymark/query.h"

namespace waymark::understanding {

/// Fills `sought` of each span of `out`, and `also`: the words that only rank. Talk, stop words, numbers and what is
/// not wanted are left out. `chosen` are the readings that the spans were made of.
void fill_sought_words(const QueryParse& parse, const std::vector<Reading>& chosen, Understanding& out);

}  // namespace waymark::understanding
