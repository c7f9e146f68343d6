// Which ages do these words of a feed mean?
#include "indexer/read/ages.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/read/age_amount.h"
#include "indexer/read/age_context.h"
#include "indexer/read/age_tokens.h"
#include "indexer/read/school_ages.h"

namespace waymark::feeds {

namespace {

struct Found {
    std::optional<int> min, max;
    bool extends = false;  ///< "up to 25": an upper end for what was said before
};

/// Whether words about ages may begin with this one: most words of a text do not, and are passed over at once.
bool begins_ages(std::string_view word) {
    static const std::unordered_set<std::string_view> words{
        "all",      "any",       "no",        "not",        "key",       "ks",    "post",   "eyfs",    "early",
        "sixth",    "school",    "reception", "nursery",    "preschool", "pre",   "ante",   "year",    "years",
        "yr",       "yrs",       "y",         "<",          "<=",        ">",     ">=",     "younger", "older",
        "at",       "under",     "unders",    "below",      "u",         "over",  "overs",  "above",   "min",
        "minimum",  "lowest",    "max",       "maximum",    "highest",   "up",    "upto",   "until",   "from",
        "between",  "age",       "ages",      "aged",       "ageing",    "the",   "birth",  "newborn", "newborns",
        "prebirth", "antenatal", "pregnancy", "conception", "turn",      "turns", "turning"};
    return words.contains(word);
}

class AgeParser {
public:
    AgeParser(std::string_view text, AgeText kind) : tokens_(text), used_(tokens_.size()) {
        is_short_ = kind == AgeText::field && tokens_.size() <= 16;
        is_field_ = kind == AgeText::field;
    }

    std::optional<AgesRead> read() {
        for (std::size_t at = 0; at < tokens_.size();) {
            if (!number(at) && !begins_ages(tokens_.word(at))) {
                ++at;
                continue;
            }
            const std::size_t next = step(at);
            at = next > at ? next : at + 1;
        }
        if (found_.empty() && !left_out_below_ && !left_out_above_ && is_short_) read_named_groups();
        if (found_.empty() && !left_out_below_ && !left_out_above_) return std::nullopt;
        AgesRead out{whole(), says_nothing_else()};
        if (!out.ages.stated()) return std::nullopt;
        return out;
    }

private:
    using Words = std::initializer_list<std::string_view>;
    bool is(std::size_t at, Words words) const { return tokens_.is(at, words); }
    bool number(std::size_t at) const { return tokens_.number(at); }

    /// Whether numbers without a unit may be ages here: the whole text is short, or an age word stands just before.
    bool ages_are_meant(std::size_t at) const {
        for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
            if (is(at - back, {"age", "ages", "aged", "ageing", "olds"})) return true;
            if (is(at - back, {".", ";"})) break;
        }
        if (is_an_hour(tokens_, at)) return false;
        if (is_short_) return true;
        return at > 0 && is(at - (is(at - 1, {"("}) && at > 1 ? 2 : 1),
                            {"children", "people",   "girls",     "boys",     "kids",     "youth",     "adults",
                             "pupils",   "club",     "those",     "anyone",   "everyone", "teenagers", "teens",
                             "women",    "men",      "persons",   "brownies", "cubs",     "scouts",    "beavers",
                             "guides",   "rainbows", "explorers", "juniors",  "seniors",  "squirrels", "rangers"});
    }

    /// Takes an age if its words do not make something else of it.
    std::size_t take(std::size_t from, Found found, std::size_t next) {
        const bool one_sided = !found.min || !found.max || *found.min == 0;
        switch (age_use(tokens_, from, next, one_sided)) {
            case AgeUse::meant: found_.push_back(found); break;
            case AgeUse::left_out:
                // Below or above the others; one in their midst cannot be said.
                if (found.max && found.min.value_or(0) == 0)
                    left_out_below_ = std::max(left_out_below_.value_or(0), *found.max + 1);
                else if (found.min && !found.max)
                    left_out_above_ = std::min(left_out_above_.value_or(open_age), *found.min);
                break;
            case AgeUse::other: break;
        }
        std::fill(used_.begin() + static_cast<std::ptrdiff_t>(from),
                  used_.begin() + static_cast<std::ptrdiff_t>(std::min(next, used_.size())), true);
        return next;
    }

