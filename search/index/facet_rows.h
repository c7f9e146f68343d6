// Which filter codes does each listing of a segment hold?
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "search/index/bits.h"

namespace waymark {

/// One short row of bits a listing, a bit for each code: with few listings to count, looking at each is cheaper than at
/// whole sets.
class FacetRows {
public:
    FacetRows() = default;
    explicit FacetRows(std::size_t listings) : listings_(listings) {}

    /// Adds a code with the listings that hold it; returns its number. All codes are added before anything is counted.
    std::uint32_t add(const Bits& holders);
    /// Turns what was added into rows.
    void finalize();
    /// Codes by number: from `first`, before `last`.
    struct Range {
        std::uint32_t first = 0, last = 0;
        std::uint32_t size() const { return last - first; }
        /// Both, and what lies between them.
        Range with(Range other) const {
            if (size() == 0) return other;
            return other.size() == 0 ? *this : Range{std::min(first, other.first), std::max(last, other.last)};
        }
    };
    /// How many of these listings hold each code of the range; by number, 0 or more for others.
    std::vector<std::uint32_t> count(const std::vector<std::uint32_t>& documents, Range codes) const;
    /// Whether count() is cheaper than counting the sets of so many codes one by one.
    bool cheaper_for(std::size_t chosen, Range codes) const;

private:
    std::size_t listings_ = 0, codes_ = 0, words_ = 0;  ///< words of one row
    std::vector<const Bits*> added_;
    std::vector<std::uint64_t> rows_;
};

}  // namespace waymark
