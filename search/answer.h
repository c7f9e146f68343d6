// What is the answer to a search?
#pragma once

#include "search/match/plan.h"
#include "waymark/answer.h"

namespace waymark {

/// Answers from one generation. `understood` is what understanding made of `request.q`; with understand=off its text
/// alone, cut where the limits are. Once `work` is spent it answers with what it has, and a notice says so. Errors:
/// `bad_parameter`. Pure but for the index: equal input gives equal output.
Result<Answer> search(const Generation& generation, const SearchRequest& request, Understanding understood,
                      const SearchRules& rules, WorkBudget& work);

/// The ids of the whole answer, in its order; every page of it in one. Errors: `bad_parameter`.
Result<std::vector<std::string>> find(const Generation& generation, const SearchRequest& request,
                                      Understanding understood, const SearchRules& rules, WorkBudget& work);

}  // namespace waymark
