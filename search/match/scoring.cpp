// How well do the listings of a segment answer the words?
#include "search/match/scoring.h"

#include <algorithm>
#include <cmath>

#include "search/index/schema.h"

namespace waymark {
namespace {

/// In how many live listings a unit stands.
std::uint32_t live_count(const Selection& selection, const ScoredUnit& unit) {
    std::uint32_t n = 0;
    for (std::size_t s = 0; s < selection.segments.size(); ++s) {
        const auto& live = *selection.segments[s].live;
        n += live.all_live ? static_cast<std::uint32_t>(unit.postings[s]->size())
                           : unit.postings[s]->count_in(live.live);
    }
    return n;
}

}  // namespace

std::vector<ScoredUnit> query_term_weights(const Generation& generation, const Selection& selection, const Plan& plan,
                                           const Ranking& ranking, WorkBudget& work) {
    std::vector<ScoredUnit> units;
    auto add = [&](const WordQuery& query, bool required) {
        for (std::size_t u = 0; u < query.units.size(); ++u) {
            ScoredUnit unit;
            unit.unit = &query.units[u];
            unit.required = required;
            for (const auto& s : selection.segments)
                unit.postings.push_back(required ? s.words.units[u] : holding_unit(*s.live->segment, query.units[u]));
            std::uint64_t steps = 0;
            for (const auto& postings : unit.postings) steps += work_of(*postings);
            if (!required && !work.spend(steps)) return;  // of the required it was counted when they were looked for
            const double holds = live_count(selection, unit), all = generation.documents;
            if (holds == 0) continue;
            unit.weight = std::log(1 + (all - holds + 0.5) / (holds + 0.5)) * (required ? 1 : ranking.evidence_share);
            units.push_back(std::move(unit));
        }
    };
    add(plan.words, true);
    add(plan.evidence, false);
    return units;
}

Scores score(const Generation& generation, const SegmentSelection& s, std::size_t number,
             const std::vector<ScoredUnit>& units, const Ranking& r, const Candidates& candidates) {
    const auto& segment = *s.live->segment;
    const auto& documents = candidates.documents();
    Scores scores;
    scores.words.assign(documents.size(), 0);
    scores.name.assign(documents.size(), 0);
    const auto& rows = segment.score_rows();
    const double any_length = r.k1 * (1 - r.b), by_length = r.k1 * r.b / generation.average_length;
    std::vector<RankBits::Match> room;
    for (const auto& unit : units) {
        const auto& postings = *unit.postings[number];
        const double weight = unit.weight * (r.k1 + 1);
        for (const auto& [i, place] : postings.intersect(candidates, room)) {
            const double tf = postings.weight(place);
            scores.words[i] +=
                static_cast<float>(weight * tf / (tf + any_length + by_length * rows[documents[i]].length));
        }
        // A word of the name counts for its share of the name.
        for (const auto& stem : unit.unit->stems) {
            const auto named = segment.terms().postings(schema::term(schema::name_stem, stem));
            if (!named) continue;
            const double part = r.name_part * (unit.required ? 1 : r.evidence_share);
            for (const auto& [i, place] : named->intersect(candidates, room))
                scores.name[i] += static_cast<float>(part / std::max<unsigned>(1, rows[documents[i]].name_words));
        }
    }
    if (!s.words.whole_name.get()) return scores;
    for (std::size_t i = 0; i < documents.size(); ++i)
        if (s.words.whole_name.test(documents[i])) scores.name[i] = static_cast<float>(r.name_whole);
    return scores;
}

}  // namespace waymark
