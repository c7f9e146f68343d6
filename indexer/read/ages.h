// Which ages do these words of a feed mean?
#pragma once

#include <optional>
#include <string_view>

#include "waymark/listing.h"

namespace waymark::feeds {

/// An age from here on means that there is no limit: feeds write 99, 100, 104 or 120.
inline constexpr int open_age = 99;

/// "6 years - 14 years", "11+", "From 5 years upwards", "18 months to 3", "Under 5s", "All ages", "Years 7 to 11",
/// "KS2" … Whole years, months rounded down at both ends; 99 and more is open. Several ranges give the whole they span.
/// Numbers that are not ages (prices, times, ratios, waits) give nothing. Nothing found: nothing.
std::optional<Ages> ages_from_words(std::string_view text);

}  // namespace waymark::feeds
