// When is an activity of OpenActive on, by the clocks of the United Kingdom?
#include "indexer/dialects/open_active/times.h"

#include <fmt/format.h>
#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "indexer/dialects/open_active/linked_data.h"
#include "indexer/read/dates.h"

namespace waymark::feeds::open_active {

using open_referral::Rows;
using open_referral::trimmed;

namespace {

namespace chrono = std::chrono;
constexpr std::size_t most_sessions = 2000;

/// A day and an hour as a clock on the wall shows them.
struct LocalMoment {
    chrono::sys_days day;
    std::string time;  ///< `HH:MM`, empty: the whole day
};

/// From the last Sunday of March to that of October, one hour past midnight UTC, clocks stand an hour ahead.
bool is_summer(chrono::sys_seconds utc) {
    const chrono::year year = chrono::year_month_day{chrono::floor<chrono::days>(utc)}.year();
    const auto change = [&](chrono::month month) {
        return chrono::sys_seconds{chrono::sys_days{year / month / chrono::Sunday[chrono::last]}} + chrono::hours{1};
    };
    return utc >= change(chrono::March) && utc < change(chrono::October);
}

std::optional<LocalMoment> moment_of(std::string_view text) {
    const auto date = date_from_words(text.substr(0, 10));
    if (!date || text.size() < 10) return std::nullopt;
    const auto number = [&](std::string_view digits) {
        int value = 0;
        for (char c : digits) value = value * 10 + (c >= '0' && c <= '9' ? c - '0' : 0);
        return value;
    };
    LocalMoment moment;
    moment.day = chrono::year{number(date->substr(0, 4))} /
                 chrono::month{static_cast<unsigned>(number(std::string_view(*date).substr(5, 2)))} /
                 chrono::day{static_cast<unsigned>(number(std::string_view(*date).substr(8, 2)))};
    if (text.size() < 16 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':') return moment;
    const int hour = number(text.substr(11, 2)), minute = number(text.substr(14, 2));
    if (hour > 23 || minute > 59) return moment;
    auto utc = chrono::sys_seconds{moment.day} + chrono::hours{hour} + chrono::minutes{minute};
    // With an offset the hour is that of the wall already.
    if (text.ends_with('Z') && is_summer(utc)) utc += chrono::hours{1};
    moment.day = chrono::floor<chrono::days>(utc);
    const chrono::hh_mm_ss clock{utc - moment.day};
    moment.time = fmt::format("{:02}:{:02}", clock.hours().count(), clock.minutes().count());
    return moment;
}

std::string written(chrono::sys_days day) {
    const chrono::year_month_day date{day};
    return fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()), unsigned(date.day()));
}

std::string_view weekday_of(chrono::sys_days day) {
    static constexpr std::string_view names[] = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
    return names[chrono::weekday{day}.c_encoding()];
}

/// `Tuesday`, `https://schema.org/Tuesday`, `TU` and `schema:Tuesday` as `TU`.
std::string day_code(std::string_view said) {
    std::string day;
    for (char c : last_part(said).substr(0, 2)) day += static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    return day;
}

std::string days_of(const Value& schedule) {
    std::string days;
    const Value* list = schedule.get("by_day");
    const auto add = [&](const Value& one) {
        if (const std::string day = day_code(trimmed(&one)); !day.empty()) days += (days.empty() ? "" : ",") + day;
    };
    if (list && list->kind == ValueKind::array)
        for (const Value& one : each(*list)) add(one);
    else if (list) add(*list);
    return days;
}

