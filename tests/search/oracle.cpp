// What would somebody find who looks at every listing, one at a time, with the contract in hand?
#include "tests/search/oracle.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <tuple>

#include "content/text/split.h"
#include "content/text/text.h"
#include "search/match/word_query.h"
#include "tests/search/oracle_question.h"

namespace waymark::test {
namespace {

/// The first digits of a date or time as a number, filled up with zeros.
double digits(const std::string& text, std::size_t how_many) {
    std::string d;
    for (char c : text)
        if (c >= '0' && c <= '9' && d.size() < how_many) d += c;
    if (d.empty()) return 0;
    d.resize(how_many, '0');
    return std::stod(d);
}

/// Near enough to weigh freshness.
double days(double yyyymmdd) {
    const auto date = static_cast<long>(yyyymmdd);
    return static_cast<double>(date / 10000) * 365.25 + static_cast<double>(date / 100 % 100) * 30.44 +
           static_cast<double>(date % 100);
}

/// What is typed past 512 bytes or 32 words is ignored.
std::string_view cut(std::string_view q) { return within_limits(q); }

class Oracle {
public:
    Oracle(const std::vector<SearchRequest>& requests, const OracleRules& rules) : rules_(rules) {
        for (const auto& request : requests) questions_.push_back(read(request));
        holders_.assign(units_.size(), 0);
        fact_holders_.assign(facts_.size(), 0);
    }

    /// The first look: who holds what.
    void count(const Listing& l) {
        const auto looked = look_at(l);
        ++listings_;
        length_ += looked.words.length();
        for (std::size_t u = 0; u < units_.size(); ++u) holders_[u] += looked.weight[u] > 0;
        std::vector<bool> seen(facts_.size());
        for (auto& q : questions_) {
            for (std::size_t p = 0; p < q.topic.parts.size(); ++p) {
                const auto& part = q.topic.parts[p];
                if (part.codes.empty() || seen[q.facts[p]]) continue;
                seen[q.facts[p]] = true;
                fact_holders_[q.facts[p]] += q.conditions.fact(l, part.field, part.codes) > Conditions::Fact::open;
            }
            if (!looked.holds_phrases(q)) continue;
            auto& counted = q.counted[looked.parts(q)];
            counted.fit += meets(q, looked, [](const Asked& a) { return !a.strict() && a.field != "near"; });
            if (meets(q, looked, [](const Asked&) { return true; })) ++counted.in_reach;
            else if (meets(q, looked, [](const Asked& a) { return a.field != "near"; })) {
                const auto far = q.conditions.nearest(l);
                if (far && *far < counted.nearest.value_or(1e9)) counted.nearest = far;
            }
        }
    }

    /// Between the looks: which parts are given up, and how far the answer reaches.
    void decide() {
        for (auto& q : questions_) {
            const auto& parts = q.topic.parts;
            for (std::size_t p = 0; p < parts.size(); ++p)
                if (!parts[p].last_resort) q.kept |= Mask{1} << p;
            give_up(q);
            q.telling = q.kept;
            for (std::size_t p = 0; p < parts.size(); ++p)
                if (!parts[p].last_resort) q.telling |= Mask{1} << p;
            double in_reach = 0;
            std::optional<double> nearest;
            for (const auto& [mask, counted] : q.counted) {
                if (!has_topic(q, mask, nullptr)) continue;
                in_reach += counted.in_reach;
                if (counted.nearest && *counted.nearest < nearest.value_or(1e9)) nearest = counted.nearest;
            }
            if (in_reach == 0 && nearest && !q.request.radius_miles) q.conditions.miles = *nearest + 5;
        }
    }

    /// The second look: what each answer gets of it.
    void tally(const Listing& l) {
        const auto looked = look_at(l);
        const auto label = std::make_shared<const OracleRow::Label>(OracleRow::Label{text::sort_key(l.name), l.id});
        const auto stated = codes_of(l, true), all = codes_of(l, false);
        for (auto& q : questions_)
            if (looked.holds_phrases(q)) tally(q, looked, label, q.request.stated_only ? stated : all);
    }

