// Which listings of each segment are in the answer, and in the answer without each one of its conditions?
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "search/index/generation.h"
#include "search/match/plan.h"
#include "search/match/word_match.h"

namespace waymark {

/// One segment's part of the answer.
struct SegmentSelection {
    const LiveSegment* live = nullptr;
    SegmentWords words;
    Nearness nearness;                ///< empty without a place
    std::vector<Verdict> verdicts;    ///< one a condition
    Bits chosen;                      ///< in the answer
    std::vector<Bits> without;        ///< one a condition: in the answer if that condition were given up
};

struct Selection {
    std::vector<SegmentSelection> segments;
    bool words_all = true;
    std::uint32_t total = 0, total_stated = 0;
    std::map<std::string, std::uint32_t> not_stated_hidden; ///< field → listings hidden only because they do not state it
};

/// Which listings hold enough of the words is decided among those that meet what was understood, before any parameter: so a count beside a
/// facet is what choosing it finds, and words nobody uses never empty what was understood.
Selection select(const Generation& generation, const Plan& plan, bool stated_only, bool unstated_show);

}  // namespace waymark