    std::size_t step(std::size_t at) {
        if ((is(at, {"all", "any"}) && is(at + 1, {"age", "ages"})) ||
            (is(at, {"no"}) && is(at + 1, {"age"}) && is(at + 2, {"limit", "limits", "restriction", "restrictions"})))
            // Among sentences it is said of walks and of feelings, and shuts nobody out.
            return is_field_ ? take(at, {0, std::nullopt}, at + (is(at, {"no"}) ? 3 : 2)) : at + 2;
        if (auto group = school_ages(tokens_, at, is_short_)) return take(at, {group->min, group->max}, group->next);
        if (auto next = lower_or_upper_end(at)) return *next;
        if (auto next = upper_end_of_before(at)) return *next;
        return range_or_single(at);
    }

    /// The words for one end of a range: where the number stands, and which end it is.
    struct End {
        std::size_t number_at = 0;
        bool is_lower = false, counts = false;  ///< `counts`: the number itself is in
    };
    std::optional<End> end_words(std::size_t at) const {
        auto of = [&](std::size_t next, bool is_lower, bool counts) {
            while (is(next, {"the", "age", "of", "ages", "is", ":", "=", "about"})) ++next;
            return End{next, is_lower, counts};
        };
        if (is(at, {"<"})) return of(at + 1, false, false);
        if (is(at, {"<="})) return of(at + 1, false, true);
        if (is(at, {">", ">="})) return of(at + 1, true, true);
        std::size_t than = at + (is(at, {"no", "not"}) ? 1 : 0);
        if (than > at && is(than + 1, {"than"})) {
            if (is(than, {"older", "over", "above", "more"})) return of(than + 2, false, true);
            if (is(than, {"younger", "under", "below", "less"})) return of(than + 2, true, true);
        }
        if (is(at, {"younger"}) && is(at + 1, {"than"})) return of(at + 2, false, false);
        if (is(at, {"older"}) && is(at + 1, {"than"})) return of(at + 2, true, true);
        if (is(at, {"at"}) && is(at + 1, {"least"})) return of(at + 2, true, true);
        if (is(at, {"turn", "turns", "turning"})) return of(at + 1, true, true);  // "as soon as they turn 3"
        if (is(at, {"under", "below", "unders"}) || (is(at, {"u"}) && number(at + 1) && tokens_[at + 1].joined))
            return of(at + (is(at + 1, {"-"}) ? 2 : 1), false, false);
        if (is(at, {"over", "above", "overs"})) return of(at + (is(at + 1, {"-"}) ? 2 : 1), true, true);
        if (is(at, {"min", "minimum", "lowest", "max", "maximum", "highest"})) {
            End end = of(at + 1, is(at, {"min", "minimum", "lowest"}), true);
            if (is(end.number_at, {"-"})) ++end.number_at;
            return end;
        }
        return std::nullopt;
    }

