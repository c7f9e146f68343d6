// Which place does a query name, and how far from it may things be?
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/understand/lexicon.h"
#include "search/understand/query_parse.h"
#include "search/understand/reading.h"

namespace waymark::understanding {

void read_places(QueryParse& parse);

}  // namespace waymark::understanding
