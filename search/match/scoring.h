// How well do the listings of a segment answer the words?
#pragma once

#include <vector>

#include "search/index/ranking.h"
#include "search/match/evidence.h"
#include "search/match/selection.h"

namespace waymark {

/// One unit of a query over the whole generation.
struct ScoredUnit {
    const WordUnit* unit = nullptr;
    std::vector<std::shared_ptr<const Postings>> postings;  ///< one a segment
    double weight = 0;  ///< how telling it is: BM25's inverse document frequency, times its share
    double share = 0;
};

/// The codes of one part of the topic over the whole generation.
struct ScoredFact {
    std::string field;
    std::vector<CodeEvidence> evidence;  ///< one a segment
    double weight = 0;                   ///< how telling they are, as a word that as many hold would be
};

struct ScoredQuery {
    std::vector<ScoredUnit> units;
    std::vector<ScoredFact> facts;
};

/// The units and codes of a plan that some listing holds, with their weights.
ScoredQuery query_weights(const Generation& generation, const Selection& selection, const Plan& plan,
                          const Ranking& ranking);

/// The parts of the score of some candidates, parallel to them; 0 where a part says nothing.
struct Scores {
    std::vector<float> words;  ///< BM25 over all fields
    std::vector<float> name;   ///< the words stand in the name
    std::vector<float> facts;  ///< the codes asked for
};
/// The candidates are of one segment, which is number `segment` of the generation.
Scores score(const Generation& generation, const SegmentSelection& selection, std::size_t segment,
             const ScoredQuery& query, const Ranking& ranking, const Candidates& candidates);

}  // namespace waymark
