// Which listings of each segment are in the answer, and in the answer without each one of its conditions?
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "search/index/generation.h"
#include "search/match/plan.h"
#include "search/match/word_match.h"

namespace waymark {

/// One segment's part of the answer. Sets look at others here, so it stays where it was made.
struct SegmentSelection {
    SegmentSelection() = default;
    SegmentSelection(const SegmentSelection&) = delete;
    SegmentSelection& operator=(const SegmentSelection&) = delete;

    const LiveSegment* live = nullptr;
    SegmentWords words;
    Proximity proximity;                  ///< empty without a place
    std::vector<ConditionMatch> matches;  ///< one a condition
    BorrowedBits enough_words;            ///< hold enough of the words
    std::vector<BorrowedBits> passes;     ///< one a condition: not hidden by it
    Bits chosen;                          ///< in the answer
    std::uint32_t count = 0;              ///< how many those are

    /// In the answer if that condition were given up.
    Bits without(std::size_t condition) const;
    /// The chosen, in growing order; made when first asked for, by one thread.
    const std::vector<std::uint32_t>& members() const {
        if (!members_) members_ = chosen.members();
        return *members_;
    }

private:
    mutable std::optional<std::vector<std::uint32_t>> members_;
};

struct Selection {
    std::deque<SegmentSelection> segments;
    bool words_all = true;
    std::uint32_t total = 0, total_stated = 0;
    std::map<std::string, std::uint32_t>
        not_stated_hidden;  ///< field → listings hidden only because they do not state it
};

/// Which listings hold enough of the words is decided among those that meet what was understood, before any parameter:
/// so a count beside a facet is what choosing it finds, and words nobody uses never empty what was understood. Once
/// `work` is spent, the words that are left are not looked for, and listings that are left hold no phrase.
Selection select(const Generation& generation, const Plan& plan, bool stated_only, bool unstated_show,
                 WorkBudget& work);

}  // namespace waymark
