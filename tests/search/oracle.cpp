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
#include "tests/search/oracle_conditions.h"
#include "tests/search/oracle_words.h"

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
std::string_view cut(std::string_view q) {
    if (q.size() > 512) {
        std::size_t end = 512;
        while (end > 0 && (static_cast<unsigned char>(q[end]) & 0xC0) == 0x80) --end;
        q = q.substr(0, end);
    }
    const auto words = text::split(q);
    return words.size() > 32 ? q.substr(0, words[31].to) : q;
}

/// A request as it is looked for, with what was found so far.
struct Question {
    const SearchRequest& request;
    Conditions conditions;
    Sort sort = Sort::relevance;
    std::vector<std::size_t> units;     ///< numbers of what it asks for, in the list that all questions share
    std::vector<std::size_t> evidence;  ///< of the rest of what was typed: it only lifts
    std::vector<QuotedPhrase> phrases;
    std::string whole;           ///< all that was typed: it may be a name
    std::size_t rows = 0;        ///< to be kept
    bool some_hold_all = false;  ///< somebody holds every word
    std::size_t most = 0;        ///< else the most units that one listing holds
    std::set<OracleRow> best;
    OracleAnswer answer;
};

/// One listing, looked at for all questions.
struct Looked {
    const Listing& listing;
    SaidWords words;
    std::vector<double> weight;  ///< by unit

    std::size_t held(const Question& q) const {
        return static_cast<std::size_t>(
            std::count_if(q.units.begin(), q.units.end(), [&](std::size_t unit) { return weight[unit] > 0; }));
    }
    bool has_the_name(const Question& q) const { return !q.whole.empty() && words.name() == q.whole; }
    bool holds_all(const Question& q) const {
        if (has_the_name(q)) return true;
        return held(q) == q.units.size() &&
               std::all_of(q.phrases.begin(), q.phrases.end(), [&](const auto& phrase) { return words.holds(phrase); });
    }
};

class Oracle {
public:
    Oracle(const std::vector<SearchRequest>& requests, const OracleRules& rules) : rules_(rules) {
        for (const auto& request : requests) questions_.push_back(read(request));
        holders_.assign(units_.size(), 0);
    }

    /// The first look: who holds what.
    void count(const Listing& l) {
        const auto looked = look_at(l);
        ++listings_;
        length_ += looked.words.length();
        for (std::size_t u = 0; u < units_.size(); ++u) holders_[u] += looked.weight[u] > 0;
        for (auto& q : questions_) {
            const auto held = looked.held(q);
            const bool all = !q.some_hold_all && looked.holds_all(q);
            if ((!all && held <= q.most) || !meets_what_was_understood(q, looked)) continue;
            q.some_hold_all = q.some_hold_all || all;
            q.most = std::max(q.most, held);
        }
    }

    /// The second look: what each answer gets of it.
    void tally(const Listing& l) {
        const auto looked = look_at(l);
        const auto label = std::make_shared<const OracleRow::Label>(OracleRow::Label{text::sort_key(l.name), l.id});
        const auto stated = codes_of(l, true), all = codes_of(l, false);
        for (auto& q : questions_)
            if (words_match(q, looked)) tally(q, looked, label, q.request.stated_only ? stated : all);
    }

