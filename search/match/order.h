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
    bool after = false;            ///< asked for with unstated=show: comes after the rest, whatever the sort
    std::uint16_t not_stated = 0;  ///< conditions it is silent on: those with fewer come first where nothing is scored
    double key = 0;                ///< of the sort; smaller comes first
    bool less_useful = false;      ///< full, or for professionals only: comes later where nothing is scored
    // What the score is made of, for explanations.
    float words = 0, name = 0, facts = 0, near = 0;
};

/// What it may cost at most to put so many listings in order from `first` on, but for their words; in steps of a
/// WorkBudget. Less than a third of the budget of a request, so whoever spends it ahead can always have a page.
std::uint64_t work_of_order(std::uint64_t listings, std::size_t first, std::size_t count);

/// The chosen listings from `first` on, at most `count`, in their order. Ties: name, then id. Words that `work` does
/// not reach count for nothing; the rest of the work (`work_of_order`) is not spent here.
std::vector<Ranked> order(const Generation& generation, const Selection& selection, const Plan& plan,
                          const Ranking& ranking, std::size_t first, std::size_t count, WorkBudget& work);

}  // namespace waymark
