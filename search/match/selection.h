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
    BorrowedBits base;                    ///< live, and hold every quoted phrase
    std::vector<BorrowedBits> evidence;   ///< one a part of the topic: give evidence of it
    std::vector<BorrowedBits> passes;     ///< one a condition: not hidden by it
    Bits chosen;                          ///< in the answer
    BorrowedBits after;                   ///< of those the ones that come after the rest
    std::uint32_t count = 0;              ///< how many are chosen

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
    // One a part of the topic:
    std::vector<bool> sought;  ///< false when there was no work left to look for it
    std::vector<bool> kept;    ///< false when it was given up, or is not needed
    bool words_all = true;
    bool unstated_show = false;
    std::uint32_t total = 0, total_stated = 0;
    std::uint32_t others = 0;                          ///< give evidence of a part of the topic only
    std::vector<std::size_t> missing, others_missing;  ///< parts that nobody shown has; that some of the others lack
    std::map<std::string, std::uint32_t>
        not_stated_hidden;  ///< field → listings hidden only because they do not state it

    /// The parts that tell what is sought, given up or not.
    std::vector<bool> telling(const Plan& plan) const;
    /// In the answer if what was asked of that field were given up.
    Bits without(const SegmentSelection& segment, const Plan& plan, const std::string& field) const;
};

/// Which parts of the topic are given up is decided among those that contradict nothing that was read from words,
/// before any parameter and wherever they are: so a count beside a facet is what choosing it finds. Parts that nobody
/// there gives evidence of go first, then those that most do. Once `work` is spent, the words that are left are not
/// looked for, and listings that are left hold no phrase.
Selection select(const Generation& generation, const Plan& plan, bool stated_only, bool unstated_show,
                 WorkBudget& work);

/// How far away the nearest listing is that would be in the answer but for the place asked; nothing when there is none.
std::optional<double> nearest_beyond(const Selection& selection, const Plan& plan);

}  // namespace waymark
