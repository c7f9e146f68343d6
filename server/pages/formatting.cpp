// How are dates, ages, times, sums and lists said in plain words?
#include "server/pages/formatting.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace waymark::pages {
namespace {

/// `size` digits at `at`, nothing when there are others.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t size) {
    if (at + size > text.size()) return std::nullopt;
    int value = 0;
    for (char c : text.substr(at, size)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// The place of each day in the week, Monday first.
std::vector<int> places_of(const VocabularyField& days, const std::vector<std::string>& codes) {
    std::vector<int> out;
    for (const auto& code : codes)
        if (const int at = days.position(code); at >= 0) out.push_back(at);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::string days_in_words(const Messages& messages, const Vocabulary& vocabulary, const Schedule& schedule) {
    const auto* days = vocabulary.field("day");
    if (!days) return {};
    const auto at = places_of(*days, schedule.days);
    if (at.empty()) return {};
    const auto label = [&](int day) {
        const auto& value = days->values[static_cast<std::size_t>(day)];
        return messages.label("day", value.code, value.label);
    };
    if (at.size() == days->values.size()) return messages.say("schedule.every-day");
    if (at.size() > 2 && at.back() - at.front() + 1 == static_cast<int>(at.size()))
        return messages.say("schedule.day-to-day", {{"from", label(at.front())}, {"to", label(at.back())}});
    std::vector<std::string> names;
    for (int day : at) names.push_back(label(day));
    return all_of(messages, names);
}

/// `1SA` → "First Saturday of the month"; for a weekly schedule the days alone.
std::string rhythm_in_words(const Messages& messages, const Vocabulary& vocabulary, const Schedule& schedule) {
    const std::string days = days_in_words(messages, vocabulary, schedule);
    if (schedule.freq == "MONTHLY") {
        const std::string_view by = schedule.byday;
        const auto number = by.substr(0, by.find_first_not_of("+-0123456789"));
        if (!number.empty() && number.size() <= 3)
            if (const auto* which = messages.find("schedule.monthly." + std::string(number)); which && !days.empty())
                return messages.say("schedule.monthly." + std::string(number), {{"day", days}});
        if (!days.empty()) return messages.say("schedule.monthly", {{"day", days}});
        if (!schedule.bymonthday.empty() && schedule.bymonthday.size() <= 20)
            return messages.say("schedule.monthday", {{"day", schedule.bymonthday}});
        return messages.say("schedule.every-month");
    }
    if (schedule.freq == "WEEKLY" && schedule.interval > 1 && schedule.interval < 60)
        return messages.say(days.empty() ? "schedule.every-weeks" : "schedule.days-every-weeks",
                            {{"n", schedule.interval}, {"days", days}});
    if (days.empty() && schedule.freq == "DAILY") return messages.say("schedule.every-day");
    return days;
}

void append(const Messages& messages, std::string& line, const std::string& part) {
    if (part.empty()) return;
    line = line.empty() ? part : messages.say("joined", {{"before", line}, {"after", part}});
}

}  // namespace

std::string format_date(const Messages& messages, std::string_view iso) {
    const auto year = digits(iso, 0, 4), month = digits(iso, 5, 2), day = digits(iso, 8, 2);
    if (!year || !month || !day || iso[4] != '-' || iso[7] != '-' || *month < 1 || *month > 12 || *day < 1 || *day > 31)
        return std::string(iso);
    return messages.rules().date(*year, *month, *day);
}

std::string format_ages(const Messages& messages, const Ages& ages) {
    if (!ages.stated()) return {};
    if (!ages.max)
        return ages.min.value_or(0) == 0 ? messages.say("ages.all") : messages.say("ages.from", {{"min", *ages.min}});
    if (ages.min == ages.max) return messages.say("ages.one", {{"age", *ages.max}});
    if (ages.min.value_or(0) == 0) return messages.say("ages.up-to", {{"max", *ages.max}});
    return messages.say("ages.range", {{"min", *ages.min}, {"max", *ages.max}});
}

std::string format_time(const Messages& messages, std::string_view hh_mm) {
    const auto hour = digits(hh_mm, 0, 2), minute = digits(hh_mm, 3, 2);
    if (!hour || !minute || hh_mm[2] != ':' || *hour > 24 || *minute > 59) return std::string(hh_mm);
    if (*minute == 0 && *hour == 12) return messages.say("time.noon");
    if (*minute == 0 && *hour % 24 == 0) return messages.say("time.midnight");
    const int of_twelve = *hour % 12 == 0 ? 12 : *hour % 12;
    const std::string clock = *minute == 0 ? std::to_string(of_twelve) : fmt::format("{}:{:02}", of_twelve, *minute);
    return messages.say(*hour < 12 ? "time.am" : "time.pm",
                        {{"time", clock}, {"hour", *hour}, {"minute", fmt::format("{:02}", *minute)}});
}

std::string format_miles(const Messages& messages, double miles) {
    if (miles < 0.45) return messages.say("miles.close");
    if (miles < 9.95) {
        return messages.say("miles", {{"n", std::round(miles * 10) / 10}});
    }
    return messages.say("miles", {{"n", std::lround(miles)}});
}

std::string format_sum(const Messages& messages, double amount, std::string_view currency) {
    if (!std::isfinite(amount) || amount < 0 || amount > 1e9) return {};
    const auto pence = std::llround(amount * 100);
    const std::string number = pence % 100 == 0 ? messages.rules().number(std::int64_t{pence / 100})
                                                : messages.rules().number(static_cast<double>(pence) / 100, 2, 2);
    if (currency.empty() || currency == "GBP") return messages.say("sum.pounds", {{"amount", number}});
    return messages.say("sum.other", {{"amount", number}, {"currency", currency}});
}

std::string all_of(const Messages& messages, const std::vector<std::string>& texts) {
    return messages.rules().list(texts);
}

std::vector<std::string> labels(const Messages& messages, const Vocabulary& vocabulary, std::string_view field,
                                const std::vector<std::string>& codes) {
    std::vector<std::string> out;
    if (const auto* known = vocabulary.field(field))
        for (const auto& value : known->values)
            if (std::find(codes.begin(), codes.end(), value.code) != codes.end())
                out.push_back(messages.label(field, value.code, value.label));
    return out;
}

std::string format_labels(const Messages& messages, const Vocabulary& vocabulary, std::string_view field,
                          const std::vector<std::string>& codes) {
    std::string out;
    const auto* known = vocabulary.field(field);
    // "School holidays" becomes "school holidays" behind a comma, in languages that write it so.
    const bool small = messages.find_or("list.small-letters", "") == "yes";
    for (const auto& value : known ? known->values : std::vector<VocabularyValue>()) {
        if (std::find(codes.begin(), codes.end(), value.code) == codes.end()) continue;
        std::string label = messages.find_or("short." + std::string(field) + "." + value.code,
                                             messages.label(field, value.code, value.label));
        append(messages, out, out.empty() || !small ? label : messages.rules().without_capital(std::move(label)));
    }
    return out;
}

std::string format_language(const Messages& messages, std::string_view tag) {
    const std::string key = "language." + std::string(tag.substr(0, 12));
    if (const auto* name = messages.find(key)) return *name;
    if (const auto* name =
            messages.find("language." + std::string(tag.substr(0, std::min<std::size_t>(tag.find('-'), 8)))))
        return *name;
    return messages.say("language.unnamed");
}

std::string format_schedule(const Messages& messages, const Vocabulary& vocabulary, const Schedule& schedule) {
    std::string line;
    append(messages, line, rhythm_in_words(messages, vocabulary, schedule));
    const std::string opens = format_time(messages, schedule.opens_at),
                      closes = format_time(messages, schedule.closes_at);
    if (!opens.empty() && !closes.empty())
        append(messages, line,
               (schedule.opens_at == "00:00" || schedule.opens_at == "0:00") &&
                       (schedule.closes_at == "23:59" || schedule.closes_at == "24:00" || schedule.closes_at == "00:00")
                   ? messages.say("schedule.all-day")
                   : messages.say("schedule.from-to", {{"from", opens}, {"to", closes}}));
    else if (!opens.empty()) append(messages, line, messages.say("schedule.from", {{"from", opens}}));
    else if (!closes.empty()) append(messages, line, messages.say("schedule.to", {{"to", closes}}));
    if (!schedule.term.empty())
        append(messages, line, messages.find_or("schedule.term." + schedule.term.substr(0, 20), ""));
    const std::string start =
        format_date(messages, schedule.valid_from.empty() ? schedule.dtstart : schedule.valid_from);
    const std::string end = format_date(messages, schedule.valid_to.empty() ? schedule.until : schedule.valid_to);
    if (!start.empty() && start == end) append(messages, line, messages.say("schedule.on-date", {{"date", start}}));
    else if (!start.empty() && !end.empty())
        append(messages, line, messages.say("schedule.between-dates", {{"from", start}, {"to", end}}));
    else if (!end.empty()) append(messages, line, messages.say("schedule.until-date", {{"to", end}}));
    else if (!start.empty() && !line.empty())
        append(messages, line, messages.say("schedule.from-date", {{"from", start}}));
    return messages.rules().with_capital(std::move(line));
}

std::string format_cost(const Messages& messages, const Cost& cost) {
    if (!cost.amount) return {};
    if (*cost.amount == 0) return messages.say("cost.free");
    const std::string sum = format_sum(messages, *cost.amount, cost.currency);
    if (sum.empty() || cost.unit.empty()) return sum;
    const std::string_view unit = cost.unit;
    if (unit.starts_with("per ") || unit.starts_with("a ") || unit.starts_with("an ") || unit.starts_with("each "))
        return sum + " " + cost.unit;
    const bool vowel =
        std::string_view("aeiouAEIOU").find(unit.front()) != std::string_view::npos || unit.starts_with("hour");
    return messages.say("cost.unit", {{"start", vowel ? "vowel" : "consonant"}, {"sum", sum}, {"unit", unit}});
}

View::List paragraphs(std::string_view text) {
    View::List out;
    std::vector<std::string> lines, items;
    const auto close_lines = [&] {
        if (!lines.empty()) out.emplace_back().set("has_para", true).set_texts("para", lines).set("has_items", false);
        lines.clear();
    };
    const auto close_items = [&] {
        if (!items.empty()) out.emplace_back().set("has_para", false).set("has_items", true).set_texts("items", items);
        items.clear();
    };
    while (!text.empty()) {
        const auto end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
        while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
        if (line.starts_with("- ")) {
            close_lines();
            items.emplace_back(line.substr(2));
        } else if (line.empty()) {
            close_lines();
            if (!text.starts_with("- ")) close_items();
        } else {
            close_items();
            lines.emplace_back(line);
        }
    }
    close_lines();
    close_items();
    return out;
}

}  // namespace waymark::pages
