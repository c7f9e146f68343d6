// How many listings would each value of each field leave?
#pragma once

#include <vector>

#include "search/facets/facet_codes.h"
#include "search/match/selection.h"
#include "waymark/answer.h"

namespace waymark {

/// Exact counts for the fields of the vocabulary that `request` asks for, every value in file order, zeros too. Each
/// field is counted with every filter applied but its own. `codes` are those of the vocabulary in the generation that
/// was searched.
std::vector<Facet> count_facets(const Selection& selection, const Plan& plan, const SearchRequest& request,
                                const Vocabulary& vocabulary, const FacetCodes& codes);

/// What that costs at most, in steps of a WorkBudget, whatever is asked: a small part of the budget of a request, so
/// whoever spends it ahead can always have all counts.
std::uint64_t work_of_facets(const SearchRequest& request, const Vocabulary& vocabulary, const Plan& plan,
                             const Generation& generation);

}  // namespace waymark
