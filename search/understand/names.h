// Which words are names, and so say nothing about what is wanted?
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/understand/lexicon.h"
#include "search/understand/query_parse.h"
#include "search/understand/reading.h"

namespace waymark::understanding {

void read_names(QueryParse& parse);

}  // namespace waymark::understanding
