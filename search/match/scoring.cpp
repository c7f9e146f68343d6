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
        const auto& postings = *unit.postings[s];
        const auto& live = *selection.segments[s].live;
        if (live.all_live)
            n += static_cast<std::uint32_t>(postings.documents.size());
        else if (postings.dense.size())
            n += Bits::count_both(postings.dense, live.live);
        else
            for (auto document : postings.documents) n += live.live.test(document);
    }
    return n;
}

/// Calls `take(i, j)` for each number that stands in both lists, which grow; where one is much longer, it is searched and not walked.
template <class Take>
void each_common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b, Take&& take) {
    constexpr std::size_t much = 16;
    auto search = [](const std::vector<std::uint32_t>& few, const std::vector<std::uint32_t>& many, auto&& found) {
        auto from = many.begin();
        for (std::size_t i = 0; i < few.size() && from != many.end(); ++i) {
            from = std::lower_bound(from, many.end(), few[i]);
            if (from != many.end() && *from == few[i]) found(i, static_cast<std::size_t>(from - many.begin()));
        }
    };
    if (a.size() * much < b.size()) return search(a, b, take);
    if (b.size() * much < a.size()) return search(b, a, [&](std::size_t j, std::size_t i) { take(i, j); });
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const auto left = a[i], right = b[j];
        if (left == right) take(i, j);
        i += left <= right;
        j += right <= left;
    }
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

Scores score(const Generation& generation, const SegmentSelection& s, std::size_t number, const std::vector<ScoredUnit>& units, const Ranking& r,
             const std::vector<std::uint32_t>& documents) {
    const auto& segment = *s.live->segment;
    Scores scores;
    scores.words.assign(documents.size(), 0);
    scores.name.assign(documents.size(), 0);
    const auto& length = segment.length();
    const auto& name_words = segment.name_words();
    for (const auto& unit : units) {
        const auto& postings = *unit.postings[number];
        const double weight = unit.weight * (r.k1 + 1);
        each_common(documents, postings.documents, [&](std::size_t i, std::size_t p) {
            const double tf = postings.weight[p];
            scores.words[i] += static_cast<float>(weight * tf / (tf + r.k1 * (1 - r.b + r.b * length[documents[i]] / generation.average_length)));
        });
        // A word of the name counts for its share of the name.
        for (const auto& stem : unit.unit->stems) {
            auto named = segment.terms().postings(schema::term(schema::name_stem, stem));
            if (!named) continue;
            const double part = r.name_part * (unit.required ? 1 : r.evidence_share);
            each_common(documents, named->documents, [&](std::size_t i, std::size_t) {
                scores.name[i] += static_cast<float>(part / std::max<unsigned>(1, name_words[documents[i]]));
            });
        }
    }
    if (s.words.whole_name.none()) return scores;
    for (std::size_t i = 0; i < documents.size(); ++i)
        if (s.words.whole_name.test(documents[i])) scores.name[i] = static_cast<float>(r.name_whole);
    return scores;
}

}  // namespace waymark