    std::optional<std::size_t> lower_or_upper_end(std::size_t at) {
        const auto end = end_words(at);
        if (!end) return std::nullopt;
        const auto limit = age_amount(tokens_, end->number_at);
        if (!limit || makes_it_no_age(tokens_, limit->next) || (!end->is_lower && !end->counts && limit->months == 0))
            return std::nullopt;
        const bool bound = is(at, {"min", "minimum", "lowest", "max", "maximum", "highest"});
        const bool said = limit->says_age || limit->several || is(at, {"u", "turn", "turns", "turning"}) ||
                          (limit->unit != AgeUnit::none && (is_field_ || !bound)) || ages_are_meant(at) ||
                          end->number_at > at + 2 || (bound && is(at + 1, {"age"}));
        if (!said || is(limit->next, {"experience", "of"})) return std::nullopt;
        Found found;
        (end->is_lower ? found.min : found.max) =
            end->is_lower || end->counts ? limit->years() : (limit->months - 1) / 12;
        std::size_t next = limit->next;
        // "Over 5, under 11", "min 14 max 25"
        std::size_t other_at = next;
        while (is(other_at, {",", "and", "but", "&", "-", ";", "/"})) ++other_at;
        if (const auto other = end_words(other_at); other && other->is_lower != end->is_lower)
            if (const auto second = age_amount(tokens_, other->number_at);
                second && !makes_it_no_age(tokens_, second->next) && second->months > 0) {
                const int age = other->is_lower || other->counts ? second->years() : (second->months - 1) / 12;
                const bool in_order = end->is_lower ? age >= found.min.value_or(0) : age <= found.max.value_or(0);
                if (in_order && age_use(tokens_, at, next, true) == AgeUse::meant) {
                    (other->is_lower ? found.min : found.max) = age;
                    next = second->next;
                }
            }
        if (!found.min) {
            if (end->counts && bound) return take(at, {std::nullopt, found.max, true}, next);
            found = with_adults({0, found.max}, next);
        }
        return take(at, found, next);
    }

    /// "Up to 25", "(25 with SEND)".
    std::optional<std::size_t> upper_end_of_before(std::size_t at) {
        if ((is(at, {"up"}) && is(at + 1, {"to"})) || is(at, {"upto", "until"})) {
            std::size_t i = at + (is(at, {"up"}) ? 2 : 1);
            if (is(i, {"and"}) && is(i + 1, {"including"})) i += 2;
            const std::size_t words_end = i;
            if (is(i, {"the"}) && is(i + 1, {"age"})) i += is(i + 2, {"of"}) ? 3 : 2;
            else if (is(i, {"age"})) ++i;
            const auto limit = age_amount(tokens_, i);
            if (!limit || limit->unit == AgeUnit::weeks || makes_it_no_age(tokens_, limit->next)) return std::nullopt;
            const bool said = limit->says_age || limit->several || i > words_end || ages_are_meant(at) ||
                              (limit->unit != AgeUnit::none && is_field_) || (!found_.empty() && limit->bare <= 26);
            if (!said) return std::nullopt;
            if (is(limit->next, {"birthday"}) || is(limit->next + 1, {"birthday"}))
                return take(at, {std::nullopt, limit->years() - 1, true}, limit->next + 1);
            return take(at, {std::nullopt, limit->years(), true}, limit->next);
        }
        if (!found_.empty() && number(at) && tokens_[at].value > 16 && tokens_[at].value < 30 &&
            is(at + 1, {"if", "with", "for", "where"}))
            for (std::size_t i = at + 2; i < at + 8 && !tokens_.ends_clause(i); ++i)
                if (is(i, {"send", "sen", "disability", "disabilities", "disabled", "additional", "ehcp", "ehc",
                           "learning", "special"}))
                    return take(at, {std::nullopt, tokens_[at].value, true}, i + 1);
        return std::nullopt;
    }

