// Are dates, times and days read in all the forms that real feeds hold?
#include <catch2/catch.hpp>

#include "indexer/map/record.h"
#include "indexer/map/schedules.h"
#include "indexer/read/dates.h"
#include "indexer/read/days.h"
#include "indexer/read/times.h"
#include "indexer/read/when_open.h"

namespace waymark::feeds {

TEST_CASE("dates are read in all forms, day before month") {
    const std::pair<const char*, const char*> rows[] = {
        {"2026-03-01", "2026-03-01"},
        {"2026-03-01T09:30:00Z", "2026-03-01"},
        {"01/03/2026", "2026-03-01"},
        {"1/3/2026", "2026-03-01"},
        {"1.3.26", "2026-03-01"},
        {"01-03-2026", "2026-03-01"},
        {"1 March 2026", "2026-03-01"},
        {"1st Mar 2026", "2026-03-01"},
        {"Sunday 1st of March 2026", "2026-03-01"},
        {"March 1, 2026", "2026-03-01"},
        {"20260301", "2026-03-01"},
        {"2026/03/01 10:00", "2026-03-01"},
        {"03/25/2026", "2026-03-25"},
        {"29/02/2024", "2024-02-29"},
        {"1900-01-01", ""},
        {"0001-01-01", ""},
        {"9999-12-31", ""},
        {"30/02/2026", ""},
        {"soon", ""},
        {"", ""},
        {"2026", ""},
        {"13/13/2026", ""},
    };
    for (const auto& [words, date] : rows) {
        INFO(words);
        CHECK(date_from_words(words).value_or("") == date);
    }
    CHECK(is_no_date("1900-01-01"));
    CHECK(is_no_date("01/01/1900"));
    CHECK_FALSE(is_no_date("2026-01-01"));
    CHECK_FALSE(is_no_date("soon"));
}

TEST_CASE("moments are UTC, with their offsets worked in") {
    const std::pair<const char*, const char*> rows[] = {
        {"2026-03-01T09:30:00Z", "2026-03-01T09:30:00Z"},
        {"2021-09-14T13:05:10.022Z", "2021-09-14T13:05:10Z"},
        {"2026-07-01T00:30:00+01:00", "2026-06-30T23:30:00Z"},
        {"2026-07-01T00:30:00-0500", "2026-07-01T05:30:00Z"},
        {"2026-03-01", "2026-03-01T00:00:00Z"},
        {"2026-03-01 09:30", "2026-03-01T09:30:00Z"},
        {"01/03/2026 09:30:15", "2026-03-01T09:30:15Z"},
        {"2026-03-01T99:99:99Z", "2026-03-01T00:00:00Z"},
    };
    for (const auto& [words, moment] : rows) {
        INFO(words);
        CHECK(moment_from_words(words).value_or("") == moment);
    }
}

TEST_CASE("times of day are read in all forms") {
    const std::pair<const char*, const char*> rows[] = {
        {"09:30", "09:30"},
        {"9:00am", "09:00"},
        {"10:00:00", "10:00"},
        {"9.30 pm", "21:30"},
        {"9am", "09:00"},
        {"12pm", "12:00"},
        {"12am", "00:00"},
        {"0930", "09:30"},
        {"930", "09:30"},
        {"noon", "12:00"},
        {"midnight", "00:00"},
        {"24:00", "24:00"},
        {"T09:30:00Z", "09:30"},
        {"1900-01-01T09:30:00", "09:30"},
        {"09:30:00+01:00", "09:30"},
        {"6.00 p.m.", "18:00"},
        {"17:30 hrs", "17:30"},
        {"9", "09:00"},
        {"25:00", ""},
        {"9:75", ""},
        {"after lunch", ""},
        {"", ""},
        {"13pm", "13:00"},
        {"24:30", ""},
    };
    for (const auto& [words, time] : rows) {
        INFO(words);
        CHECK(time_from_words(words).value_or("") == time);
    }
}

TEST_CASE("days of the week are read in all forms") {
    const std::pair<const char*, const char*> rows[] = {
        {"Monday", "mon"},
        {"MO", "mon"},
        {"TH,FR", "thu fri"},
        {"FR,TH", "thu fri"},
        {"2MO", "mon"},
        {"-1FR", "fri"},
        {"MO,-1FR", "mon fri"},
        {"Mon-Fri", "mon tue wed thu fri"},
        {"Monday to Friday", "mon tue wed thu fri"},
        {"weekdays", "mon tue wed thu fri"},
        {"Weekends", "sat sun"},
        {"daily", "mon tue wed thu fri sat sun"},
        {"every day", "mon tue wed thu fri sat sun"},
        {"https://schema.org/Saturday", "sat"},
        {"1", "mon"},
        {"7", "sun"},
        {"0", "sun"},
        {"1,3", "mon wed"},
        {"Mondays and Wednesdays", "mon wed"},
        {"Sat & Sun", "sat sun"},
        {"Tues", "tue"},
        {"Weds", "wed"},
        {"Thurs", "thu"},
        {"Fri \xE2\x80\x93 Sun", "fri sat sun"},
        {"by appointment", ""},
        {"", ""},
    };
    for (const auto& [words, days] : rows) {
        INFO(words);
        std::string found;
        for (const std::string& day : days_from_words(words)) found += (found.empty() ? "" : " ") + day;
        CHECK(found == days);
    }
}

TEST_CASE("the hours of a schedule tell when it is") {
    struct Row {
        std::vector<std::string> days;
        const char *opens, *closes, *term, *when;
    };
    const std::vector<std::string> week{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    const Row rows[] = {
        {{"tue"}, "16:00", "17:30", "", "after-school"},
        {{"tue"}, "18:30", "20:00", "", "evening"},
        {{"mon"}, "07:30", "08:45", "term", "before-school"},
        {{"wed"}, "10:00", "12:00", "", "daytime"},
        {{"mon"}, "09:00", "17:00", "", "daytime after-school"},
        {{"sat"}, "10:00", "12:00", "", "weekend"},
        {{"fri", "sat"}, "18:00", "21:00", "", "weekend evening"},
        {{"mon"}, "10:00", "15:00", "holidays", "holidays"},
        {{"fri"}, "16:00", "10:00", "", "overnight"},
        {{"fri"}, "11:00", "01:00", "", "daytime after-school evening"},
        {{"fri"}, "19:00", "02:00", "", "evening"},
        {{"fri"}, "20:00", "08:00", "", "overnight"},
        {{"fri"}, "19:00", "00:00", "", "evening"},
        {{"fri"}, "19:00", "24:00", "", "evening"},
        {week, "00:00", "24:00", "", "any-time"},
        {week, "00:00", "23:59", "", "any-time"},
        {{"mon"}, "", "", "", ""},
        {{"sun"}, "", "", "", "weekend"},
        {{}, "09:00", "17:00", "", ""},
        {{"tue"}, "17:00", "19:00", "", "after-school evening"},
    };
    for (const Row& row : rows) {
        Schedule schedule;
        schedule.days = row.days;
        schedule.opens_at = row.opens;
        schedule.closes_at = row.closes;
        schedule.term = row.term;
        std::string found;
        for (const std::string& code : when_of({schedule})) found += (found.empty() ? "" : " ") + code;
        INFO(row.opens << " " << row.closes << " " << row.term);
        CHECK(found == row.when);
    }
    Schedule afternoon;
    afternoon.days = {"thu"};
    afternoon.opens_at = "14:00";
    afternoon.closes_at = "16:00";
    CHECK(when_of({afternoon}) == std::vector<std::string>{"daytime", "after-school"});
    CHECK(when_of({afternoon}, true) == std::vector<std::string>{"daytime"});  // no school for adults
}

}  // namespace waymark::feeds
