// Which listings give evidence of a part of the topic: state it, say it, or have it read in their words?
#pragma once

#include "search/match/topic.h"
#include "search/match/word_match.h"

namespace waymark {

/// The listings of a segment that state one of the codes of a part, have one derived, are open to all needs where it is
/// a need, or hold every word of one of its ways of saying it. Withdrawn ones are not taken out.
BorrowedBits evidence_of(const Segment& segment, const TopicPart& part, const SegmentWords& words, bool stated_only);

/// Whether a part is looked for at all: its words may lie behind those that there was work for.
bool is_sought(const TopicPart& part, const SegmentWords& words);

/// The same evidence by its kinds, for a score. They do not overlap.
struct CodeEvidence {
    BorrowedBits stated, derived, open;
};
CodeEvidence code_evidence(const Segment& segment, const std::string& field, const std::vector<std::string>& codes,
                           bool stated_only);

}  // namespace waymark
