// Which listings of a segment take children of an age?
#pragma once

#include <cstdint>
#include <vector>

#include "search/index/bits.h"

namespace waymark {

/// For each age the listings that begin at or under it and those that end at or over it: two sets in common answer any
/// range.
class AgeSets {
public:
    AgeSets() = default;
    /// Parallel columns: the youngest and oldest age, both -1 where none is stated.
    AgeSets(const std::vector<std::int8_t>& min, const std::vector<std::int8_t>& max);
    /// Listings whose range meets `from` to `to`, both counted.
    Bits meeting(int from, int to) const;

private:
    static constexpr int oldest = 40;  ///< asked about in practice; beyond, listings are looked at one by one
    std::vector<std::int8_t> min_, max_;
    std::vector<Bits> begins_by_, lasts_to_;  ///< by age, 0 to `oldest`
};

}  // namespace waymark
