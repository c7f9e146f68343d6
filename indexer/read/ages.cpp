// Which ages do these words of a feed mean?
#include "indexer/read/ages.h"
#include "indexer/read/age_tokens.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

#include "content/text/fold.h"
#include "content/text/text.h"

namespace waymark::feeds {

namespace {

enum class Unit { none, years, months, weeks };

/// An age as it is said: months, so that weeks and months can be compared with years.
struct Amount {
    int months = 0;
    int bare = 0;  ///< the number itself
    Unit unit = Unit::none;
    std::size_t next = 0;  ///< token behind it
    void set_unit(Unit u) {
        unit = u;
        months = u == Unit::months ? bare : u == Unit::weeks ? bare / 4 : bare * 12;
    }
    int years() const { return months / 12; }
};

struct Found {
    std::optional<int> min, max;
    bool extends = false;  ///< "up to 25": an upper end for what was said before
};

class Reader {
public:
    explicit Reader(std::string_view text) : tokens_(tokens_of(text)) {}

    std::optional<Ages> read() {
        for (std::size_t at = 0; at < tokens_.size();) {
            std::size_t next = step(at);
            at = next > at ? next : at + 1;
        }
        if (found_.empty()) return std::nullopt;
        return whole();
    }

private:
    const std::string& word(std::size_t at) const {
        static const std::string none;
        return at < tokens_.size() ? tokens_[at].word : none;
    }
    bool is(std::size_t at, std::initializer_list<std::string_view> words) const {
        if (at >= tokens_.size()) return false;
        for (auto w : words)
            if (tokens_[at].word == w) return true;
        return false;
    }
    bool number(std::size_t at) const { return at < tokens_.size() && tokens_[at].is_number; }

    Unit unit_at(std::size_t at) const {
        if (is(at, {"years", "year", "yrs", "yr", "y", "yo", "yrsold", "yearsold", "yo's", "yos"})) return Unit::years;
        if (is(at, {"months", "month", "mths", "mth", "mnths", "mos", "mo"})) return Unit::months;
        if (is(at, {"weeks", "week", "wks", "wk"})) return Unit::weeks;
        return Unit::none;
    }
    /// What stands behind a number and makes it something else than an age.
    bool is_other_thing(std::size_t at) const {
        return is(at,
                  {"minutes", "minute",  "mins",         "min",     "hours",  "hour",     "hrs",     "hr",    "h",
                   "days",    "times",   "sessions",     "session", "people", "children", "places",  "miles", "mile",
                   "metres",  "km",      "staff",        "am",      "pm",     "%",        "percent", ":",     "st",
                   "nd",      "rd",      "th",           "pounds",  "p",      "terms",    "half",    "per",   "x",
                   "ratio",   "members", "participants", "weekly",  "nights", "adults",   "adult"}) &&
               !(word(at) == ":" && !number(at + 1));
    }
    bool is_money_or_code(std::size_t at) const {
        if (at > 1 && is(at - 1, {":"}) && number(at - 2)) return true;  // a ratio, a time
        return at > 0 && is(at - 1, {"\xC2\xA3", "$", "\xE2\x82\xAC", "gbp", "#", "unit", "room", "level", "band",
                                     "grade", "step", "part", "tel", "phone"});
    }

    std::optional<Amount> amount(std::size_t at) const {
        if (is(at, {"birth", "newborn", "newborns"})) {
            Amount birth;
            birth.unit = Unit::years;
            birth.next = at + 1;
            return birth;
        }
        if (!number(at) || tokens_[at].value > 130 || is_money_or_code(at)) return std::nullopt;
        Amount amount;
        amount.bare = tokens_[at].value;
        amount.next = at + 1;
        if (is(amount.next, {"-", "s"}) && unit_at(amount.next + 1) != Unit::none) ++amount.next;  // "5-year-olds"
        Unit unit = unit_at(amount.next);
        amount.set_unit(unit);
        if (unit != Unit::none) {
            ++amount.next;
            if (is(amount.next, {"'"})) ++amount.next;
            if (unit == Unit::years && is(amount.next, {"and", "&", ","}) && number(amount.next + 1) &&
                unit_at(amount.next + 2) == Unit::months)
                ++amount.next;
            if (unit == Unit::years && number(amount.next) &&
                unit_at(amount.next + 1) == Unit::months) {  // 3 years 11 months
                amount.months += tokens_[amount.next].value;
                amount.next += 2;
            }
            if (is(amount.next, {"-"}) && is(amount.next + 1, {"old", "olds"})) ++amount.next;
            if (is(amount.next, {"old", "olds"})) ++amount.next;
            if (is(amount.next, {"of"}) && is(amount.next + 1, {"age"})) amount.next += 2;
        } else if (is(amount.next, {"s"}) || (is(amount.next, {"'"}) && is(amount.next + 1, {"s"}))) {  // 5s, 5's
            amount.next += word(amount.next) == "s" ? 1 : 2;
        }
        return amount;
    }

