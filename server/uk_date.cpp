// Which day is it in the UK?
#include "server/uk_date.h"

#include <chrono>
#include <fmt/format.h>

namespace waymark {

std::string uk_date(std::int64_t unix_seconds) {
    using namespace std::chrono;
    const sys_seconds now{seconds(unix_seconds)};
    const auto the_year = year_month_day(floor<days>(now)).year();
    const sys_seconds spring = sys_days(the_year / March / Sunday[last]) + hours(1);
    const sys_seconds autumn = sys_days(the_year / October / Sunday[last]) + hours(1);
    const auto local = now >= spring && now < autumn ? now + hours(1) : now;
    const year_month_day date(floor<days>(local));
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace waymark
