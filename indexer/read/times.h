// Which time of day do these words of a feed mean?
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace waymark::feeds {

/// `09:30` out of `09:30`, `9:00am`, `10:00:00`, `9.30 pm`, `9am`, `0930`, `noon`, `midnight`, `T09:30:00Z`,
/// `1900-01-01T09:30:00`. `24:00` stays, as the end of a day. Nothing when it says no time.
std::optional<std::string> time_from_words(std::string_view text);

/// Minutes since midnight of what `time_from_words` gave; -1 when it is empty.
int minutes_of(std::string_view time);

}  // namespace waymark::feeds
