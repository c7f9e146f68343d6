// When in the day and the year is a schedule?
#include "indexer/read/when_open.h"

#include <algorithm>
#include <string_view>

#include "indexer/read/times.h"

namespace waymark::feeds {

namespace {

constexpr int hour = 60;

}  // namespace

std::vector<std::string> when_of(const std::vector<Schedule>& schedules, bool for_adults) {
    std::vector<std::string> when;
    auto add = [&](std::string_view code) {
        if (std::find(when.begin(), when.end(), code) == when.end()) when.emplace_back(code);
    };
    std::vector<std::string> always;
    for (const Schedule& schedule : schedules) {
        bool weekend = std::any_of(schedule.days.begin(), schedule.days.end(),
                                   [](const std::string& d) { return d == "sat" || d == "sun"; });
        bool weekday = std::any_of(schedule.days.begin(), schedule.days.end(),
                                   [](const std::string& d) { return d != "sat" && d != "sun"; });
        int opens = minutes_of(schedule.opens_at), closes = minutes_of(schedule.closes_at);
        bool whole_day = opens == 0 && (closes == 0 || closes >= 23 * hour + 55);
        if (whole_day) {
            for (const std::string& day : schedule.days)
                if (std::find(always.begin(), always.end(), day) == always.end()) always.push_back(day);
            if (weekend && !weekday) add("weekend");
            if (schedule.term == "holidays") add("holidays");
            continue;
        }
        if (weekend) add("weekend");
        if (schedule.term == "holidays") add("holidays");
        if (opens < 0 || closes < 0) continue;
        if (closes == 0) closes = 24 * hour;  // open until midnight is a late evening, not a night
        // Until one in the morning is a late evening; past four it is a night.
        constexpr int night_ends = 4 * hour;
        if (closes <= opens && closes > night_ends) {
            add("overnight");
            continue;
        }
        if (closes <= opens) closes = 24 * hour;
        if (!weekday || schedule.term == "holidays") continue;
        auto open_for = [&](int from, int to) { return std::min(closes, to) - std::max(opens, from); };
        if (!for_adults && opens <= 8 * hour + 30 && open_for(5 * hour, 9 * hour) >= 30) add("before-school");
        if (open_for(9 * hour, 15 * hour) >= 30) add("daytime");
        if (!for_adults && open_for(15 * hour, 18 * hour) >= 45) add("after-school");
        if (open_for(18 * hour, 24 * hour) >= 30) add("evening");
    }
    if (always.size() == 7) when = {"any-time"};
    return when;
}

}  // namespace waymark::feeds
