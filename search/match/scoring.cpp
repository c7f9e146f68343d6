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

double inverse_frequency(double all, double holds) { return std::log(1 + (all - holds + 0.5) / (holds + 0.5)); }

/// In how many live listings a fact is stated or derived.
std::uint32_t live_count(const Selection& selection, const ScoredFact& fact) {
    std::uint32_t n = 0;
    for (std::size_t s = 0; s < selection.segments.size(); ++s)
        for (const auto* bits : {fact.evidence[s].stated.get(), fact.evidence[s].derived.get()})
            if (bits) n += Bits::count_both(*bits, selection.segments[s].live->live);
    return n;
}

}  // namespace

ScoredQuery query_weights(const Generation& generation, const Selection& selection, const Plan& plan,
                          const Ranking& ranking) {
    ScoredQuery query;
    const double all = generation.documents;
    for (std::size_t u = 0; u < plan.topic.words.units.size(); ++u) {
        ScoredUnit unit;
        unit.unit = &plan.topic.words.units[u];
        for (const auto& s : selection.segments) unit.postings.push_back(s.words.units[u]);
        const double holds = live_count(selection, unit);
        if (holds == 0) continue;
        unit.share = plan.topic.uses[u].share;
        unit.weight = inverse_frequency(all, holds) * unit.share;
        query.units.push_back(std::move(unit));
    }
    for (const auto& part : plan.topic.parts) {
        if (part.codes.empty()) continue;
        ScoredFact fact{part.field, {}, 0};
        for (const auto& s : selection.segments)
            fact.evidence.push_back(code_evidence(*s.live->segment, part.field, part.codes, plan.stated_only));
        fact.weight = inverse_frequency(all, live_count(selection, fact)) * (ranking.k1 + 1);
        query.facts.push_back(std::move(fact));
    }
    return query;
}

namespace {

void add_words(const Segment& segment, std::size_t number, const Generation& generation, const ScoredUnit& unit,
               const Ranking& r, const Candidates& candidates, std::vector<RankBits::Match>& room, Scores& scores) {
    const auto& rows = segment.score_rows();
    const auto& documents = candidates.documents();
    const double any_length = r.k1 * (1 - r.b), by_length = r.k1 * r.b / generation.average_length;
    const auto& postings = *unit.postings[number];
    const double weight = unit.weight * (r.k1 + 1);
    for (const auto& [i, place] : postings.intersect(candidates, room)) {
        const double tf = postings.weight(place);
        scores.words[i] += static_cast<float>(weight * tf / (tf + any_length + by_length * rows[documents[i]].length));
    }
    // A word of the name counts for its share of the name, however it is written there.
    const double part = r.name_part * unit.share;
    for (std::size_t stem = 0; stem < unit.unit->stems.size(); ++stem) {
        Bits counted;
        for (const auto& way : ways_of_stem(*unit.unit, stem)) {
            const auto named = segment.terms().postings(schema::term(schema::name_stem, way));
            if (!named) continue;
            for (const auto& [i, place] : named->intersect(candidates, room))
                if (counted.size() == 0 || !counted.test(documents[i]))
                    scores.name[i] += static_cast<float>(part / std::max<unsigned>(1, rows[documents[i]].name_words));
            if (unit.unit->compounds.empty()) continue;
            if (counted.size() == 0) counted = Bits(segment.size());
            named->add_to(counted);
        }
    }
}

void add_facts(const Segment& segment, std::size_t number, const ScoredFact& fact, const Ranking& r,
               const Candidates& candidates, Scores& scores) {
    const auto& documents = candidates.documents();
    const auto& evidence = fact.evidence[number];
    const auto* field = segment.field(fact.field);
    const auto add = [&](const BorrowedBits& bits, double share, bool by_breadth) {
        if (!bits.get() || share <= 0) return;
        const auto& set = *bits.get();
        const double most = share * fact.weight;
        for (std::size_t i = 0; i < documents.size(); ++i)
            if (set.test(documents[i]))
                scores.facts[i] += static_cast<float>(
                    by_breadth ? most / (1 + r.fact_breadth * (field->breadth[documents[i]] - 1)) : most);
    };
    add(evidence.stated, r.fact_stated, true);
    add(evidence.derived, r.fact_derived, false);
    add(evidence.open, r.fact_open, false);
}

}  // namespace

Scores score(const Generation& generation, const SegmentSelection& s, std::size_t number, const ScoredQuery& query,
             const Ranking& r, const Candidates& candidates) {
    const auto& segment = *s.live->segment;
    const auto& documents = candidates.documents();
    Scores scores;
    for (auto* part : {&scores.words, &scores.name, &scores.facts}) part->assign(documents.size(), 0);
    std::vector<RankBits::Match> room;
    for (const auto& unit : query.units) add_words(segment, number, generation, unit, r, candidates, room, scores);
    for (const auto& fact : query.facts) add_facts(segment, number, fact, r, candidates, scores);
    if (!s.words.named.get()) return scores;
    for (std::size_t i = 0; i < documents.size(); ++i)
        if (s.words.named.test(documents[i]))
            scores.name[i] += static_cast<float>(s.words.whole_name.test(documents[i]) ? r.name_whole : r.name_all);
    return scores;
}

}  // namespace waymark
