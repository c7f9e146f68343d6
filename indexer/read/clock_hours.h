// When does a stretch of hours that is written "7-9pm" begin and end?
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace waymark::feeds {

/// `HH:MM`, 24 hours; the end may lie before the beginning: past midnight.
struct ClockHours {
    std::string opens, closes;
};

/// Which half of the day words beside the hours name; it settles "6.30-8".
enum class DayHalf { unknown, morning, later };

/// What two written times mean together: the second tells of the first ("7-9pm" is 19 to 21, "9-5pm" is 9 to 17).
/// Nothing where it would be a guess ("6.30-8" alone, "4-11").
std::optional<ClockHours> clock_hours(std::string_view from, std::string_view to, DayHalf half);

/// What one written time means: "7pm", "19:30", "noon". Nothing where it would be a guess.
std::optional<std::string> clock_time(std::string_view written, DayHalf half);

}  // namespace waymark::feeds
