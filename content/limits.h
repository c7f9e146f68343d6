// How old and how far may what people ask for be?
#pragma once

#include <cstddef>

#include "waymark/query.h"

namespace waymark::limits {

inline constexpr int oldest_age = 120;             ///< years
inline constexpr double farthest_miles = 1000;     ///< of a radius that was chosen
inline constexpr std::size_t longest_place = 200;  ///< bytes of a place's name or of two coordinates

/// Whether both ends are ages that may be asked for, the younger one first.
constexpr bool is_age_range(const AgeRange& ages) {
    return ages.min >= 0 && ages.min <= ages.max && ages.max <= oldest_age;
}

}  // namespace waymark::limits
