// Which age does a field of a feed mean that should hold one, and what do its two ends mean?
#pragma once

#include <optional>
#include <string_view>

#include "waymark/listing.h"

namespace waymark::feeds {

/// What a field that should hold one age says: `11`, `11.0`, `18 months`, `5 years`. Whole years, rounded down. Nothing
/// when it says none.
std::optional<int> age_from_field(std::string_view text);

/// The two ends as they were given, put right: 99 and more is open, 0 to 0 is an empty form and not stated, a maximum
/// of 0 above another minimum is not stated. `swapped` (may be null) is set when the ends had to change places.
Ages tidy_ages(std::optional<int> min, std::optional<int> max, bool* swapped = nullptr);

}  // namespace waymark::feeds
