// How well do the listings of a segment answer the words?
#pragma once

#include <vector>

#include "search/index/ranking.h"
#include "search/match/selection.h"

namespace waymark {

/// One unit of a query over the whole generation.
struct ScoredUnit {
    const WordUnit* unit = nullptr;
    std::vector<std::shared_ptr<const Postings>> postings;  ///< one a segment
    double weight =
        0;  ///< how telling it is: BM25's inverse document frequency, times the share of what was only evidence
    bool required = false;
};

/// The units of a plan that some listing holds, with their weights. What is only evidence is left out once `work` is
/// spent.
std::vector<ScoredUnit> query_term_weights(const Generation& generation, const Selection& selection, const Plan& plan,
                                           const Ranking& ranking, WorkBudget& work);

/// The parts of the score of some candidates, parallel to them; 0 where a part says nothing.
struct Scores {
    std::vector<float> words;  ///< BM25 over all fields
    std::vector<float> name;   ///< the words stand in the name
};
/// The candidates are of one segment, which is number `segment` of the generation.
Scores score(const Generation& generation, const SegmentSelection& selection, std::size_t segment,
             const std::vector<ScoredUnit>& units, const Ranking& ranking, const Candidates& candidates);

}  // namespace waymark
