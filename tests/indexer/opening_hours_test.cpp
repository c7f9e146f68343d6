// Are days and hours read out of the words that providers write about opening?
#include "indexer/read/opening_hours.h"

#include <catch2/catch.hpp>

#include "indexer/read/clock_hours.h"

namespace waymark::feeds {

namespace {

struct Row {
    const char *words, *told;
};

/// `mo tu [1MO] alt 09:00-17:00 term {words that are left}; …`
std::string told(const std::vector<OpeningHours>& entries) {
    std::string all;
    for (const OpeningHours& entry : entries) {
        if (!all.empty()) all += "; ";
        for (const std::string& day : entry.days) all += day.substr(0, 2) + " ";
        if (!entry.byday.empty()) all += "[" + entry.byday + "] ";
        if (entry.every_other_week) all += "alt ";
        all += entry.opens + (entry.closes.empty() ? "" : "-" + entry.closes);
        if (!entry.term.empty()) all += " " + entry.term;
        if (!entry.words.empty()) all += " {" + entry.words + "}";
    }
    return all;
}

}  // namespace

TEST_CASE("opening is read as people typed it") {
    const Row rows[] = {
        {"Tuesdays 7-9pm", "tu 19:00-21:00"},
        {"Tuesdays 6.30-8pm", "tu 18:30-20:00"},
        {"Mon 6:30 - 8:00pm", "mo 18:30-20:00"},
        {"Monday: Closed, Tuesday: 10:00 - 16:00", "tu 10:00-16:00"},
        {"Monday: Closed\nTuesday: 9:00 AM - 5:00 PM\nWednesday: 9:00 AM - 5:00 PM\nSunday: Closed",
         "tu 09:00-17:00; we 09:00-17:00"},
        {"Closed Sundays. Monday 9am-5pm", "mo 09:00-17:00"},
        {"9am-5pm Monday to Friday", "mo tu we th fr 09:00-17:00"},
        {"9am-5pm Monday to Friday, 10am-2pm Saturday", "mo tu we th fr 09:00-17:00; sa 10:00-14:00"},
        {"7:30 am - 5:30 pm M-F", "mo tu we th fr 07:30-17:30"},
        {"Mon-Sun: Open 24 Hours", "mo tu we th fr sa su 00:00-24:00"},
        {"24/7", "mo tu we th fr sa su 00:00-24:00"},
        {"Mo-Th 10:30am - 11pm; Fr & Sa: 10:30am - 12am", "mo tu we th 10:30-23:00; fr sa 10:30-00:00"},
        {"Mon to Fri 11 AM Till 1 AM", "mo tu we th fr 11:00-01:00"},
        {"Mon-Fri 9am-12pm, 1pm-5pm", "mo tu we th fr 09:00-12:00; mo tu we th fr 13:00-17:00"},
        {"Weekdays 10 AM - 5 PM, Weekends 9 AM - 6 PM", "mo tu we th fr 10:00-17:00; sa su 09:00-18:00"},
        {"WEEKDAYS 10:00-17:00", "mo tu we th fr 10:00-17:00"},
        {"Monday to Friday except Wednesday 9am-5pm", "mo tu th fr 09:00-17:00"},
        {"1st Saturday of the month 10am-12noon", "sa [1SA] 10:00-12:00"},
        {"Thursday 4-5.30pm", "th 16:00-17:30"},
        {"Friday 12-2pm", "fr 12:00-14:00"},
        {"Every other Wednesday 1pm-3pm", "we alt 13:00-15:00"},
        {"Tue/Thu 10:00-12:00", "tu th 10:00-12:00"},
        {"Mon 18.00-20.00", "mo 18:00-20:00"},
        {"Monday to Thursday 9-5pm", "mo tu we th 09:00-17:00"},
        {"Saturday 10-11.30am", "sa 10:00-11:30"},
        {"Mon-Fri 9am-5pm, not open Saturday and Sunday", "mo tu we th fr 09:00-17:00"},
        {"Mon-Fri 9am-5pm. Saturday by appointment only. Sunday 10am - 1pm",
         "mo tu we th fr 09:00-17:00; su 10:00-13:00;  {Saturday by appointment only}"},
        {"Open Mon-Sat 9:30am - 4pm (except bank holiday Mondays)",
         "mo tu we th fr sa 09:30-16:00 {Open Mon-Sat 9:30am - 4pm (except bank holiday Mondays)}"},
        {"Wednesdays from 10am until 12pm", "we 10:00-12:00"},
        {"Mon 3.30pm - 5pm (term time only)", "mo 15:30-17:00 term {Mon 3.30pm - 5pm (term time only)}"},
    };
    for (const Row& row : rows) {
        INFO(row.words);
        CHECK(told(opening_hours(row.words)) == row.told);
    }
}

TEST_CASE("times tell their half of the day, and what cannot be read keeps its words beside what could") {
    const Row rows[] = {
        {"Wednesdays 1.30-3pm", "we 13:30-15:00"},
        {"Fridays 5.45-6.45pm", "fr 17:45-18:45"},
        {"Mon 10-11.30am & 1-2.30pm", "mo 10:00-11:30; mo 13:00-14:30"},
        {"Saturdays 11am-1", "sa 11:00-13:00"},
        {"Sat 9-9pm", "sa 09:00-21:00"},
        {"Thursday 7pm - 9", "th 19:00-21:00"},
        {"Fri 10pm-2am", "fr 22:00-02:00"},
        {"Fri 10-2am", "fr 22:00-02:00"},
        {"Mon-Fri 0900-1700", "mo tu we th fr 09:00-17:00"},
        {"Tuesday 1900-2100", "tu 19:00-21:00"},
        {"Tues 19:00 to 21:00", "tu 19:00-21:00"},
        {"Mon 12 noon - 2pm", "mo 12:00-14:00"},
        {"Mon 12noon-2pm", "mo 12:00-14:00"},
        {"Monday noon to 3pm", "mo 12:00-15:00"},
        {"Sun 2pm-midnight", "su 14:00-00:00"},
        {"Tuesday evening 6.30-8", "tu 18:30-20:00"},
        {"Tuesday 6.30-8", "tu  {Tuesday 6.30-8}"},
        {"Wednesday morning 9-11", "we 09:00-11:00"},
        {"Wednesday mornings, 9.30-11.30", "we 09:30-11:30"},
        {"Friday afternoons 2-4", "fr 14:00-16:00"},
        {"Mon-Fri 9-5", "mo tu we th fr 09:00-17:00"},
        {"Mon, Wed & Fri 10am-12pm", "mo we fr 10:00-12:00"},
        {"Mon/Wed/Fri: 10am-12pm", "mo we fr 10:00-12:00"},
        {"Monday, Wednesday and Friday from 10am to 12pm", "mo we fr 10:00-12:00"},
        {"Mon-Thurs 8.45am - 4.15pm; Fri 8.45am-3.45pm", "mo tu we th 08:45-16:15; fr 08:45-15:45"},
        {"Monday 9-12, Tuesday 1-5pm", "mo 09:00-12:00; tu 13:00-17:00"},
        {"Monday to Friday 8am - 6pm\nSaturday 9am - 1pm\nSunday Closed", "mo tu we th fr 08:00-18:00; sa 09:00-13:00"},
        {"Monday\n9:00 - 17:00\nTuesday\nClosed\nWednesday\n10:00 - 16:00", "mo 09:00-17:00; we 10:00-16:00"},
        {"Sunday: closed. Monday: 9am-5pm.", "mo 09:00-17:00"},
        {"Mon closed, Tue closed, Wed-Sun 10am-4pm", "we th fr sa su 10:00-16:00"},
        {"Open daily 9am-5pm (closed Mondays)", "tu we th fr sa su 09:00-17:00"},
        {"Every day except Sunday 10am-4pm", "mo tu we th fr sa 10:00-16:00"},
        {"Open every day 10am-4pm except Sundays", "mo tu we th fr sa 10:00-16:00"},
        {"Daily 10-4, excluding Mondays", "tu we th fr sa su 10:00-16:00"},
        {"7 days a week, 8am-8pm", "mo tu we th fr sa su 08:00-20:00"},
        {"24 hours a day, 7 days a week", "mo tu we th fr sa su 00:00-24:00"},
        {"Open 24/7", "mo tu we th fr sa su 00:00-24:00"},
        {"2nd and 4th Tuesday of the month, 7.30pm-9pm", "tu [2TU,4TU] 19:30-21:00"},
        {"First and third Wednesday of each month 2-4pm", "we [1WE,3WE] 14:00-16:00"},
        {"Last Friday of the month 6pm-8pm", "fr [-1FR] 18:00-20:00"},
        {"First Monday of every month, 10am - 12pm", "mo [1MO] 10:00-12:00"},
        {"1st & 3rd Thurs 1-3pm", "th [1TH,3TH] 13:00-15:00"},
        {"Alternate Mondays 1-3pm", "mo alt 13:00-15:00"},
        {"Mondays 10am-12pm (fortnightly)", "mo alt 10:00-12:00"},
        {"Fortnightly on Thursdays, 6-7.30pm", "th alt 18:00-19:30"},
        {"Every second Tuesday 6-7pm", " {Every second Tuesday 6-7pm}"},
        {"Monthly on Saturdays, 10am-12pm", " {Monthly on Saturdays, 10am-12pm}"},
        {"Saturday 5 March 10am-12pm", " {Saturday 5 March 10am-12pm}"},
        {"Sat 12th July 2-4pm", " {Sat 12th July 2-4pm}"},
        {"First Saturday in May 10am-2pm", " {First Saturday in May 10am-2pm}"},
        {"By appointment only", " {By appointment only}"},
        {"Mon-Fri 9-5 by appointment", "mo tu we th fr 09:00-17:00 {Mon-Fri 9-5 by appointment}"},
        {"Please ring for times", " {Please ring for times}"},
        {"Tuesdays during term time, 4-5pm", "tu 16:00-17:00 term {Tuesdays during term time, 4-5pm}"},
        {"Wednesday 4pm-5pm during school holidays",
         "we 16:00-17:00 holidays {Wednesday 4pm-5pm during school holidays}"},
        {"Tuesday 10am-12pm, not in school holidays",
         "tu 10:00-12:00 term {Tuesday 10am-12pm, not in school holidays}"},
        {"Mon-Fri 9am-5pm. Closed bank holidays.", "mo tu we th fr 09:00-17:00;  {Closed bank holidays}"},
        {"Mon-Fri 9am-5pm, closed 12-1pm for lunch",
         "mo tu we th fr 09:00-17:00 {Mon-Fri 9am-5pm, closed 12-1pm for lunch}"},
        {"Saturdays", "sa "},
        {"Saturday and Sunday", "sa su "},
        {"Weekends", "sa su "},
        {"Join us on Sunday", " {Join us on Sunday}"},
        {"Open most days", " {Open most days}"},
        {"10am to 12pm", " {10am to 12pm}"},
        {"Ages 5 - 11 on Saturday", " {Ages 5 - 11 on Saturday}"},
        {"We are open Monday 9am-5pm", "mo 09:00-17:00"},
        {"Sunday services at 10.30am", "su 10:30 {Sunday services at 10.30am}"},
        {"Monday from 7pm", "mo 19:00"},
        {"Tel 01296 382902 Mon-Fri 9am-5pm", "mo tu we th fr 09:00-17:00 {Tel 01296 382902 Mon-Fri 9am-5pm}"},
        {"\xC2\xA3"
         "3.50 Tuesdays 10-11.30am",
         "tu 10:00-11:30 {\xC2\xA3"
         "3.50 Tuesdays 10-11.30am}"},
        {"10am-12pm\nMonday", "mo 10:00-12:00"},
        {"Mon \xE2\x80\x93 Fri: 9.00 \xE2\x80\x93 17.00", "mo tu we th fr 09:00-17:00"},
        {"Mon 9am to 12pm and 1pm to 4pm, Tue 9am to 12pm", "mo 09:00-12:00; mo 13:00-16:00; tu 09:00-12:00"},
        {"All year round, Mondays 10am-12pm", "mo 10:00-12:00 all-year"},
        {"MO,TU,WE 09:00-15:00", "mo tu we 09:00-15:00"},
        {"Thursday between 10am and 12pm", "th 10:00-12:00"},
        {"Fri-Mon 10am-4pm", "mo fr sa su 10:00-16:00"},
        {"Every Wed: 9.15am\xE2\x80\x94"
         "11.15am",
         "we 09:15-11:15"},
        {"Weds 10am\xE2\x80\x93noon, Thurs noon\xE2\x80\x93"
         "2pm",
         "we 10:00-12:00; th 12:00-14:00"},
        {"Mon\xE2\x80\x93"
         "Fri 9\xE2\x80\x93"
         "5pm",
         "mo tu we th fr 09:00-17:00"},
        {"2nd & last Sunday each month 2-4pm", "su [2SU,-1SU] 14:00-16:00"},
        {"Tues 4.30 - 5.30pm & 6-7pm", "tu 16:30-17:30; tu 18:00-19:00"},
    };
    for (const Row& row : rows) {
        INFO(row.words);
        CHECK(told(opening_hours(row.words)) == row.told);
    }
    CHECK(opening_hours("").empty());
    CHECK(opening_hours(" \n ").empty());
}

TEST_CASE("in sentences days count where hours stand beside them") {
    const Row rows[] = {
        {"We meet on Tuesdays 7-9pm in the hall.", "tu 19:00-21:00"},
        {"The group runs every Wednesday from 10am until 12pm.", "we 10:00-12:00"},
        {"Sessions are held on Monday and Thursday evenings, 6.30-8pm.", "mo th 18:30-20:00"},
        {"We sat down on the sun lounger at 3pm.", ""},
        {"Join us on Sunday.", ""},
        {"Open Monday to Friday 9.30am to 4.30pm", "mo tu we th fr 09:30-16:30"},
        {"The coffee morning is on the first Saturday of the month, 10am-12noon.", "sa [1SA] 10:00-12:00"},
        {"We do not run on Wednesdays at 3pm.", ""},
        {"Every Friday, 4pm-5.30pm (term time only)", "fr 16:00-17:30 term"},
        {"Beavers meet Mon 6-7pm and Cubs Tue 6.30-8pm", "mo 18:00-19:00; tu 18:30-20:00"},
    };
    for (const Row& row : rows) {
        INFO(row.words);
        CHECK(told(opening_hours_in_prose(row.words)) == row.told);
    }
}

TEST_CASE("hours that would be a guess are none") {
    CHECK_FALSE(clock_hours("6.30", "8", DayHalf::unknown));
    CHECK_FALSE(clock_hours("7", "9", DayHalf::unknown));
    CHECK_FALSE(clock_hours("4", "6", DayHalf::unknown));
    CHECK_FALSE(clock_hours("25:00", "26:00", DayHalf::unknown));
    CHECK_FALSE(clock_hours("9am", "9am", DayHalf::unknown));
    CHECK(clock_hours("6.30", "8", DayHalf::later)->opens == "18:30");
    CHECK_FALSE(clock_time("7", DayHalf::unknown));
    CHECK(clock_time("7pm", DayHalf::unknown) == "19:00");
}

}  // namespace waymark::feeds