    std::vector<OracleAnswer> answers() {
        std::vector<OracleAnswer> answers;
        for (auto& q : questions_) {
            auto& answer = q.answer;
            answer.words_all = q.words_all;
            const auto add = [&](std::vector<std::string>& list, std::size_t p) {
                const auto& shown = q.topic.parts[p].shown;
                if (std::find(list.begin(), list.end(), shown) == list.end()) list.push_back(shown);
            };
            for (std::size_t p = 0; p < q.topic.parts.size(); ++p) {
                const bool kept = q.kept >> p & 1;
                if ((q.telling >> p & 1) && (kept ? answer.total == 0 : !(q.held >> p & 1))) add(answer.missing, p);
                if (kept && (q.lacked >> p & 1)) add(answer.others_missing, p);
            }
            answer.rows.assign(q.best.begin(), q.best.end());
            answers.push_back(std::move(answer));
        }
        return answers;
    }

private:
    using Codes =
        std::set<std::pair<std::size_t, std::size_t>>;  ///< positions of fields and their values in the vocabulary

    Question read(const SearchRequest& request) {
        Understanding understood;
        if (request.understand) understood = rules_.understand(request.q);
        else understood.text = cut(request.q);
        Question q{request, Conditions(request, understood, rules_), request.sort};
        if (q.sort == Sort::distance && !q.conditions.place) q.sort = Sort::relevance;  // nobody knows where that is
        q.topic = make_topic(request, understood, {rules_.vocabulary, rules_.synonyms, rules_.ranking},
                             q.conditions.overridden);
        for (const auto& unit : q.topic.words.units) q.units.push_back(number_of(unit));
        for (const auto& part : q.topic.parts) {
            const auto written =
                fmt::format("{}:{}:{}", part.field, fmt::join(part.codes, ","), q.conditions.stated_only);
            q.facts.push_back(facts_.emplace(written, facts_.size()).first->second);
        }
        const auto audience = understood.slots.codes.find("audience");
        q.for_professionals = audience != understood.slots.codes.end() &&
                              std::count(audience->second.begin(), audience->second.end(), "professional") > 0;
        constexpr std::size_t after_the_page = 20;  // neighbours may change places at its end
        q.rows =
            std::max(rules_.rows, static_cast<std::size_t>(request.page) * static_cast<std::size_t>(request.per_page) +
                                      after_the_page);
        for (const auto& field : rules_.vocabulary.fields()) q.answer.facets.emplace_back(field.values.size(), 0);
        return q;
    }

    std::size_t number_of(const WordUnit& unit) {
        std::string written = fmt::format("{}", fmt::join(unit.stems, " "));
        for (const auto& alternative : unit.alternatives)
            written += fmt::format("|{} {}", alternative.share, fmt::join(alternative.terms, " "));
        const auto [at, fresh] = numbers_.emplace(written, units_.size());
        if (fresh) units_.push_back(unit);
        return at->second;
    }

    Looked look_at(const Listing& l) const {
        Looked looked{l, SaidWords(l, rules_.vocabulary, rules_.synonyms, rules_.ranking), {}};
        for (const auto& unit : units_) looked.weight.push_back(looked.words.weight(unit));
        return looked;
    }

    /// Whether it is not hidden by those conditions that count.
    template <class Counts>
    static bool meets(const Question& q, const Looked& looked, Counts&& counts) {
        const bool named = looked.is_named(q), all = looked.holds_all_typed(q);
        return std::all_of(q.conditions.asked.begin(), q.conditions.asked.end(), [&](const Asked& a) {
            if (!counts(a)) return true;
            const auto says = q.conditions.says(looked.listing, a);
            if (says == Says::yes || (!a.strict() && (a.kind == Asked::Kind::unwanted ? all : named))) return true;
            return says == Says::nothing && (!a.strict() || q.request.unstated_show);
        });
    }