    std::size_t range_or_single(std::size_t at) {
        const bool from = is(at, {"from"}), between = is(at, {"between"});
        std::size_t i = at + (from || between ? 1 : 0);
        bool aged = false;
        while (is(i, {"age", "ages", "aged", "ageing", "the"}) ||
               (aged && is(i, {"of", ":", "range", "group", "between", "from", "is", "groups"}))) {
            aged = aged || !is(i, {"the"});
            ++i;
        }
        const auto said_first = age_amount(tokens_, i);
        if (!said_first || makes_it_no_age(tokens_, said_first->next)) return at;
        AgeAmount first = *said_first;
        std::size_t next = first.next;
        if (is(next, {"/"}) && number(next + 1) && is(next + 2, {"-", "to"})) next += 2;  // "5/6 - 11/12"
        const bool meant = aged || first.says_age || ages_are_meant(at) || (first.unit != AgeUnit::none && is_field_);

        const bool joins = is(next, {"to", "-", "until", "till", "through", "/"}) ||
                           ((between || is(i - 1, {"between"})) && is(next, {"and", "&"}));
        std::size_t join_end = next + 1;
        if (is(next, {"-"}) && is(join_end, {"to"})) ++join_end;
        const std::size_t up = next + (is(next, {"and", "-", ","}) ? 1 : 0);
        const bool goes_up = is(up, {"up"}) && is(up + 1, {"to"});
        if (joins || goes_up) {
            std::size_t j = goes_up ? up + 2 : join_end;
            const bool excludes = is(j, {"under"});
            if (excludes) ++j;
            if (is(j, {"the"})) ++j;
            if (is(j, {"age"})) j += is(j + 1, {"of"}) ? 2 : 1;
            auto second = age_amount(tokens_, j);
            if (second && (makes_it_no_age(tokens_, second->next) || ends_in_hours(tokens_, second->next)))
                return second->next;
            if (second) {
                if (is(second->next, {"/"}) && number(second->next + 1) && is(next, {"-", "to"})) {
                    second->bare = std::max(second->bare, tokens_[second->next + 1].value);
                    second->set_unit(age_unit(tokens_, second->next + 2));
                    second->next += second->unit == AgeUnit::none ? 2 : 3;
                }
                if (first.unit == AgeUnit::none && second->unit != AgeUnit::none) first.set_unit(second->unit);
                if (second->unit == AgeUnit::none && first.unit != AgeUnit::none) second->set_unit(AgeUnit::years);
                if (excludes) --second->months;
                const bool ratio = first.months == second->months && first.bare == second->bare &&
                                   first.more_months == second->more_months && first.unit == AgeUnit::none && !aged;
                const bool wait = second->unit == AgeUnit::weeks || (second->unit == AgeUnit::months && !is_field_ &&
                                                                     !aged && !second->says_age && !first.says_age);
                const bool said = meant || second->says_age || second->several || between ||
                                  (second->unit != AgeUnit::none && second->unit != AgeUnit::weeks);
                if (!ratio && !wait && second->months >= first.months && said && first.years() < open_age)
                    return take(at, with_adults({first.years(), second->years()}, second->next),
                                is(second->next, {"+"}) ? second->next + 1 : second->next);
                return second->next;
            }
        }
        return open_or_single(at, i, first, meant, aged, from);
    }

    /// "5-16 yrs and adults" is open upwards.
    Found with_adults(Found range, std::size_t next) const {
        if (is(next, {"and", "&", "+", ","}) && is(next + 1, {"adult", "adults"}) &&
            (tokens_.ends_clause(next + 2) || is(next + 2, {","})))
            range.max.reset();
        return range;
    }

    std::size_t open_or_single(std::size_t at, std::size_t number_at, const AgeAmount& first, bool meant, bool aged,
                               bool from) {
        std::size_t next = first.next;
        if (!is_field_ && !number(number_at)) return next;  // "birth and beyond"
        const bool sure = meant || first.several || (first.bare >= 16 && first.unit == AgeUnit::none);
        if (is(next, {"+", "plus"}) && (sure || (first.unit == AgeUnit::years && !is_an_hour(tokens_, at))))
            return take(at, {first.years(), std::nullopt}, next + 1);
        if (is(next, {"+", "plus"})) return next + 1;
        const bool is_age = meant || first.several || first.unit == AgeUnit::years || first.unit == AgeUnit::months;
        if (is(next, {"and", "or", "&"}) && first.unit != AgeUnit::weeks && is_age) {
            if (is(next + 1, {"over", "above", "older", "upwards", "upward", "up", "beyond", "onwards"}))
                return take(at, {first.years(), std::nullopt}, next + 2);
            if (is(next + 1, {"under", "below", "younger"})) return take(at, {0, first.years()}, next + 2);
        }
        if (is(next, {"upwards", "upward", "onwards", "up"}) && (is_age || first.unit == AgeUnit::weeks))
            return take(at, {first.years(), std::nullopt}, next + 1);
        if (from && (meant || (first.unit == AgeUnit::weeks && is_field_)) &&
            !(first.unit == AgeUnit::weeks && !is_field_))
            return take(at, {first.years(), std::nullopt}, next);
        if (first.unit == AgeUnit::weeks) return next;

        // "2, 3 and 4 year olds", "Age 7", "14 year olds"
        const bool olds = first.says_age && next > number_at && number(number_at);
        if (!olds && !aged && !(tokens_.size() <= 3 && first.unit != AgeUnit::none && is_field_)) return next;
        int low = first.years(), high = low;
        std::size_t back = at;
        while (olds && back >= 2 && is(back - 1, {",", "and", "or", "&", "/"}) && number(back - 2) &&
               tokens_[back - 2].value < 26) {
            low = std::min(low, tokens_[back - 2].value);
            back -= 2;
        }
        while (aged && is(next, {",", "and", "or", "&"}) && number(next + 1) && tokens_[next + 1].value < 26 &&
               !makes_it_no_age(tokens_, next + 2)) {
            high = std::max(high, tokens_[next + 1].value);
            next += 2;
        }
        return take(back, {low, high}, next);
    }