    /// Whether numbers without a unit may be ages here: the whole text is short, or an age word stands just before.
    bool ages_are_meant(std::size_t at) const {
        if (tokens_.size() <= 12) return true;
        for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
            if (is(at - back, {"age", "ages", "aged", "ageing", "olds"})) return true;
            if (is(at - back, {".", ";"})) break;
        }
        return false;
    }
    bool age_follows(std::size_t at) const {
        return is(at, {"year", "years", "yrs", "yr"}) || (is(at, {"of"}) && is(at + 1, {"age"}));
    }

    std::size_t take(std::optional<int> min, std::optional<int> max, std::size_t next, bool extends = false) {
        found_.push_back({min, max, extends});
        return next;
    }

    /// School years: n is 4 years younger than its pupils; reception is 0.
    std::optional<std::size_t> school_year(std::size_t at) {
        std::size_t i = at;
        auto year = [&](std::size_t& j) -> std::optional<int> {
            if (is(j, {"reception"})) {
                ++j;
                return 0;
            }
            if (is(j, {"year", "years", "yr", "yrs", "y"})) ++j;
            else if (j == i) return std::nullopt;
            if (is(j, {"group", "groups"})) ++j;
            if (is(j, {"reception"})) {
                ++j;
                return 0;
            }
            if (!number(j) || tokens_[j].value > 13 || tokens_[j].value < 1) return std::nullopt;
            int n = tokens_[j].value;
            ++j;
            return n;
        };
        std::size_t j = i;
        auto first = year(j);
        if (!first || is(j, {"old", "olds"})) return std::nullopt;
        if (unit_at(j) != Unit::none) return std::nullopt;
        if (is(j, {"to", "-", "and", "&", "until", "up"})) {
            std::size_t k = j + (is(j, {"up"}) && is(j + 1, {"to"}) ? 2 : 1);
            if (auto last = year(k); last && *last >= *first && unit_at(k) == Unit::none && !is(k, {"old"}))
                return take(*first + 4, *last + 5, k);
            // "years 7 - 11" with the number alone
            if (number(k) && tokens_[k].value >= *first && tokens_[k].value <= 13 && unit_at(k + 1) == Unit::none)
                return take(*first + 4, tokens_[k].value + 5, k + 1);
        }
        if (is(j, {"+"}) || (is(j, {"and", "or"}) && is(j + 1, {"above", "over", "up"})))
            return take(*first + 4, std::nullopt, j + 1);
        if (is(at, {"year", "reception"})) return take(*first + 4, *first + 5, j);
        return std::nullopt;
    }

    std::optional<std::size_t> key_stage(std::size_t at) {
        static constexpr std::array<std::pair<int, int>, 6> stages{
            {{3, 5}, {5, 7}, {7, 11}, {11, 14}, {14, 16}, {16, 18}}};
        std::size_t i = at;
        if (is(i, {"ks"})) ++i;
        else if (is(i, {"key"}) && is(i + 1, {"stage", "stages"})) i += 2;
        else return std::nullopt;
        if (!number(i) || tokens_[i].value > 5) return std::nullopt;
        auto first = stages[static_cast<std::size_t>(tokens_[i].value)], last = first;
        ++i;
        while (is(i, {"-", "to", "and", "&", ",", "/"})) {
            std::size_t k = i + 1;
            if (is(k, {"ks"})) ++k;
            if (!number(k) || tokens_[k].value > 5) break;
            last = stages[static_cast<std::size_t>(tokens_[k].value)];
            i = k + 1;
        }
        return take(first.first, last.second, i);
    }

