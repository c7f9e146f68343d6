// What does a family see of each listing in the answer?
#pragma once

#include <vector>

#include "search/match/order.h"
#include "waymark/answer.h"

namespace waymark {

/// The results of one page, in the order of `ranked`. Once `work` is spent they have no highlights.
std::vector<SearchResult> make_results(const std::vector<Ranked>& ranked, const Selection& selection, const Plan& plan,
                                       const SearchRequest& request, WorkBudget& work);

}  // namespace waymark
