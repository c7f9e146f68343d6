// Which of the things that were read are said not to be so, or not to be wanted?
#include "search/understand/negation.h"

#include <algorithm>
#include <bit>

#include "search/understand/query_parse.h"

namespace waymark::understanding {
namespace {

constexpr std::size_t reach = 3;  // words between "not" and what it is about

bool can_be_unwanted(const std::string& field) {
    return field == "category" || field == "day" || field == "when" || field == "delivery" || field == "place" ||
           field == "language";
}

/// "no singing": one thing to do is not wanted, the others are; nor does "not a special school" refuse all schools.
bool is_one_of_its_kind(const QueryParse& parse, const Reading& reading, const Value& value) {
    if (value.field == "category" && value.value == "schools" && std::popcount(reading.own) > 1) return true;
    if (value.field != "category" || !reading.keep) return false;
    if (value.value != "activities" && value.value != "holiday-activities" && value.value != "therapies") return false;
    for (std::size_t i = reading.first(); i <= reading.last(); ++i)
        if (has_word(reading.own, i) && parse.word_in(i, "not-looked-for")) return false;
    return true;
}

bool ends_clause(std::string_view gap) { return gap.find_first_of(",.;:!?") != std::string_view::npos; }

/// "evenings are no good for us": the refusal stands behind what it is about.
void take_off_refused_after(const QueryParse& parse, std::vector<Reading>& chosen,
                            std::map<std::string, std::vector<std::string>>& unwanted, std::vector<Span>& spans) {
    const Query& query = parse.query;
    for (Reading& reading : chosen) {
        if (reading.kind != ReadingKind::value) continue;
        const std::size_t after = reading.last() + 1, end = parse.class_at(after, "refused-after");
        if (end == 0 || ends_clause(query.words[after].gap)) continue;
        for (const Value& value : reading.values) {
            if (value.field != "day" && value.field != "when" && value.field != "delivery") continue;
            unwanted[value.field].push_back(value.value);
            const std::size_t from = query.words[reading.first()].from, to = query.words[end - 1].to;
            spans.push_back({from, to, "not." + value.field, value.value, std::string(query.q.substr(from, to - from)),
                             "not-wanted"});
        }
        std::erase_if(reading.values,
                      [](const Value& v) { return v.field == "day" || v.field == "when" || v.field == "delivery"; });
        if (reading.values.empty()) reading.kind = ReadingKind::background;
    }
}

/// "no childcare, just after school childcare": what is wanted beside it is not refused.
void drop_what_is_wanted(const std::vector<Reading>& chosen, std::map<std::string, std::vector<std::string>>& unwanted,
                         std::vector<Span>& spans) {
    const auto wanted = [&](const std::string& field, const std::string& value) {
        return std::any_of(chosen.begin(), chosen.end(), [&](const Reading& r) {
            return r.kind == ReadingKind::value && std::any_of(r.values.begin(), r.values.end(), [&](const Value& v) {
                       return v.field == field && v.value == value;
                   });
        });
    };
    for (auto field = unwanted.begin(); field != unwanted.end();) {
        std::erase_if(field->second, [&](const std::string& value) { return wanted(field->first, value); });
        field = field->second.empty() ? unwanted.erase(field) : std::next(field);
    }
    std::erase_if(spans, [&](const Span& span) {
        return span.field.starts_with("not.") && wanted(span.field.substr(4), span.value);
    });
}

}  // namespace

void drop_negated_verbs(QueryParse& parse) {
    std::vector<Reading>& readings = parse.readings;
    WordSet verbs = 0;
    for (const Reading& reading : readings)
        if ((reading.kind == ReadingKind::negated || reading.kind == ReadingKind::excluded) &&
            reading.first() != reading.last())
            for (std::size_t i = reading.first() + 1; i <= reading.last(); ++i)
                if (parse.word_in(i, "negated-verb")) verbs |= words_between(i, i + 1);
    if (verbs != 0)
        std::erase_if(readings,
                      [&](const Reading& r) { return r.kind == ReadingKind::value && has_word(verbs, r.first()); });
}

std::map<std::string, std::vector<std::string>> take_off_negated(const QueryParse& parse, std::vector<Reading>& chosen,
                                                                 std::vector<Span>& spans) {
    std::map<std::string, std::vector<std::string>> unwanted;
    const Query& query = parse.query;
    for (std::size_t n = 0; n < chosen.size(); ++n) {
        const Reading negator = chosen[n];
        if (negator.kind != ReadingKind::excluded && negator.kind != ReadingKind::negated) continue;
        std::size_t at = negator.last() + 1, clause = at;
        bool took_one = false;
        for (std::size_t k = n + 1; k < chosen.size(); ++k) {
            Reading& next = chosen[k];
            const bool has_value =
                next.kind == ReadingKind::value || next.kind == ReadingKind::place || next.kind == ReadingKind::age;
            if (next.first() > at + reach) break;
            bool stops = false;
            for (std::size_t i = clause; i <= next.first(); ++i) {
                if (i > negator.last() && ends_clause(query.words[i].gap)) stops = true;
                if (i < next.first() && (parse.word_in(i, "but") || parse.word_in(i, "ends-negation"))) stops = true;
            }
            // "isn't cringe im 15": the unknown word is what is not wanted.
            for (std::size_t i = at; i < next.first() && next.kind == ReadingKind::age; ++i)
                if (parse.lexicon.stop_words.count(query.word(i)) == 0) stops = true;
            if (stops) break;
            if (!has_value) {
                if (next.kind == ReadingKind::talk || next.kind == ReadingKind::background) {
                    at = next.last() + 1;
                    continue;
                }
                break;
            }
            if (took_one) {
                bool joined = false;
                for (std::size_t i = at; i < next.first(); ++i)
                    joined = joined || query.is(i, "or") || query.is(i, "nor");
                if (!joined) break;
            }
            const auto unwant = [&](const std::string& field, const std::string& value) {
                if (negator.kind == ReadingKind::negated || !can_be_unwanted(field)) return;
                auto& values = unwanted[field];
                if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
                const std::size_t from = query.words[negator.first()].from, to = query.words[next.last()].to;
                spans.push_back({from, to, "not." + field, value,
                                 next.unkind ? "" : std::string(query.q.substr(from, to - from)), "not-wanted"});
            };
            const auto is_time = [](const Value& v) {
                return v.field == "when" || v.field == "day" || v.field == "delivery";
            };
            const bool any_time = std::any_of(next.values.begin(), next.values.end(), is_time);
            if (next.kind == ReadingKind::place) unwant("place", next.place);
            for (const Value& value : next.values)
                if ((!any_time || is_time(value)) && !is_one_of_its_kind(parse, next, value))
                    unwant(value.field, value.value);
            // "not overnight respite": respite, but not overnight.
            if (any_time) std::erase_if(next.values, is_time);
            else next.values.clear();
            if (next.values.empty()) next.kind = ReadingKind::background;
            took_one = true;
            clause = next.last() + 1;
            at = next.last() + 1;
        }
    }
    take_off_refused_after(parse, chosen, unwanted, spans);
    drop_what_is_wanted(chosen, unwanted, spans);
    return unwanted;
}

}  // namespace waymark::understanding
