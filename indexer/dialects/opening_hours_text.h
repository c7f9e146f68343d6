// Which days and hours do a provider's words about opening name?
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waymark::feeds {

/// One stretch of hours on one or several days.
struct OpeningHours {
    std::string days;           ///< the words that name the days, for days_from_words
    std::string opens, closes;  ///< `HH:MM`
};

/// "Friday (07:00 - 19:00), Monday (07:00 - 19:00)", "Mon-Fri 8am to 6pm", "Tuesdays 9.30-12.00 and 13.00-15.00". Days
/// without hours give nothing, hours without days give nothing; at most 50.
std::vector<OpeningHours> opening_hours(std::string_view words);

}  // namespace waymark::feeds
