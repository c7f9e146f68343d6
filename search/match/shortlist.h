// Which of the chosen listings can stand among the first so many, whatever their scores?
#pragma once

#include <cstdint>
#include <vector>

#include "search/match/selection.h"

namespace waymark {

/// Per segment, documents in growing order. Among them are the first `wanted` of the chosen listings in the order that order.h
/// describes, or all when they are fewer. What comes first whatever the score (who states all that was asked, who takes every child, who
/// says so in its own words) is told from whole sets of bits, so that only few listings need be looked at one by one.
std::vector<std::vector<std::uint32_t>> shortlist(const Selection& selection, const Plan& plan, std::size_t wanted);

}  // namespace waymark
