// How does an HTTP header write a moment (RFC 9110, 5.6.7: IMF-fixdate)?
#include "server/http/date.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace waymark::http {

std::string http_date(std::int64_t unix_seconds) {
    using namespace std::chrono;
    static constexpr std::array<const char*, 7> days_of_week{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const sys_seconds moment{seconds(unix_seconds)};
    const auto midnight = floor<days>(moment);
    const year_month_day date(midnight);
    const hh_mm_ss time(moment - midnight);
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", days_of_week[weekday(midnight).c_encoding()],
                       static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                       static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

}  // namespace waymark::http
