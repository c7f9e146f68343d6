// Which of the chosen listings can stand among the first so many, whatever their scores?
#pragma once

#include <deque>

#include "search/index/postings.h"
#include "search/match/selection.h"

namespace waymark {

struct Shortlist {
    std::deque<Candidates> by_segment;
    bool one_class = false;  ///< all are known to be in the same class, so that only their keys tell them apart
};

/// Among the candidates are the first `wanted` of the chosen listings in the order that order.h describes, or all when
/// they are fewer. What comes first whatever the score is told from whole sets of bits, so that fewer listings need be
/// looked at one by one.
Shortlist shortlist(const Selection& selection, const Plan& plan, std::size_t wanted);

}  // namespace waymark