    std::vector<OracleAnswer> answers() {
        std::vector<OracleAnswer> answers;
        for (auto& q : questions_) {
            q.answer.words_all = q.units.empty() || q.some_hold_all;
            q.answer.rows.assign(q.best.begin(), q.best.end());
            answers.push_back(std::move(q.answer));
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
        Question q{request, Conditions(request, understood, rules_), request.sort, {}, {}, {}, {}, 0, false, 0, {}, {}};
        if (q.sort == Sort::distance && !q.conditions.place) q.sort = Sort::relevance;  // nobody knows where that is
        const auto read_units = [&](std::string_view text) {
            return read_words(text, rules_.synonyms, rules_.ranking.synonym_share);
        };
        const auto query = read_units(understood.text);
        q.phrases = query.phrases;
        for (const auto& token : text::split(request.q)) q.whole += (q.whole.empty() ? "" : " ") + token.word;
        for (const auto& unit : query.units) q.units.push_back(number_of(unit));
        if (request.understand) {
            if (request.q.find('"') != std::string::npos)
                q.phrases = read_units(cut(request.q)).phrases;  // quotes are typed on purpose
            for (const auto& unit : read_units(understood.corrected.value_or(std::string(cut(request.q)))).units) {
                const auto same = [&](const WordUnit& other) { return other.stems == unit.stems; };
                if (std::none_of(query.units.begin(), query.units.end(), same)) q.evidence.push_back(number_of(unit));
            }
        }
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

    /// Who holds enough words is decided among these, before any strict filter.
    static bool meets_what_was_understood(const Question& q, const Looked& looked) {
        return std::all_of(q.conditions.asked.begin(), q.conditions.asked.end(), [&](const Asked& a) {
            return a.strict() || q.conditions.says(looked.listing, looked.words, a) != Says::no;
        });
    }

    static bool words_match(const Question& q, const Looked& looked) {
        if (q.units.empty() || q.some_hold_all) return looked.holds_all(q);
        const bool soft = std::any_of(q.conditions.asked.begin(), q.conditions.asked.end(),
                                      [](const Asked& a) { return !a.strict(); });
        return (q.most > 0 || soft) &&
               looked.held(q) >= q.most;  // words that nobody uses do not empty what was understood
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
        const bool named = looked.has_the_name(q);
        int failed = 0;
        const Asked* failing = nullptr;
        bool fails_by_silence = false;
        OracleRow row;
        for (const auto& asked : q.conditions.asked) {
            const auto says = q.conditions.says(l, looked.words, asked);
            row.silent += says == Says::nothing;
            if (says == Says::yes) {
                if (q.sort == Sort::relevance) row.evidence += q.conditions.evidence(l, asked);
                continue;
            }
            if (!asked.strict() && named) continue;  // nothing read out of its own name hides it
            if (says == Says::nothing && (!asked.strict() || q.request.unstated_show)) continue;
            ++failed;
            failing = &asked;
            fails_by_silence = says == Says::nothing;
        }
        if (failed > 1) return;
        if (failed == 1 && fails_by_silence) ++q.answer.not_stated_hidden[failing->field];
        const auto& fields = rules_.vocabulary.fields();
        for (const auto& [field, value] : codes)
            if (failed == 0 || (failing->wanted() && failing->field == fields[field].name))
                ++q.answer.facets[field][value];
        if (failed) return;
        ++q.answer.total;
        q.answer.total_stated += row.silent == 0;
        if (named) row.silent = 0;
        row.miles = q.conditions.distance(l);
        row.some_children = !q.conditions.takes_every_child(l);
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
        const auto& r = rules_.ranking;
        const double average = std::max(1.0, length_ / listings_);
        double words = 0, name = 0;
        auto add = [&](std::size_t u, double share) {
            if (holders_[u] == 0) return;
            const double rare = std::log(1 + (listings_ - holders_[u] + 0.5) / (holders_[u] + 0.5)),
                         tf = looked.weight[u];
            words += share * rare * tf * (r.k1 + 1) / (tf + r.k1 * (1 - r.b + r.b * looked.words.length() / average));
            for (const auto& stem : units_[u].stems)
                if (looked.words.name_holds(stem)) name += share * r.name_part / looked.words.words_of_name();
        };
        for (auto u : q.units) add(u, 1);
        for (auto u : q.evidence) add(u, r.evidence_share);
        if (looked.has_the_name(q)) name = r.name_whole;
        double score = words + name > 0 ? words + name : 1;
        if (row.miles) score *= 1 + r.near_share * std::exp2(-*row.miles / r.near_half_miles);
        else if (q.conditions.is_for_the_area(looked.listing)) score *= 1 + r.here_share;
        if (const double assured = digits(looked.listing.assured, 8); assured > 0)
            score *=
                1 + r.fresh_share * std::exp2(-std::max(0.0, days(rules_.day) - days(assured)) / r.fresh_half_days);
        const auto& state = looked.listing.availability.state;
        if (state == "full" || state == "paused") score *= 1 - std::min(1.0, r.full_share);
        return score * q.conditions.lift(looked.listing);
    }

    const OracleRules& rules_;
    std::vector<Question> questions_;
    std::map<std::string, std::size_t> numbers_;  ///< of units, by how they are written
    std::vector<WordUnit> units_;
    std::vector<double> holders_;  ///< by unit: how many listings hold it
    double listings_ = 0, length_ = 0;
};

}  // namespace

bool OracleRow::operator<(const OracleRow& o) const {
    return std::tie(silent, some_children, evidence, key, listing->name_key, listing->id) <
           std::tie(o.silent, o.some_children, o.evidence, o.key, o.listing->name_key, o.listing->id);
}

std::vector<OracleAnswer> look_at_each(const EachListing& each, const std::vector<SearchRequest>& requests,
                                       const OracleRules& rules) {
    Oracle oracle(requests, rules);
    each([&](const Listing& listing) { oracle.count(listing); });
    each([&](const Listing& listing) { oracle.tally(listing); });
    return oracle.answers();
}

}  // namespace waymark::test