    std::size_t step(std::size_t at) {
        if ((is(at, {"all", "any"}) && is(at + 1, {"age", "ages"})) ||
            (is(at, {"no"}) && is(at + 1, {"age"}) && is(at + 2, {"limit", "limits", "restriction"})))
            return take(0, std::nullopt, at + 2);
        if (auto next = key_stage(at)) return *next;
        if (is(at, {"post"}) && (is(at + 1, {"16"}) || (is(at + 1, {"-"}) && is(at + 2, {"16"}))))
            return take(16, std::nullopt, at + 3);
        if (auto next = school_year(at)) return *next;
        if (is(at, {"under", "below"}) || (is(at, {"younger"}) && is(at + 1, {"than"}))) {
            std::size_t i = at + (is(at, {"younger"}) ? 2 : 1);
            if (is(i, {"the"}) && is(i + 1, {"age"})) i += is(i + 2, {"of"}) ? 3 : 2;
            auto limit = amount(i);
            if (limit && limit->months > 0 && !is_other_thing(limit->next))
                return take(0, (limit->months - 1) / 12, limit->next);
        }
        if (is(at, {"over", "above"}) || (is(at, {"older"}) && is(at + 1, {"than"})) ||
            (is(at, {"at"}) && is(at + 1, {"least"}))) {
            std::size_t i = at + (is(at, {"older", "at"}) ? 2 : 1);
            if (is(i, {"the"}) && is(i + 1, {"age"})) i += is(i + 2, {"of"}) ? 3 : 2;
            auto limit = amount(i);
            bool said = limit &&
                        (limit->unit != Unit::none || ages_are_meant(at) || word(limit->next - 1) == "s" || i > at + 1);
            if (said && !is_other_thing(limit->next) && !is(limit->next, {"experience"}) && !(is(limit->next, {"of"})))
                return take(limit->years(), std::nullopt, limit->next);
        }
        bool lowest = is(at, {"min", "minimum", "lowest"}), highest = is(at, {"max", "maximum", "highest"});
        if (lowest || highest) {
            std::size_t i = at + 1;
            while (is(i, {"age", "of", "is", ":", "=", "-"})) ++i;
            auto limit = amount(i);
            if (limit && !is_other_thing(limit->next) && (i > at + 1 || limit->unit != Unit::none)) {
                if (lowest) return take(limit->years(), std::nullopt, limit->next);
                return take(std::nullopt, limit->years(), limit->next, true);
            }
        }
        if ((is(at, {"up"}) && is(at + 1, {"to"})) || is(at, {"upto", "until"})) {
            std::size_t i = at + (is(at, {"up"}) ? 2 : 1);
            if (is(i, {"the"}) && is(i + 1, {"age"})) i += is(i + 2, {"of"}) ? 3 : 2;
            else if (is(i, {"age"})) ++i;
            auto limit = amount(i);
            if (limit && limit->unit != Unit::weeks && !is_other_thing(limit->next) &&
                (limit->unit != Unit::none || ages_are_meant(at) || i > at + 2 ||
                 (!found_.empty() && limit->bare <= 26))) {
                if (is(limit->next, {"birthday"}) || is(limit->next + 1, {"birthday"}))
                    return take(std::nullopt, limit->years() - 1, limit->next + 1, true);
                return take(std::nullopt, limit->years(), limit->next, true);
            }
        }
        return range_or_single(at);
    }

