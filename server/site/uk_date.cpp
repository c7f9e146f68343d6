// Which day and hour is it in the UK?
#include "server/site/uk_date.h"

#include <fmt/format.h>
#include <array>
#include <chrono>

namespace waymark {
namespace {

using namespace std::chrono;

/// The moment as a UK clock shows it.
sys_seconds uk_clock(std::int64_t unix_seconds) {
    const sys_seconds now{seconds(unix_seconds)};
    const auto the_year = year_month_day(floor<days>(now)).year();
    const sys_seconds spring = sys_days(the_year / March / Sunday[last]) + hours(1);
    const sys_seconds autumn = sys_days(the_year / October / Sunday[last]) + hours(1);
    return now >= spring && now < autumn ? now + hours(1) : now;
}

}  // namespace

std::string uk_date(std::int64_t unix_seconds) {
    // Every request asks; a UK day begins and ends on the hour.
    thread_local std::int64_t hour = -1;
    thread_local std::string known;
    if (unix_seconds >= 0 && unix_seconds / 3600 == hour) return known;
    const year_month_day date(floor<days>(uk_clock(unix_seconds)));
    hour = unix_seconds / 3600;
    return known = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                               static_cast<unsigned>(date.day()));
}

std::string uk_moment(std::int64_t unix_seconds) {
    static constexpr std::array<const char*, 12> months{"January",   "February", "March",    "April",
                                                        "May",       "June",     "July",     "August",
                                                        "September", "October",  "November", "December"};
    if (!unix_seconds) return "never";
    const auto clock = uk_clock(unix_seconds);
    const auto midnight = floor<days>(clock);
    const year_month_day date(midnight);
    const auto minutes_of_day = duration_cast<minutes>(clock - midnight).count();
    return fmt::format("{} {} {} at {:02}:{:02}", static_cast<unsigned>(date.day()),
                       months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                       minutes_of_day / 60, minutes_of_day % 60);
}

std::string utc_moment(std::int64_t unix_seconds) {
    const sys_seconds clock{seconds(unix_seconds)};
    const auto midnight = floor<days>(clock);
    const year_month_day date(midnight);
    const hh_mm_ss time(clock - midnight);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.hours().count(),
                       time.minutes().count(), time.seconds().count());
}

}  // namespace waymark
