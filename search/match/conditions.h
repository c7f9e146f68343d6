// Which conditions must a listing meet, and what does each say of the listings of a segment?
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "search/index/generation.h"
#include "search/match/proximity.h"
#include "waymark/query.h"

namespace waymark {

/// One condition on one field; its values are alternatives.
struct Condition {
    std::string field;                ///< vocabulary field, `age`, `near`, `council`, `language`
    std::vector<std::string> values;  ///< codes, slugs, languages; for the others what was asked, as text
    enum class Kind {
        strict,       ///< a parameter: what does not state the field is hidden
        understood,   ///< read from words: only what contradicts it is hidden; what is silent comes after equal ones
        unwanted,     ///< hides only what states one of the values
        not_refused,  ///< hides only what states that one of the values is not so, and none that is
    };
    Kind kind = Kind::strict;
    std::optional<AgeRange> age;  ///< of `age`
    std::vector<int> ages;        ///< of `age`, one a child, when there are several
    bool is_wanted() const { return kind == Kind::strict || kind == Kind::understood; }
};

/// What a condition says of one segment.
struct ConditionMatch {
    BorrowedBits match;         ///< meets it, by whatever evidence
    BorrowedBits silent;        ///< gives no evidence of it and does not contradict it, so it may meet it
    BorrowedBits others;        ///< of the silent: states other values of the field
    BorrowedBits by_open;       ///< meets it only as open to all needs
    BorrowedBits by_words;      ///< meets it only by what we read in its words
    BorrowedBits all_children;  ///< of several children: takes every one
    bool several_children = false;
    bool hides_silent = true;  ///< what is silent is not in the answer
};

struct ConditionRules {
    bool stated_only = false;
};

/// `proximity` is given for the condition on `near`, else null; it and the segment outlive the verdict.
ConditionMatch evaluate(const LiveSegment& live, const Condition& condition, const ConditionRules& rules,
                        const Proximity* proximity);

}  // namespace waymark
