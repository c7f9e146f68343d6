// When in the day and the year is a schedule?
#pragma once

#include <string>
#include <vector>

#include "waymark/listing.h"

namespace waymark::feeds {

/// When a schedule is, by its days, hours and term: codes of the field `when`. `for_adults`: before and after school
/// are no times of theirs.
std::vector<std::string> when_of(const std::vector<Schedule>& schedules, bool for_adults = false);

}  // namespace waymark::feeds