    /// Every code that a listing counts for.
    Codes codes_of(const Listing& l, bool stated_only) const {
        Codes codes;
        const auto& fields = rules_.vocabulary.fields();
        for (std::size_t f = 0; f < fields.size(); ++f) {
            auto add = [&](const std::vector<std::string>& list) {
                for (const auto& code : list)
                    if (const int at = fields[f].position(code); at >= 0)
                        codes.emplace(f, static_cast<std::size_t>(at));
            };
            if (fields[f].name == "age_band") {
                if (const Ages& ages = stated_only ? l.ages : l.known_ages(); ages.stated())
                    add(Vocabulary::age_bands(ages.min.value_or(0), ages.max));
                continue;
            }
            add(l.of(fields[f].name).yes);
            if (!stated_only) add(l.of(fields[f].name).derived);
            if (fields[f].name == "need" && (l.all_needs || (!stated_only && l.derived_all_needs)))
                for (std::size_t v = 0; v < fields[f].values.size(); ++v) codes.emplace(f, v);
        }
        return codes;
    }

    void tally(Question& q, const Looked& looked, const std::shared_ptr<const OracleRow::Label>& label,
               const Codes& codes) const {
        const auto& l = looked.listing;
        const auto mask = looked.parts(q);
        const auto without = [&](const std::string* field) {
            return has_topic(q, mask, field) &&
                   meets(q, looked, [&](const Asked& a) { return !field || !a.wanted() || a.field != *field; });
        };
        const auto& fields = rules_.vocabulary.fields();
        const bool in_answer = without(nullptr);
        std::vector<bool> counts(fields.size());
        for (std::size_t f = 0; f < fields.size(); ++f) counts[f] = without(&fields[f].name);
        for (const auto& [field, value] : codes)
            if (counts[field]) ++q.answer.facets[field][value];
        const bool whole = (mask & q.kept) == q.kept;
        bool strictly = true, stated = true;
        OracleRow row;
        for (const auto& asked : q.conditions.asked) {
            if (!asked.wanted()) continue;
            const bool silent = q.conditions.says(l, asked) == Says::nothing;
            if (asked.strict() && silent && !q.request.unstated_show)
                q.answer.not_stated_hidden[asked.field] += without(&asked.field);
            if (silent) (asked.strict() ? strictly : stated) = false;
            row.silent += silent;
        }
        std::erase_if(q.answer.not_stated_hidden, [](const auto& hidden) { return hidden.second == 0; });
        if (strictly && !whole && (mask & q.telling) != 0 && q.topic.parts.size() > 1 &&
            meets(q, looked, [](const Asked&) { return true; })) {
            ++q.answer.others;
            q.lacked |= ~mask;
        }
        if (!in_answer) return;
        if (strictly && whole) q.held |= mask;
        ++q.answer.total;
        q.answer.total_stated += strictly && whole && stated;
        row.after = !(strictly && whole);
        const bool by_assured = q.sort == Sort::relevance && q.request.q.empty();
        if (!by_assured) row.silent = 0;
        row.less_useful = by_assured && (is_full(l) || is_for_professionals(l));
        row.miles = q.conditions.distance(l);
        row.key = key(q, looked, row);
        row.listing = label;
        if (q.best.size() == q.rows && !(row < *q.best.rbegin())) return;
        q.best.insert(row);
        if (q.best.size() > q.rows) q.best.erase(std::prev(q.best.end()));
    }

    double key(const Question& q, const Looked& looked, const OracleRow& row) const {
        const auto& l = looked.listing;
        if (q.sort == Sort::name) return 0;
        if (q.sort == Sort::newest) return -digits(l.last_modified, 14);
        if (q.sort == Sort::distance) return row.miles.value_or(std::numeric_limits<double>::infinity());
        return q.request.q.empty() ? -digits(l.assured, 8) : -relevance(q, looked, row);
    }

