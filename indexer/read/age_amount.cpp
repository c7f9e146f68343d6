// How old is somebody whom these words name: "5", "2 1/2 years", "18 months", "birth"?
#include "indexer/read/age_amount.h"

namespace waymark::feeds {

AgeUnit age_unit(const AgeTokens& tokens, std::size_t at) {
    if (tokens.is(at, {"years", "year", "yrs", "yr", "y", "yo", "yrsold", "yearsold", "yos", "yearold", "yearolds"}))
        return AgeUnit::years;
    if (tokens.is(at, {"months", "month", "mths", "mth", "mnths", "mos", "mo", "mnth"})) return AgeUnit::months;
    if (tokens.is(at, {"weeks", "week", "wks", "wk"})) return AgeUnit::weeks;
    return AgeUnit::none;
}
/// What stands behind a number and makes it something else than an age.
bool makes_it_no_age(const AgeTokens& tokens, std::size_t at) {
    if (tokens.is(at, {":"})) return tokens.number(at + 1) && tokens[at + 1].joined;
    return tokens.is(at, {"minutes", "minute",   "mins",     "min",    "hours",    "hour",         "hrs",
                          "hr",      "h",        "days",     "day",    "times",    "sessions",     "session",
                          "people",  "children", "places",   "miles",  "mile",     "metres",       "km",
                          "staff",   "am",       "pm",       "%",      "percent",  "st",           "nd",
                          "rd",      "th",       "pounds",   "p",      "pence",    "terms",        "term",
                          "half",    "per",      "x",        "ratio",  "members",  "participants", "weekly",
                          "nights",  "adults",   "adult",    "noon",   "midday",   "midnight",     "o",
                          "oclock",  "a",        "young",    "spaces", "families", "january",      "february",
                          "march",   "april",    "may",      "june",   "july",     "august",       "september",
                          "october", "november", "december", "jan",    "feb",      "mar",          "apr",
                          "jun",     "jul",      "aug",      "sept",   "sep",      "oct",          "nov",
                          "dec",     "grams",    "kg",       "acres",  "kids",     "clubs",        "schools",
                          "classes", "groups",   "lessons",  "visits", "others",   "volunteers"});
}
/// What stands before a number or in it and makes it something else than an age.
bool is_money_or_code(const AgeTokens& tokens, std::size_t at) {
    const AgeToken& token = tokens[at];
    if (token.like_code || token.like_clock) return true;
    if (at > 1 && tokens.is(at - 1, {":"}) && tokens[at].joined && tokens.number(at - 2))
        return true;                                   // a ratio, a time
    if (at > 0 && tokens.number(at - 1)) return true;  // of a telephone number
    if (tokens.is(at + 1, {"/"}) && tokens.number(at + 2) && tokens.is(at + 3, {"/"}) && tokens.number(at + 4))
        return true;  // a date
    if (at > 1 && tokens.is(at - 1, {"/"}) && tokens.number(at - 2) &&
        ((tokens.is(at + 1, {"/"}) && tokens.number(at + 2)) ||
         (at > 3 && tokens.is(at - 3, {"/"}) && tokens.number(at - 4))))
        return true;
    // "SR4", "4TF"
    const bool word_behind = at + 1 < tokens.size() && tokens[at + 1].joined && !tokens.word(at + 1).empty() &&
                             tokens.word(at + 1).front() >= 'a' && tokens.word(at + 1).front() <= 'z';
    if (word_behind && age_unit(tokens, at + 1) == AgeUnit::none &&
        !tokens.is(at + 1, {"s", "plus", "to", "up", "and", "olds", "old"}))
        return true;
    if (token.joined && at > 0) {
        const std::string& before = tokens.word(at - 1);
        if (!before.empty() && before.front() >= 'a' && before.front() <= 'z' &&
            !tokens.is(at - 1, {"u", "y", "yr", "year", "age", "aged", "ages", "under", "over", "to", "ks", "plus",
                                "from", "and", "yrs", "years", "s"}))
            return true;
    }
    if (at > 0 && tokens.is(at - 1, {"\xC2\xA3", "$",     "\xE2\x82\xAC", "gbp",   "#",    "unit",   "room",  "level",
                                     "band",     "grade", "step",         "part",  "tel",  "phone",  "route", "routes",
                                     "bus",      "class", "floor",        "suite", "no",   "number", "page",  "phase",
                                     "tier",     "zone",  "section",      "size",  "sizes"}))
        return true;
    // "£5-10", "£5 to 10"
    return at > 2 && tokens.is(at - 1, {"-", "to"}) && tokens.number(at - 2) && tokens.is(at - 3, {"\xC2\xA3", "gbp"});
}
/// "Monday 4-6", "Tuesdays: 10 - 12": an hour, unless it is said to be an age.
bool is_an_hour(const AgeTokens& tokens, std::size_t at) {
    for (std::size_t back = 1; back <= 4 && back <= at; ++back) {
        if (tokens.is(at - back,
                      {"monday",     "mondays",  "mon",   "tuesday",  "tuesdays",  "tue",      "tues",    "wednesday",
                       "wednesdays", "wed",      "weds",  "thursday", "thursdays", "thu",      "thur",    "thurs",
                       "friday",     "fridays",  "fri",   "saturday", "saturdays", "sat",      "sunday",  "sundays",
                       "sun",        "weekdays", "daily", "evening",  "evenings",  "mornings", "morning", "afternoon",
                       "afternoons", "time",     "times", "open",     "meets"}))
            return true;
        if (!tokens.is(at - back, {":", ",", "-", "from", "between", "at", "(", "and", ")"})) return false;
    }
    return false;
}

std::optional<AgeAmount> age_amount(const AgeTokens& tokens, std::size_t at) {
    if (tokens.is(at, {"pre", "ante"}) && tokens.is(at + 1, {"-"}) && tokens.is(at + 2, {"birth"})) at += 2;
    else if (tokens.is(at, {"pre"}) && tokens.is(at + 1, {"birth"})) ++at;
    if (tokens.is(at,
                  {"birth", "newborn", "newborns", "prebirth", "antenatal", "pregnancy", "conception", "babyhood"})) {
        AgeAmount birth;
        birth.unit = AgeUnit::years;
        birth.says_age = true;
        birth.next = at + 1;
        return birth;
    }
    if (!tokens.number(at) || (tokens[at].value > 130 && tokens[at].value != 999) || is_money_or_code(tokens, at))
        return std::nullopt;
    AgeAmount amount;
    amount.bare = tokens[at].value;
    amount.more_months = tokens[at].more_months;
    std::size_t& next = amount.next;
    next = at + 1;
    if (tokens.is(next, {"-", "s"}) && age_unit(tokens, next + 1) != AgeUnit::none) ++next;  // "5-year-olds"
    const AgeUnit unit = age_unit(tokens, next);
    amount.set_unit(unit);
    if (unit != AgeUnit::none) {
        ++next;
        if (tokens.is(next, {"'"})) ++next;
        if (tokens.is(next, {"."}) && tokens.is(next + 1, {"-", "to", "old"})) ++next;  // "8 yrs.-12 yrs."
        if (unit == AgeUnit::years && tokens.is(next, {"and", "&", ","}) && tokens.number(next + 1) &&
            age_unit(tokens, next + 2) == AgeUnit::months)
            ++next;
        if (unit == AgeUnit::years && tokens.number(next) &&
            age_unit(tokens, next + 1) == AgeUnit::months) {  // 3 years 11 months
            amount.months += tokens[next].value;
            next += 2;
        }
        if (tokens.is(next, {"-"}) && tokens.is(next + 1, {"old", "olds"})) ++next;
        if (tokens.is(next, {"old", "olds"})) {
            amount.says_age = true;
            ++next;
        }
        if (tokens.is(next, {"of"}) && tokens.is(next + 1, {"age"})) {
            amount.says_age = true;
            next += 2;
        }
    } else if (tokens.is(next, {"s"}) || (tokens.is(next, {"'"}) && tokens.is(next + 1, {"s"}))) {  // 5s, 5's
        next += tokens.is(next, {"s"}) ? 1 : 2;
        amount.several = true;
    }
    return amount;
}

bool ends_in_hours(const AgeTokens& tokens, std::size_t at) {
    while (tokens.number(at) || tokens.is(at, {",", "and", "&", "or", "-", "to", "/"})) ++at;
    return tokens.is(at, {"am", "pm", "noon", "oclock"});
}

}  // namespace waymark::feeds
