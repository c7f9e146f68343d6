// How well do the listings of a segment answer the words?
#include "search/match/scoring.h"

#include <algorithm>
#include <cmath>

#include "search/index/schema.h"

namespace waymark {

std::vector<double> unit_weights(const Generation& generation, const Selection& selection, const WordQuery& query) {
    std::vector<double> weights;
    for (std::size_t u = 0; u < query.units.size(); ++u) {
        std::uint32_t holds = 0;
        for (const auto& s : selection.segments) {
            const auto& documents = s.words.units[u]->documents;
            if (s.live->all_live)
                holds += static_cast<std::uint32_t>(documents.size());
            else
                for (auto document : documents) holds += s.live->live.test(document);
        }
        const double all = generation.documents;
        weights.push_back(std::log(1 + (all - holds + 0.5) / (holds + 0.5)));
    }
    return weights;
}

Scores score(const Generation& generation, const SegmentSelection& s, const WordQuery& query, const std::vector<double>& weights, const Ranking& r) {
    const auto& segment = *s.live->segment;
    Scores scores;
    scores.words.assign(segment.size(), 0);
    scores.name.assign(segment.size(), 0);
    const auto& length = segment.length();
    for (std::size_t u = 0; u < query.units.size(); ++u) {
        const auto& postings = *s.words.units[u];
        const double weight = weights[u] * (r.k1 + 1);
        for (std::size_t i = 0; i < postings.documents.size(); ++i) {
            const auto d = postings.documents[i];
            if (!s.chosen.test(d)) continue;
            const double tf = postings.weight[i];
            scores.words[d] += static_cast<float>(weight * tf / (tf + r.k1 * (1 - r.b + r.b * length[d] / generation.average_length)));
        }
    }
    // Names that hold every word asked: the greater the share of the name that they make up, the better.
    std::vector<std::uint16_t> in_name;
    unsigned asked = 0;
    for (const auto& unit : query.units)
        for (const auto& stem : unit.stems) {
            ++asked;
            auto named = segment.postings(schema::term(schema::name_stem, stem));
            if (!named) continue;
            if (in_name.empty()) in_name.assign(segment.size(), 0);
            for (auto d : named->documents)
                if (s.chosen.test(d)) ++in_name[d];
        }
    if (!in_name.empty())
        s.chosen.each([&](std::size_t d) {
            if (in_name[d] == asked) scores.name[d] = static_cast<float>(r.name_part * asked / std::max<unsigned>(asked, segment.name_words()[d]));
        });
    s.words.whole_name.each([&](std::size_t d) {
        if (s.chosen.test(d)) scores.name[d] = static_cast<float>(r.name_whole);
    });
    return scores;
}

}  // namespace waymark
