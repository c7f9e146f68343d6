// Which ages does a query say, in numbers and school years?
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/understand/lexicon.h"
#include "search/understand/query_parse.h"
#include "search/understand/reading.h"

namespace waymark::understanding {

void read_ages(QueryParse& parse);

}  // namespace waymark::understanding
