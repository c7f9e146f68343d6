// When does a stretch of hours that is written "7-9pm" begin and end?
#include "indexer/read/clock_hours.h"

#include <fmt/format.h>

namespace waymark::feeds {

namespace {

constexpr int hour = 60, noon = 12 * hour, day = 24 * hour;

enum class Mark { none, am, pm, exact };  // exact: 24 hours, or a word

struct Time {
    int minutes = 0;
    Mark mark = Mark::none;
    bool like_clock = false;  // "9:00", "9.30", "0900"
};

std::optional<Time> read(std::string_view raw) {
    std::string text;
    for (char c : raw.substr(0, 32))
        if (c != ' ' && c != '.') text += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        else if (c == '.' && !text.empty() && text.back() >= '0' && text.back() <= '9') text += ':';
    if (text == "noon" || text == "midday" || text == "12noon" || text == "12midday" || text == "12:00noon" ||
        text == "12:noon")
        return Time{noon, Mark::exact, true};
    if (text == "midnight" || text == "12midnight" || text == "12:00midnight") return Time{0, Mark::exact, true};
    std::size_t i = 0;
    auto number = [&](std::size_t most) {
        int value = 0;
        const std::size_t from = i;
        while (i < text.size() && i - from < most && text[i] >= '0' && text[i] <= '9')
            value = value * 10 + (text[i++] - '0');
        return std::pair(value, i - from);
    };
    Time time;
    auto [first, digits] = number(4);
    if (digits == 0) return std::nullopt;
    int hours = first, minutes = 0;
    if (digits > 2) {
        hours = first / 100;
        minutes = first % 100;
        time.like_clock = true;
    } else if (i < text.size() && (text[i] == ':' || text[i] == ';')) {
        ++i;
        auto [part, size] = number(2);
        if (size == 2) {
            minutes = part;
            time.like_clock = true;
        } else if (size == 1) {
            return std::nullopt;
        }
    }
    if (i < text.size() && text[i] == ':') {  // seconds
        ++i;
        (void)number(2);
    }
    const std::string_view rest = std::string_view(text).substr(i);
    if (rest == "am" || rest == "a:m") time.mark = Mark::am;
    else if (rest == "pm" || rest == "p:m") time.mark = Mark::pm;
    else if (!rest.empty() && rest != "hrs" && rest != "h" && rest != "oclock") return std::nullopt;
    if (minutes > 59 || hours > 24 || (hours == 24 && minutes > 0)) return std::nullopt;
    const bool whole = digits == 4 || text.front() == '0' || hours > 12 || hours == 0;
    if (time.mark == Mark::none && whole && (time.like_clock || hours > 12)) time.mark = Mark::exact;
    if (hours > 12 || hours == 0) time.mark = Mark::exact;
    if (time.mark == Mark::pm && hours < 12) hours += 12;
    if (time.mark == Mark::am && hours == 12) hours = 0;
    time.minutes = hours * hour + minutes;
    return time;
}

std::string written(int minutes) {
    if (minutes == day) return "24:00";
    minutes %= day;
    return fmt::format("{:02}:{:02}", minutes / hour, minutes % hour);
}

bool is_open(const Time& time) { return time.mark == Mark::none; }

/// The same time in the afternoon.
int later(int minutes) { return minutes < noon ? minutes + noon : minutes; }

}  // namespace

std::optional<ClockHours> clock_hours(std::string_view from, std::string_view to, DayHalf half) {
    auto first = read(from), second = read(to);
    if (!first || !second) return std::nullopt;
    int opens = first->minutes, closes = second->minutes;
    if (is_open(*first) && is_open(*second)) {
        if (half == DayHalf::later) {
            opens = later(opens);
            closes = later(closes);
            if (closes <= opens) return std::nullopt;
        } else if (half == DayHalf::morning) {
            if (closes <= opens) return std::nullopt;
        } else if (opens >= 8 * hour && opens < noon + hour) {  // 9 to 5, 10 to 12, 12 to 2
            if (closes <= opens) closes = later(closes);
            if (closes <= opens) return std::nullopt;
        } else if (opens < 6 * hour && first->like_clock && closes > opens) {  // nobody opens at 4 in the morning
            opens = later(opens);
            closes = later(closes);
        } else {
            return std::nullopt;
        }
    } else if (is_open(*first)) {
        if (second->mark == Mark::am) {
            if (opens > closes) opens = later(opens);
        } else if (const int at_night = later(opens);
                   second->mark == Mark::pm && at_night < (closes == noon ? noon : closes) && closes != noon) {
            opens = at_night;
        } else if (second->mark == Mark::exact && closes > noon && opens < 8 * hour && later(opens) < closes) {
            opens = later(opens);
        }
        if (second->mark == Mark::exact && closes == 0 && opens < noon) opens = later(opens);
    } else if (is_open(*second)) {
        if (closes <= opens && first->mark != Mark::exact) closes = later(closes);
        else if (closes <= opens && first->mark == Mark::exact && later(closes) > opens) closes = later(closes);
        if (first->mark == Mark::pm && closes <= opens) closes = second->minutes % noon;
    }
    if (opens == closes) return std::nullopt;
    return ClockHours{written(opens), written(closes)};
}

std::optional<std::string> clock_time(std::string_view from, DayHalf half) {
    auto time = read(from);
    if (!time || (is_open(*time) && half == DayHalf::unknown && !(time->like_clock && time->minutes >= 9 * hour)))
        return std::nullopt;
    return written(is_open(*time) && half == DayHalf::later ? later(time->minutes) : time->minutes);
}

}  // namespace waymark::feeds
