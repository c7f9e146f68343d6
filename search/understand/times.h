// Which clock times and prices does a query say? They are no ages and no words to look for; days and parts of the day
// are in times.txt.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/understand/lexicon.h"
#include "search/understand/query_parse.h"
#include "search/understand/reading.h"

namespace waymark::understanding {

void read_times(QueryParse& parse);

}  // namespace waymark::understanding
