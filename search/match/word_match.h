// Which listings of a segment hold the words asked for, and how much do they say of them?
#pragma once

#include <memory>
#include <vector>

#include "search/index/generation.h"
#include "search/match/word_query.h"
#include "search/work/work_budget.h"

namespace waymark {

/// The words of a query against one segment, which outlives this. Withdrawn listings are not in any set but still in
/// the postings.
struct SegmentWords {
    std::vector<std::shared_ptr<const Postings>> units;  ///< one a unit of the query; synonyms count by their share
    std::size_t sought = 0;          ///< so many of the units are looked for: all, unless the work was spent
    BorrowedBits all;                ///< hold every word (and every phrase)
    unsigned most = 0;               ///< the most units that one listing holds
    std::vector<std::uint8_t> held;  ///< per document: how many units it holds; empty until counted
    BorrowedBits whole_name;         ///< their name is the whole query
};

/// Fills in what follows from `units` and `sought`. Listings that `work` leaves no look at are taken to hold no phrase.
void match_words(const LiveSegment& live, const WordQuery& query, WorkBudget& work, SegmentWords& words);
/// The listings that hold one unit, by whichever way of saying it; never null.
std::shared_ptr<const Postings> holding_unit(const Segment& segment, const WordUnit& unit);
/// What reading these postings and looking through them once costs, in steps of WorkBudget; kept ready or not.
std::uint64_t work_of(const Postings& postings);
/// Fills `held`, and `most` over the listings of `among`; only needed when none of those holds every word.
void count_held(const Bits& among, SegmentWords& words);
/// Those that hold `least` units or more (and live).
Bits holding(const LiveSegment& live, const SegmentWords& words, unsigned least);  // 0: all that are live

}  // namespace waymark