    std::size_t range_or_single(std::size_t at) {
        bool from = is(at, {"from"}), between = is(at, {"between"});
        std::size_t i = at + (from || between ? 1 : 0);
        bool aged = false;
        while (is(i, {"age", "ages", "aged", "ageing", "the"}) ||
               (aged && is(i, {"of", ":", "range", "group", "between", "from", "is"}))) {
            aged = aged || !is(i, {"the"});
            ++i;
        }
        auto first = amount(i);
        if (!first || is_other_thing(first->next)) return at;
        std::size_t next = first->next;
        bool meant = aged || first->unit != Unit::none || ages_are_meant(at);

        bool joins = is(next, {"to", "-", "until", "till", "through", "\xE2\x80\x93", "/"}) ||
                     (between && is(next, {"and"})) || (aged && is(next, {"and"}) && word(at) == "between");
        if (!joins && is(next, {"and", "up"}) && is(next + (is(next, {"and"}) ? 1 : 0), {"up"}) &&
            is(next + (is(next, {"and"}) ? 2 : 1), {"to"})) {
            joins = true;
            next += is(next, {"and"}) ? 2 : 1;
        }
        if (!joins && aged && is(next, {"and"}) && i > at && is(i - 1, {"between"})) joins = true;
        if (joins) {
            std::size_t j = next + 1;
            if (is(j, {"the"})) ++j;
            if (is(j, {"age"})) j += is(j + 1, {"of"}) ? 2 : 1;
            auto second = amount(j);
            if (second && is_other_thing(second->next)) return second->next;
            if (second) {
                if (first->unit == Unit::none && second->unit != Unit::none) first->set_unit(second->unit);
                if (second->unit == Unit::none && first->unit != Unit::none) second->set_unit(Unit::years);
                bool ratio = first->bare == second->bare && first->unit == Unit::none;
                bool wait = second->unit == Unit::weeks;
                bool years = second->unit != Unit::none || age_follows(second->next);
                if (!ratio && !wait && second->months >= first->months && (meant || years || between))
                    return take(first->years(), second->years(),
                                is(second->next, {"+"}) ? second->next + 1 : second->next);
                return second->next;
            }
        }
        if (is(next, {"+", "plus"}))
            return meant || word(next) == "+" ? take(first->years(), std::nullopt, next + 1) : next;
        if (is(next, {"and", "or", "&"}) &&
            is(next + 1, {"over", "above", "older", "upwards", "up", "beyond", "onwards"}) &&
            first->unit != Unit::weeks)
            return take(first->years(), std::nullopt, next + 2);
        if (is(next, {"upwards", "onwards", "up"}) && first->unit != Unit::weeks)
            return take(first->years(), std::nullopt, next + 1);
        if (is(next, {"and", "or", "&"}) && is(next + 1, {"under", "below", "younger"}))
            return take(0, first->years(), next + 2);
        if (first->unit == Unit::weeks) return next;
        if (from && meant) return take(first->years(), std::nullopt, next);

        // "2, 3 and 4 year olds", "Age 7", "14 year olds"
        bool olds = next > i && is(next - 1, {"old", "olds"});
        if (olds || aged || (tokens_.size() <= 3 && first->unit != Unit::none)) {
            int low = first->years(), high = low;
            std::size_t back = at;
            while (olds && back >= 2 && is(back - 1, {",", "and", "or", "&", "/"}) && number(back - 2) &&
                   tokens_[back - 2].value < 26) {
                low = std::min(low, tokens_[back - 2].value);
                back -= 2;
            }
            while (aged && is(next, {",", "and", "or", "&"}) && number(next + 1) && tokens_[next + 1].value < 26 &&
                   !is_other_thing(next + 2)) {
                high = std::max(high, tokens_[next + 1].value);
                next += 2;
            }
            return take(low, high, next);
        }
        return next;
    }

    Ages whole() const {
        std::optional<int> low, high;
        bool open = false;
        for (const Found& found : found_) {
            if (found.extends) continue;
            if (found.min && (!low || *found.min < *low)) low = found.min;
            if (found.max && (!high || *found.max > *high)) high = found.max;
        }
        for (const Found& found : found_) {
            if (found.extends || found.max) continue;
            // "5 to 11, brothers and sisters from 3": the open end does not open the range. "8 to 12, seniors 13+"
            // does.
            if (!high || (found.min && *found.min + 1 >= *high)) open = true;
        }
        for (const Found& found : found_)
            if (found.extends && found.max) {
                if (!low && !high) low = 0;
                if (!high || *found.max > *high) high = found.max;
                open = false;
            }
        if (open) high.reset();
        if (high && *high >= open_age) high.reset();
        if (low && high && *low > *high) std::swap(low, high);
        return {low, high};  // 0 to 0 stays: "0 to 11 months" says so
    }

    std::vector<AgeToken> tokens_;
    std::vector<Found> found_;
};

}  // namespace

std::optional<Ages> ages_from_words(std::string_view text) {
    auto ages = Reader(text).read();
    if (ages && !ages->stated()) return std::nullopt;
    return ages;
}

}  // namespace waymark::feeds