    double relevance(const Question& q, const Looked& looked, const OracleRow& row) const {
        const auto& l = looked.listing;
        const auto& r = rules_.ranking;
        const double average = std::max(1.0, length_ / listings_);
        const auto rare = [&](double holders) { return std::log(1 + (listings_ - holders + 0.5) / (holders + 0.5)); };
        double score = 1;
        for (std::size_t i = 0; i < q.units.size(); ++i) {
            const auto u = q.units[i];
            if (holders_[u] == 0) continue;
            const double tf = looked.weight[u], share = q.topic.uses[i].share;
            score += share * rare(holders_[u]) * tf * (r.k1 + 1) /
                     (tf + r.k1 * (1 - r.b + r.b * looked.words.length() / average));
            const auto& unit = q.topic.words.units[i];
            for (std::size_t stem = 0; stem < unit.stems.size(); ++stem)
                if (looked.words.name_holds(unit, stem)) score += share * r.name_part / looked.words.words_of_name();
        }
        for (std::size_t p = 0; p < q.topic.parts.size(); ++p) {
            const auto& part = q.topic.parts[p];
            if (part.codes.empty()) continue;
            const auto& yes = l.of(part.field).yes;
            const double more = static_cast<double>(std::set<std::string>(yes.begin(), yes.end()).size()) - 1;
            const auto fact = q.conditions.fact(l, part.field, part.codes);
            score += rare(fact_holders_[q.facts[p]]) * (r.k1 + 1) *
                     (fact == Conditions::Fact::stated    ? r.fact_stated / (1 + r.fact_breadth * more)
                      : fact == Conditions::Fact::derived ? r.fact_derived
                      : fact == Conditions::Fact::open    ? r.fact_open
                                                          : 0);
        }
        if (looked.is_named(q)) score += looked.is_whole_name(q) ? r.name_whole : r.name_all;
        if (row.miles) score *= 1 + r.near_share * std::exp2(-*row.miles / r.near_half_miles);
        else if (q.conditions.is_for_the_area(looked.listing)) score *= 1 + r.here_share;
        const double assured = digits(l.assured, 8);
        const double age = assured > 0 ? std::max(0.0, days(rules_.day) - days(assured)) : 0;
        if (assured > 0) score *= 1 + r.fresh_share * std::exp2(-age / r.fresh_half_days);
        if (age > r.unchecked_days) score *= 1 - r.unchecked_share;
        if (is_full(l)) score *= 1 - r.full_share;
        if (!q.for_professionals && is_for_professionals(l)) score *= 1 - r.professionals_share;
        score *= share_for_conditions(q, looked);
        return score * q.conditions.lift(looked.listing);
    }

    /// What is left of a score for what is not said of the conditions.
    double share_for_conditions(const Question& q, const Looked& looked) const {
        const auto& r = rules_.ranking;
        double share = 1;
        if (looked.is_named(q)) return share;
        for (const auto& asked : q.conditions.asked) {
            if (asked.kind != Asked::Kind::understood) continue;
            if (q.conditions.says(looked.listing, asked) == Says::nothing)
                share *= 1 - (q.conditions.states_others(looked.listing, asked) ? r.others_share : r.silent_share);
            if (asked.field == "age" && !q.conditions.takes_every_child(looked.listing)) share *= 1 - r.children_share;
        }
        return share;
    }
    static bool is_full(const Listing& l) { return l.availability.state == "full" || l.availability.state == "paused"; }
    static bool is_for_professionals(const Listing& l) {
        const auto& yes = l.of("audience").yes;
        return std::set<std::string>(yes.begin(), yes.end()) == std::set<std::string>{"professional"};
    }

    const OracleRules& rules_;
    std::vector<Question> questions_;
    std::map<std::string, std::size_t> numbers_;  ///< of units, by how they are written
    std::vector<WordUnit> units_;
    std::vector<double> holders_;               ///< by unit: how many listings hold it
    std::map<std::string, std::size_t> facts_;  ///< of codes of a field, by how they are written
    std::vector<double> fact_holders_;          ///< by fact: how many state it, or have it derived
    double listings_ = 0, length_ = 0;
};

}  // namespace

bool OracleRow::operator<(const OracleRow& o) const {
    return std::tie(after, silent, key, less_useful, listing->name_key, listing->id) <
           std::tie(o.after, o.silent, o.key, o.less_useful, o.listing->name_key, o.listing->id);
}

std::vector<OracleAnswer> look_at_each(const EachListing& each, const std::vector<SearchRequest>& requests,
                                       const OracleRules& rules) {
    Oracle oracle(requests, rules);
    each([&](const Listing& listing) { oracle.count(listing); });
    oracle.decide();
    each([&](const Listing& listing) { oracle.tally(listing); });
    return oracle.answers();
}

}  // namespace waymark::test
