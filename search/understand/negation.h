// Which of the things that were read are said not to be so, or not to be wanted?
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/understand/lexicon.h"
#include "search/understand/query_parse.h"
#include "search/understand/reading.h"

namespace waymark::understanding {

/// "doesn't need a wheelchair": what starts with the verb that is negated is no reading of its own.
void drop_negated_verbs(QueryParse& parse);

/// Takes values off that are negated; returns what is not wanted.
std::map<std::string, std::vector<std::string>> take_off_negated(const QueryParse& parse, std::vector<Reading>& chosen,
                                                                 std::vector<Span>& spans);

}  // namespace waymark::understanding