/// `PT1H30M` in minutes; 0 when it is none.
int minutes_of(std::string_view duration) {
    int total = 0, number = 0;
    for (char c : duration) {
        if (c >= '0' && c <= '9') number = std::min(number * 10 + (c - '0'), 100'000);
        else if (c == 'H') total += std::exchange(number, 0) * 60;
        else if (c == 'M') total += std::exchange(number, 0);
        else number = 0;
    }
    return total;
}

std::string later(std::string_view time, int minutes) {
    if (time.size() < 5 || minutes <= 0 || minutes >= 24 * 60) return {};
    const int at = ((time[0] - '0') * 10 + (time[1] - '0')) * 60 + (time[3] - '0') * 10 + (time[4] - '0') + minutes;
    return fmt::format("{:02}:{:02}", at / 60 % 24, at % 60);
}

void write_schedule(NodeBuilder& list, const Value& schedule) {
    NodeBuilder row = list.object({}, schedule);
    const std::string days = days_of(schedule);
    row.text("byday", days, schedule);
    const std::string_view every = peek_text(schedule, "repeat_frequency");
    if (every.starts_with('P') && every.size() >= 3) {
        const char unit = every.back();
        row.text("freq", unit == 'D' ? "DAILY" : unit == 'W' ? "WEEKLY" : unit == 'M' ? "MONTHLY" : "", schedule);
        if (const auto number = every.substr(1, every.size() - 2); number != "1")
            row.text("interval", number, schedule);
    } else if (!days.empty()) {
        row.text("freq", "WEEKLY", schedule);
    }
    const std::string start(peek_text(schedule, "start_time").substr(0, 5));
    std::string end(peek_text(schedule, "end_time").substr(0, 5));
    if (end.empty()) end = later(start, minutes_of(peek_text(schedule, "duration")));
    row.text("opens_at", start, schedule);
    row.text("closes_at", end, schedule);
    row.text("valid_from", peek_text(schedule, "start_date").substr(0, 10), schedule);
    row.text("valid_to", peek_text(schedule, "end_date").substr(0, 10), schedule);
    row.text("description", peek_text(schedule, "description"), schedule);
}

/// Sessions that are on at one hour of one day of the week.
struct Slot {
    chrono::sys_days first, last;
    std::size_t times = 0;
    const Value* at = nullptr;
};

}  // namespace

void write_times(NodeBuilder& made, const Value& event, const Rows& sessions) {
    NodeBuilder list = made.list("schedules", event);
    bool scheduled = false;
    for (std::string_view member : {"event_schedule", "schedule"}) {
        const Value* schedules = event.get(member);
        if (!schedules || !schedules->is_container()) continue;
        const auto take = [&](const Value& one) {
            if (one.kind != ValueKind::object) return;
            write_schedule(list, one);
            scheduled = true;
        };
        if (schedules->kind == ValueKind::array)
            for (const Value& one : each(*schedules)) take(one);
        else take(*schedules);
        take_all(schedules);
    }
    std::map<std::tuple<unsigned, std::string, std::string>, Slot> slots;
    std::size_t taken = 0;
    const auto add = [&](const Value& session) {
        if (session.kind != ValueKind::object || ++taken > most_sessions) return;
        if (last_part(peek_text(session, "event_status")) == "EventCancelled") return;
        const auto start = moment_of(peek_text(session, "start_date"));
        if (!start) return;
        const auto end = moment_of(peek_text(session, "end_date"));
        std::string closes = end && end->day - start->day <= chrono::days{1} ? end->time : std::string{};
        if (closes.empty()) closes = later(start->time, minutes_of(peek_text(session, "duration")));
        Slot& slot = slots[{chrono::weekday{start->day}.iso_encoding(), start->time, closes}];
        if (!slot.times++) slot = {start->day, start->day, 1, &session};
        slot.first = std::min(slot.first, start->day);
        slot.last = std::max(slot.last, start->day);
    };
    for (const Value* session : sessions) add(*session);
    if (const Value* inner = event.get("sub_event"); inner && inner->is_container()) {
        if (inner->kind == ValueKind::array)
            for (const Value& one : each(*inner)) add(one);
        else add(*inner);
        take_all(inner);
    }
    add(event);
    // A schedule says more than the sessions of the next weeks, which are all that a feed lists.
    if (scheduled) return;
    for (const auto& [key, slot] : slots) {
        NodeBuilder row = list.object({}, *slot.at);
        row.text("byday", weekday_of(slot.first), *slot.at);
        row.text("opens_at", std::get<1>(key), *slot.at);
        row.text("closes_at", std::get<2>(key), *slot.at);
        if (slot.times > 1) {
            row.text("freq", "WEEKLY", *slot.at);
            row.text("valid_from", written(slot.first), *slot.at);
        } else {
            row.text("dtstart", written(slot.first), *slot.at);
            row.text("valid_from", written(slot.first), *slot.at);
            row.text("valid_to", written(slot.first), *slot.at);
        }
    }
}

}  // namespace waymark::feeds::open_active
