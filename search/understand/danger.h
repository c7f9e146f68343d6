// Do these words speak of danger or strain, and which help is shown then?
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/understand/lexicon.h"
#include "search/understand/reading.h"

namespace waymark::understanding {

/// Danger and strain, read before all else: what to show. `quick_exit` of the first is set where abuse was read.
/// `q` is all that was sent, `query` the part of it that is read. Once `work` is spent, what follows is not read.
std::vector<UrgentHelp> read_danger(std::string_view q, const Query& query, const Lexicon& lexicon, WorkBudget& work);

}  // namespace waymark::understanding
