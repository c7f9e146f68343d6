// Which ages do school years, key stages and the usual names of age groups mean in England?
#include "indexer/read/school_ages.h"

#include <array>
#include <utility>

namespace waymark::feeds {

namespace {

constexpr int nursery = -1, reception = 0, last_year = 13;

/// A class at `at`, which is moved past it: Year N is N, its pupils turn N + 5 in it. `named`: a word for classes stood
/// before, so a number alone is one.
std::optional<int> school_class(const AgeTokens& tokens, std::size_t& at, bool named) {
    std::size_t i = at;
    auto found = [&](int year, std::size_t next) {
        at = next;
        return year;
    };
    if (tokens.is(i, {"reception"})) return found(reception, i + (tokens.is(i + 1, {"class", "year"}) ? 2 : 1));
    if (tokens.is(i, {"nursery"})) return found(nursery, i + (tokens.is(i + 1, {"class", "age", "school"}) ? 2 : 1));
    if (tokens.is(i, {"preschool"})) return found(nursery, i + 1);
    if (tokens.is(i, {"pre"}) && tokens.is(i + 1, {"school"})) return found(nursery, i + 2);
    if (tokens.is(i, {"pre"}) && tokens.is(i + 1, {"-"}) && tokens.is(i + 2, {"school"})) return found(nursery, i + 3);
    if (tokens.is(i, {"school"}) && tokens.is(i + 1, {"year", "years"})) ++i;
    if (tokens.is(i, {"year", "years", "yr", "yrs", "y"})) ++i;
    else if (!named) return std::nullopt;
    if (tokens.is(i, {"group", "groups"})) ++i;
    if (tokens.is(i, {"reception"}) || (tokens.is(i, {"r"}) && i > at)) return found(reception, i + 1);
    if (!tokens.number(i) || tokens[i].value < 1 || tokens[i].value > last_year || tokens[i].more_months > 0)
        return std::nullopt;
    return found(tokens[i].value, i + 1);
}

bool is_age_unit(const AgeTokens& tokens, std::size_t at) {
    return tokens.is(at, {"years", "year", "yrs", "yr", "y", "months", "month", "mths", "old", "olds", "yo", "+", "%",
                          "pm", "am"}) &&
           !tokens.is(at, {"+"});
}

std::optional<GroupAges> school_years(const AgeTokens& tokens, std::size_t at, bool alone) {
    std::size_t i = at;
    const bool named = tokens.is(at, {"school", "year", "years", "yr", "yrs", "y"});
    const auto first = school_class(tokens, i, false);
    if (!first || is_age_unit(tokens, i)) return std::nullopt;
    if (tokens.is(i, {"to", "-", "and", "&", "until", "up", "through", "/", ","})) {
        std::size_t j = i + (tokens.is(i, {"up"}) && tokens.is(i + 1, {"to"}) ? 2 : 1);
        if (tokens.is(i, {"-"}) && tokens.is(j, {"to"})) ++j;
        if (const auto last = school_class(tokens, j, named); last && *last >= *first && !is_age_unit(tokens, j))
            return GroupAges{*first + 4, *last + 5, j};
    }
    if (tokens.is(i, {"+"})) return GroupAges{*first + 4, {}, i + 1};
    if (tokens.is(i, {"and", "or"}) && tokens.is(i + 1, {"above", "over", "up", "upwards", "onwards"}))
        return GroupAges{*first + 4, {}, i + 2};
    if (tokens.is(i, {"upwards", "onwards"})) return GroupAges{*first + 4, {}, i + 1};
    // One class alone: "years" is a word of ages, "reception" a desk.
    const bool sure = tokens.is(at, {"year"}) || (tokens.is(at, {"y"}) && tokens[at + 1].joined) ||
                      (alone && tokens.is(at, {"reception", "nursery", "school", "yr"}));
    if (sure) return GroupAges{*first + 4, *first + 5, i};
    return std::nullopt;
}

std::optional<GroupAges> key_stages(const AgeTokens& tokens, std::size_t at) {
    static constexpr std::array<std::pair<int, int>, 6> stages{{{3, 5}, {5, 7}, {7, 11}, {11, 14}, {14, 16}, {16, 18}}};
    auto stage = [&](std::size_t& i) -> std::optional<std::size_t> {
        std::size_t j = i;
        if (tokens.is(j, {"ks"})) ++j;
        else if (tokens.is(j, {"key"}) && tokens.is(j + 1, {"stage", "stages"})) j += 2;
        if (!tokens.number(j) || tokens[j].value > 5) return std::nullopt;
        i = j + 1;
        return static_cast<std::size_t>(tokens[j].value);
    };
    if (!tokens.is(at, {"ks"}) && !tokens.is(at, {"key"})) return std::nullopt;
    std::size_t i = at;
    const auto first = stage(i);
    if (!first || i == at + 1) return std::nullopt;
    std::size_t last = *first;
    while (tokens.is(i, {"-", "to", "and", "&", ",", "/"})) {
        std::size_t j = i + 1;
        const auto next = stage(j);
        if (!next || *next < last) break;
        last = *next;
        i = j;
    }
    return GroupAges{stages[*first].first, stages[last].second, i};
}

}  // namespace

std::optional<GroupAges> school_ages(const AgeTokens& tokens, std::size_t at, bool alone) {
    if (auto found = key_stages(tokens, at)) return found;
    if (tokens.is(at, {"post"})) {
        const std::size_t i = at + (tokens.is(at + 1, {"-"}) ? 2 : 1);
        if (tokens.number(i) && tokens[i].value == 16) return GroupAges{16, {}, i + 1};
    }
    if (tokens.is(at, {"eyfs"})) return GroupAges{0, 5, at + 1};
    if (alone && tokens.is(at, {"early"}) && tokens.is(at + 1, {"years"})) return GroupAges{0, 5, at + 2};
    if (alone && tokens.is(at, {"sixth"}) && tokens.is(at + 1, {"form"})) return GroupAges{16, 18, at + 2};
    return school_years(tokens, at, alone);
}

std::optional<GroupAges> named_group_ages(const AgeTokens& tokens, std::size_t at) {
    if (tokens.is(at, {"baby", "babies"})) return GroupAges{0, 1, at + 1};
    if (tokens.is(at, {"toddler", "toddlers"})) return GroupAges{1, 3, at + 1};
    if (tokens.is(at, {"preschool", "preschoolers"})) return GroupAges{0, 4, at + 1};
    if (tokens.is(at, {"pre"}) && tokens.is(at + 1, {"-", "school"}))
        return GroupAges{0, 4, at + (tokens.is(at + 1, {"-"}) ? 3 : 2)};
    if (tokens.is(at, {"primary"})) return GroupAges{4, 11, at + 1};
    if (tokens.is(at, {"secondary"})) return GroupAges{11, 16, at + 1};
    if (tokens.is(at, {"teen", "teens", "teenage", "teenager", "teenagers"})) return GroupAges{13, 19, at + 1};
    if (tokens.is(at, {"adult", "adults"}) && !(at > 0 && tokens.is(at - 1, {"young"})))
        return GroupAges{18, {}, at + 1};
    return std::nullopt;
}

}  // namespace waymark::feeds