    void read_named_groups() {
        for (std::size_t at = 0; at < tokens_.size(); ++at) {
            if (is(at, {"child", "children", "families", "family", "young", "kids", "accompanied", "not", "no",
                        "except"}) &&
                !(is(at, {"children"}) && at > 0 && is(at - 1, {"school", "primary", "secondary"}))) {
                found_.clear();
                return;
            }
            if (auto group = named_group_ages(tokens_, at)) {
                take(at, {group->min, group->max}, group->next);
                at = group->next - 1;
            }
        }
    }

    bool says_nothing_else() const {
        for (std::size_t at = 0; at < tokens_.size(); ++at) {
            const std::string& word = tokens_.word(at);
            const bool mark = word.size() == 1 && !(word.front() >= 'a' && word.front() <= 'z') && !number(at);
            if (used_[at] || mark) continue;
            if (!is(at,
                    {"age",       "ages",         "aged",       "range",     "group",       "groups",   "years",
                     "year",      "old",          "olds",       "children",  "child",       "young",    "people",
                     "person",    "persons",      "for",        "suitable",  "open",        "to",       "the",
                     "all",       "only",         "and",        "or",        "of",          "from",     "between",
                     "is",        "are",          "who",        "inclusive", "with",        "send",     "sen",
                     "if",        "disabilities", "disability", "special",   "educational", "needs",    "additional",
                     "learning",  "ehcp",         "plan",       "school",    "not",         "no",       "except",
                     "excluding", "up",           "boys",       "girls",     "pupils",      "students", "s",
                     "under",     "over",         "an",         "ehc",       "on",          "in",       "mon",
                     "tue",       "wed",          "thu",        "fri"}))
                return false;
        }
        return true;
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
        if (left_out_below_) low = std::max(low.value_or(0), *left_out_below_);
        if (left_out_above_) high = std::min(high.value_or(open_age), *left_out_above_);
        if (high && *high >= open_age) high.reset();
        if (high && !low) low = 0;
        if (low && high && *low > *high) return {};  // what is left out is all that there was
        return {low, high};                          // 0 to 0 stays: "0 to 11 months" says so
    }

    AgeTokens tokens_;
    std::vector<bool> used_;
    bool is_field_ = false, is_short_ = false;
    std::vector<Found> found_;
    std::optional<int> left_out_below_, left_out_above_;  ///< the youngest and oldest that are not left out
};

}  // namespace

std::optional<AgesRead> read_ages(std::string_view text, AgeText kind) { return AgeParser(text, kind).read(); }

std::optional<Ages> ages_from_words(std::string_view text) {
    const auto read = read_ages(text, AgeText::field);
    return read ? std::optional<Ages>(read->ages) : std::nullopt;
}

}  // namespace waymark::feeds
