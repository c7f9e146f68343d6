// Which filter codes does each listing of a segment hold?
#pragma once

#include <cstdint>
#include <vector>

#include "search/index/bits.h"

namespace waymark {

/// One short row of bits a listing, a bit for each code: with few listings to count, looking at each is cheaper than at whole sets.
class FacetRows {
public:
    FacetRows() = default;
    explicit FacetRows(std::size_t listings) : listings_(listings) {}

    /// Adds a code with the listings that hold it; gives back its number. All codes are added before anything is counted.
    std::uint32_t add(const Bits& holders);
    /// Turns what was added into rows.
    void settle();
    /// How many of `chosen` hold each code, by number.
    std::vector<std::uint32_t> count(const Bits& chosen) const;
    /// Whether count() is cheaper than counting the sets of the codes one by one.
    bool cheaper_for(std::uint32_t chosen) const { return static_cast<std::size_t>(chosen) * 8 < listings_; }

private:
    std::size_t listings_ = 0, codes_ = 0, words_ = 0;   ///< words of one row
    std::vector<const Bits*> added_;
    std::vector<std::uint64_t> rows_;
};

}  // namespace waymark
