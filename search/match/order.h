// In which order do the chosen listings come?
#pragma once

#include <cstdint>
#include <vector>

#include "search/index/ranking.h"
#include "search/match/selection.h"

namespace waymark {

/// One listing in its place.
struct Ranked {
    std::uint32_t segment = 0, document = 0;
    std::uint16_t not_stated =
        0;                       ///< conditions it does not state: those that state more come first, whatever the sort
    std::uint16_t evidence = 0;  ///< 1 for each condition met as open to all needs, 2 for each met by words we read
    std::uint8_t children = 0;   ///< 1 when it takes only some of several children
    double key = 0;              ///< of the sort; smaller comes first
    // What the score is made of, for explanations.
    float words = 0, name = 0, near = 0;
};

/// The chosen listings from `first` on, at most `count`, in their order. Ties: name, then id. Words that `work` does
/// not reach count for nothing.
std::vector<Ranked> order(const Generation& generation, const Selection& selection, const Plan& plan,
                          const Ranking& ranking, std::size_t first, std::size_t count, WorkBudget& work);

}  // namespace waymark
