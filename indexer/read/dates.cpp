// Which day, or moment, do these words of a feed mean?
#include "indexer/read/dates.h"

#include <fmt/format.h>
#include <array>
#include <chrono>
#include <vector>

#include "content/text/ascii.h"

namespace waymark::feeds {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

struct Part {
    int value = -1;  ///< of a number
    std::size_t digits = 0;
    int month = 0;      ///< of a month's name
    char before = ' ';  ///< the mark in front of it
};

int month_of(std::string_view word) {
    static constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                                             "jul", "aug", "sep", "oct", "nov", "dec"};
    std::string low;
    for (char c : word) low += static_cast<char>(c | 32);
    if (low.size() < 3) return 0;
    for (std::size_t i = 0; i < months.size(); ++i)
        if (low.starts_with(months[i])) return static_cast<int>(i) + 1;
    return 0;
}

struct Day {
    int year = 0, month = 0, day = 0;
    std::size_t end = 0;  ///< offset behind it
};

int whole_year(int year, std::size_t digits) { return digits <= 2 ? 2000 + year : year; }

std::optional<Day> find_day(std::string_view text) {
    std::vector<Part> parts;
    std::size_t i = 0;
    char before = ' ';
    std::size_t end = 0;
    while (i < text.size() && parts.size() < 3) {
        if (digit(text[i])) {
            Part part;
            part.value = 0;
            part.before = before;
            std::size_t from = i;
            while (i < text.size() && digit(text[i]) && i - from < 9) part.value = part.value * 10 + (text[i++] - '0');
            part.digits = i - from;
            before = ' ';
            parts.push_back(part);
            end = i;
            if (part.digits == 8 && parts.size() == 1)
                return Day{part.value / 10000, part.value / 100 % 100, part.value % 100, end};
        } else if (letter(text[i])) {
            std::size_t from = i;
            while (i < text.size() && letter(text[i])) ++i;
            std::string_view word = text.substr(from, i - from);
            if (int month = month_of(word)) {
                Part part;
                part.month = month;
                part.before = before;
                parts.push_back(part);
                end = i;
                before = ' ';
            } else if (word == "T" && parts.size() == 3) {
                break;
            }
            // "1st", "of", "Monday" say nothing more.
        } else {
            if (text[i] != ' ') before = text[i];
            ++i;
        }
    }
    if (parts.size() < 3) return std::nullopt;
    const Part &a = parts[0], &b = parts[1], &c = parts[2];
    if (b.month && a.value >= 0 && c.value >= 0) {
        if (a.digits == 4) return Day{a.value, b.month, c.value, end};
        return Day{whole_year(c.value, c.digits), b.month, a.value, end};
    }
    if (a.month && b.value >= 0 && c.value >= 0) return Day{whole_year(c.value, c.digits), a.month, b.value, end};
    if (a.value < 0 || b.value < 0 || c.value < 0 || a.month || b.month || c.month) return std::nullopt;
    if (a.digits == 4) return Day{a.value, b.value, c.value, end};
    if (c.digits != 4 && c.digits != 2) return std::nullopt;
    Day day{whole_year(c.value, c.digits), b.value, a.value, end};
    if (day.month > 12 && day.day <= 12) std::swap(day.month, day.day);
    return day;
}

std::optional<std::chrono::sys_days> as_date(const Day& day) {
    using namespace std::chrono;
    year_month_day date{year{day.year}, month{static_cast<unsigned>(day.month)},
                        std::chrono::day{static_cast<unsigned>(day.day)}};
    if (!date.ok() || day.year <= 1900 || day.year >= 2200) return std::nullopt;
    return sys_days{date};
}

std::string written(std::chrono::sys_days days) {
    std::chrono::year_month_day date{days};
    return fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()), unsigned(date.day()));
}

std::string_view trim(std::string_view text) { return ascii::trimmed_of_controls(text).substr(0, 100); }

}  // namespace

std::optional<std::string> date_from_words(std::string_view text) {
    auto day = find_day(trim(text));
    if (!day) return std::nullopt;
    auto date = as_date(*day);
    if (!date) return std::nullopt;
    return written(*date);
}

std::optional<std::string> moment_from_words(std::string_view text) {
    text = trim(text);
    auto day = find_day(text);
    if (!day) return std::nullopt;
    auto date = as_date(*day);
    if (!date) return std::nullopt;
    std::string_view rest = text.substr(day->end);
    int numbers[3] = {0, 0, 0};
    std::size_t i = 0;
    while (i < rest.size() && (rest[i] == 'T' || rest[i] == 't' || rest[i] == ' ' || rest[i] == ',')) ++i;
    std::size_t have = 0;
    while (have < 3 && i < rest.size() && digit(rest[i])) {
        int value = 0;
        std::size_t from = i;
        while (i < rest.size() && digit(rest[i]) && i - from < 2) value = value * 10 + (rest[i++] - '0');
        numbers[have++] = value;
        if (i < rest.size() && rest[i] == ':') ++i;
        else break;
    }
    if (numbers[0] > 23 || numbers[1] > 59 || numbers[2] > 60) return written(*date) + "T00:00:00Z";
    while (i < rest.size() && (rest[i] == '.' || digit(rest[i]))) ++i;
    int offset = 0;
    if (i < rest.size() && (rest[i] == '+' || rest[i] == '-') && have > 0) {
        int sign = rest[i] == '+' ? 1 : -1;
        std::string digits;
        for (++i; i < rest.size() && digits.size() < 4; ++i)
            if (digit(rest[i])) digits += rest[i];
            else if (rest[i] != ':') break;
        if (digits.size() >= 2) offset = sign * ((digits[0] - '0') * 10 + (digits[1] - '0')) * 60;
        if (digits.size() == 4) offset += sign * ((digits[2] - '0') * 10 + (digits[3] - '0'));
    }
    using namespace std::chrono;
    sys_seconds moment = sys_seconds{*date} + hours{numbers[0]} + minutes{numbers[1] - offset} +
                         seconds{numbers[2] > 59 ? 59 : numbers[2]};
    auto days_only = floor<days>(moment);
    hh_mm_ss clock{moment - days_only};
    return fmt::format("{}T{:02}:{:02}:{:02}Z", written(days_only), clock.hours().count(), clock.minutes().count(),
                       clock.seconds().count());
}

bool is_no_date(std::string_view text) {
    auto day = find_day(trim(text));
    return day && (day->year <= 1900 || day->year >= 2200);
}

}  // namespace waymark::feeds
