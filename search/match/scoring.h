// How well do the listings of a segment answer the words?
#pragma once

#include <vector>

#include "search/index/ranking.h"
#include "search/match/selection.h"

namespace waymark {

/// How telling each unit of a query is over the whole generation (BM25's inverse document frequency), one a unit.
std::vector<double> unit_weights(const Generation& generation, const Selection& selection, const WordQuery& query);

/// The parts of the score of one segment's documents; 0 where a part says nothing. Only chosen documents are filled.
struct Scores {
    std::vector<float> words;   ///< BM25 over all fields
    std::vector<float> name;    ///< the words asked stand in the name
};
Scores score(const Generation& generation, const SegmentSelection& selection, const WordQuery& query, const std::vector<double>& weights,
             const Ranking& ranking);

}  // namespace waymark
