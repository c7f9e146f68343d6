// Which phrases about opening say something of their own?
#include "indexer/read/opening_phrases.h"

#include <unordered_map>

namespace waymark::feeds {

namespace {

using Kind = OpeningKind;

struct Phrases {
    Kind kind;
    std::vector<std::string_view> words;
};
const std::vector<Phrases>& all_phrases() {
    static const std::vector<Phrases> all{
        {Kind::alternate,
         {"every other", "alternate", "alternating", "fortnightly", "every fortnight", "every two weeks", "biweekly",
          "bi weekly", "once a fortnight", "every 2 weeks"}},
        {Kind::of_month,
         {"of the month", "of each month", "of every month", "of month", "in the month", "in each month",
          "in every month", "each month", "every month", "per month", "monthly", "a month", "of the calendar month"}},
        {Kind::except,
         {"except", "excluding", "excl", "exc", "but not", "apart from", "other than", "not including", "except for",
          "except on"}},
        {Kind::closed,
         {"closed", "shut", "not open", "no sessions", "no session", "not available", "unavailable", "not running",
          "closed on", "we are closed", "close on", "no club", "no group", "not on", "does not run", "does not meet",
          "do not run", "do not meet", "no meeting"}},
        {Kind::appointment,
         {"by appointment", "by appointment only", "appointment only", "appointments only", "by arrangement",
          "by prior arrangement", "on request", "by request", "by prior appointment", "appointment necessary",
          "strictly by appointment", "via appointment", "pre booked", "by booking"}},
        {Kind::term,
         {"term time", "term time only", "termtime", "termtime only", "term times", "term times only", "during term",
          "in term", "school term", "school terms", "school term time", "during term time", "in term time",
          "during school term", "term only", "school weeks"}},
        {Kind::holidays,
         {"school holidays", "school holiday", "half term", "half terms", "holidays", "holiday", "summer holidays",
          "easter holidays"}},
        {Kind::all_year, {"all year round", "all year", "year round", "throughout the year", "52 weeks a year"}},
    };
    return all;
}

/// The phrases by their first word.
using ByFirstWord = std::unordered_map<std::string_view, std::vector<std::pair<std::string_view, Kind>>>;
const ByFirstWord& phrases_by_first_word() {
    static const ByFirstWord made = [] {
        ByFirstWord by_first;
        for (const Phrases& of_kind : all_phrases())
            for (std::string_view phrase : of_kind.words)
                by_first[phrase.substr(0, phrase.find(' '))].emplace_back(phrase, of_kind.kind);
        return by_first;
    }();
    return made;
}

}  // namespace

const std::vector<std::pair<std::string_view, OpeningKind>>& opening_phrases(std::string_view first_word) {
    static const std::vector<std::pair<std::string_view, Kind>> none;
    const auto known = phrases_by_first_word().find(first_word);
    return known == phrases_by_first_word().end() ? none : known->second;
}

}  // namespace waymark::feeds
