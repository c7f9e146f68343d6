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
        const auto& documents = unit.postings[s]->documents;
        const auto& live = *selection.segments[s].live;
        if (live.all_live)
            n += static_cast<std::uint32_t>(documents.size());
        else
            for (auto document : documents) n += live.live.test(document);
    }
    return n;
}

}  // namespace

std::vector<ScoredUnit> weigh(const Generation& generation, const Selection& selection, const Plan& plan, const Ranking& ranking) {
    std::vector<ScoredUnit> units;
    auto add = [&](const WordQuery& query, bool required) {
        for (std::size_t u = 0; u < query.units.size(); ++u) {
            ScoredUnit unit;
            unit.unit = &query.units[u];
            unit.required = required;
            for (const auto& s : selection.segments) unit.postings.push_back(required ? s.words.units[u] : holding_unit(*s.live->segment, query.units[u]));
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

Scores score(const Generation& generation, const SegmentSelection& s, std::size_t number, const std::vector<ScoredUnit>& units, const Ranking& r) {
    const auto& segment = *s.live->segment;
    Scores scores;
    scores.words.assign(segment.size(), 0);
    scores.name.assign(segment.size(), 0);
    const auto& length = segment.length();
    const auto& name_words = segment.name_words();
    for (const auto& unit : units) {
        const auto& postings = *unit.postings[number];
        const double weight = unit.weight * (r.k1 + 1);
        for (std::size_t i = 0; i < postings.documents.size(); ++i) {
            const auto d = postings.documents[i];
            if (!s.chosen.test(d)) continue;
            const double tf = postings.weight[i];
            scores.words[d] += static_cast<float>(weight * tf / (tf + r.k1 * (1 - r.b + r.b * length[d] / generation.average_length)));
        }
        // A word of the name counts for its share of the name.
        for (const auto& stem : unit.unit->stems) {
            auto named = segment.postings(schema::term(schema::name_stem, stem));
            if (!named) continue;
            const double part = r.name_part * (unit.required ? 1 : r.evidence_share);
            for (auto d : named->documents)
                if (s.chosen.test(d)) scores.name[d] += static_cast<float>(part / std::max<unsigned>(1, name_words[d]));
        }
    }
    s.words.whole_name.each([&](std::size_t d) {
        if (s.chosen.test(d)) scores.name[d] = static_cast<float>(r.name_whole);
    });
    return scores;
}

}  // namespace waymark
