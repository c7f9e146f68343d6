// When is it on?
#include "indexer/map/schedules.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

#include "content/text/fold.h"
#include "content/text/text.h"
#include "indexer/read/days.h"
#include "indexer/read/times.h"

namespace waymark::feeds {

using open_referral::Table;
using open_referral::trimmed;

namespace {

/// Takes a time; one that cannot be read stays where it is, with a warning.
std::string time_of(Record& record, const Value& row, std::string_view member) {
    const Value* value = row.get(member);
    if (!value || value->is_empty()) return {};
    if (auto time = time_from_words(trimmed(value))) {
        value->use = Use::whole;
        return *time;
    }
    record.warn(*value, std::string(member),
                fmt::format("`{}` is no time we can read and was kept as it is; write it as 09:30", value->written));
    return {};
}

std::string term_of(std::string_view said) {
    std::string word = text::fold(said);
    std::replace(word.begin(), word.end(), '-', ' ');
    std::replace(word.begin(), word.end(), '_', ' ');
    auto is = [&](std::initializer_list<std::string_view> words) {
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    if (is({"term", "term time", "term time only", "termtime", "school term"})) return "term";
    if (is({"holidays", "holiday", "school holidays", "school holiday"})) return "holidays";
    if (is({"all year", "all year round", "year round", "always"})) return "all-year";
    return {};
}

/// `MO,TH` or `1SA,-1SU`, as RFC 5545 writes them.
bool is_rule_of_days(std::string_view said) {
    while (true) {
        const auto comma = said.find(',');
        std::string_view day = said.substr(0, comma);
        while (day.size() > 2 &&
               ((day.front() >= '0' && day.front() <= '9') || day.front() == '-' || day.front() == '+'))
            day.remove_prefix(1);
        static constexpr std::array<std::string_view, 7> week{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
        if (std::find(week.begin(), week.end(), day) == week.end()) return false;
        if (comma == std::string_view::npos) return true;
        said.remove_prefix(comma + 1);
    }
}

}  // namespace

void map_schedule_row(Record& record, const Value& row) {
    if (!row.is_container() || !record.first_time(row)) return;  // joined to a service and its place: it comes once
    // A closure is no time to come; it is kept as it was.
    if (std::string_view closed = trimmed(row.get("closed")); closed == "true" || closed == "1" || closed == "True")
        return;
    Schedule schedule;
    schedule.opens_at = time_of(record, row, "opens_at");
    schedule.closes_at = time_of(record, row, "closes_at");
    std::string byday = record.line(row, "byday", 200);
    for (std::string_view member : {"weekday", "day", "days", "day_of_week"}) {
        if (!byday.empty()) break;
        if (std::string said = record.line(row, member, 200); !said.empty()) {
            schedule.days = days_from_words(said);
            if (schedule.days.empty())
                record.warn(row, std::string(member),
                            fmt::format("`{}` is no day we can read; write it as MO or Monday", said.substr(0, 60)));
            break;
        }
    }
    if (!byday.empty()) {
        schedule.days = days_from_words(byday);
        if (is_rule_of_days(byday)) schedule.byday = byday;  // else the days tell it
        if (schedule.days.empty())
            record.warn(row, "byday",
                        fmt::format("`{}` is no day we can read; write it as MO or TH,FR", byday.substr(0, 60)));
    }
    schedule.freq = record.line(row, "freq", 50);
    std::transform(schedule.freq.begin(), schedule.freq.end(), schedule.freq.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c); });
    if (schedule.freq == "DAILY" && schedule.days.empty())
        schedule.days = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    if (auto interval = record.number(row, "interval"); interval && *interval >= 1 && *interval <= 1000)
        schedule.interval = static_cast<int>(*interval);
    schedule.bymonthday = record.line(row, "bymonthday", 100);
    schedule.dtstart = record.date(row, "dtstart");
    schedule.until = record.date(row, "until");
    schedule.valid_from = record.date(row, "valid_from");
    schedule.valid_to = record.date(row, "valid_to");
    if (schedule.valid_from.empty()) schedule.valid_from = record.date(row, "start_date");
    if (schedule.valid_to.empty()) schedule.valid_to = record.date(row, "end_date");
    schedule.description = record.text(row, "description");
    if (schedule.description.empty())
        if (const Value* notes = row.get("notes")) {
            schedule.description = record.text(*notes);
            notes->use = Use::untouched;  // it has a place of its own on the way out
        }
    schedule.link = record.link(row, "schedule_link");
    if (const Value* term = row.get("term"); term && !term->is_empty()) {
        schedule.term = term_of(trimmed(term));
        if (schedule.term.empty()) record.warn(*term, "term", "`term` should be term, holidays or all-year");
        else take_whole(term);
    }
    if (const Value* attending = row.get("attending_type"); attending && attending->is_scalar())
        for (const Code& code : record.context.words.terms.meaning_in("delivery", trimmed(attending)))
            record.say_yes(code.field, code.code);
    bool empty_repeat = schedule.days.empty() && schedule.opens_at.empty() && schedule.closes_at.empty() &&
                        schedule.description.empty() && schedule.dtstart.empty() && schedule.valid_from.empty() &&
                        schedule.bymonthday.empty() && schedule.link.empty();
    if (empty_repeat) {
        give_back(row);
        return;
    }
    auto& all = record.listing.schedules;
    if (std::find(all.begin(), all.end(), schedule) != all.end())
        return stay(row);  // said of the service and of its place
    row.use = Use::entered;
    all.push_back(std::move(schedule));
}

void map_schedules(Record& record) {
    for (const Value* row : record.parts(Table::schedule)) map_schedule_row(record, *row);
}

}  // namespace waymark::feeds
