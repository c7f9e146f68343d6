// Which listings of a segment hold the words asked for, and how much do they say of them?
#pragma once

#include <memory>
#include <vector>

#include "search/index/generation.h"
#include "search/match/topic.h"
#include "search/work/work_budget.h"

namespace waymark {

/// The words of a query against one segment, which outlives this. Withdrawn listings are not in any set but still in
/// the postings.
struct SegmentWords {
    std::vector<std::shared_ptr<const Postings>> units;  ///< one a unit of the query; synonyms count by their share
    std::size_t sought = 0;   ///< so many of the units are looked for: all, unless the work was spent
    BorrowedBits named;       ///< their name, or that of their organisation, holds all that was typed to be looked for
    BorrowedBits all_typed;   ///< of those: it holds every word typed, whatever was read from it
    BorrowedBits whole_name;  ///< of those: their name is the whole query
};

/// Fills in `named`, `all_typed` and `whole_name`.
void find_named(const LiveSegment& live, const Topic& topic, SegmentWords& words);
/// The live listings whose text holds every quoted phrase, or whose name is the whole query. Listings that `work`
/// leaves no look at are taken to hold none.
BorrowedBits holding_phrases(const LiveSegment& live, const WordQuery& query, const SegmentWords& words,
                             WorkBudget& work);
/// The listings that hold one unit, by whichever way of saying it; never null.
std::shared_ptr<const Postings> holding_unit(const Segment& segment, const WordUnit& unit);
/// The words that stand for one word of a unit: itself, and the compounds that hold it.
std::vector<std::string> ways_of_stem(const WordUnit& unit, std::size_t stem);
/// What reading these postings and looking through them once costs, in steps of WorkBudget; kept ready or not.
std::uint64_t work_of(const Postings& postings);

}  // namespace waymark
