// In which order do the chosen listings come?
#include "search/match/order.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <tuple>

#include "content/places/distance.h"
#include "search/match/scoring.h"
#include "search/match/shortlist.h"

namespace waymark {
namespace {

/// Days from a yyyymmdd to another, near enough to weigh freshness.
double days_between(std::int32_t earlier, std::int32_t later) {
    auto day = [](std::int32_t d) { return (d / 10000) * 365.25 + ((d / 100) % 100) * 30.44 + d % 100; };
    return std::max(0.0, day(later) - day(earlier));
}

/// The parts of the order that one segment's documents share.
class SegmentOrder {
public:
    /// `candidates` are those that will be asked for.
    SegmentOrder(const Generation& generation, const SegmentSelection& selection, const Plan& plan,
                 const Ranking& ranking, std::uint32_t number, const ScoredQuery& query, const Candidates& candidates)
        : generation_(generation),
          s_(selection),
          plan_(plan),
          ranking_(ranking),
          segment_(*selection.live->segment),
          number_(number),
          documents_(candidates.documents()),
          by_score_(plan.sort == Sort::relevance && !plan.by_assured) {
        if (!by_score_) return;
        scores_ = score(generation, selection, number, query, ranking, candidates);
        constexpr double rounding = 1.00001;
        most_but_near_ = (1 + ranking.fresh_share) * rounding;
        for (const auto& raise : plan.raise)
            if (const auto* bits = segment_.field(raise.field)) {
                const auto& by_code = plan.stated_only ? bits->yes : bits->any;
                const auto it = by_code.find(raise.code);
                if (it == by_code.end()) continue;
                raised_.emplace_back(&it->second, raise.share);
                most_but_near_ *= 1 + std::max(0.0, raise.share);
            }
        if (plan.around) rough_.emplace(plan.around->place.point, plan.around->miles);
        most_ = most_but_near_ * (1 + (plan.around ? std::max(ranking.near_share, ranking.here_share) : 0));
    }

    /// The candidate at this place, but for its key.
    Ranked in_class(std::size_t i) const {
        const auto d = documents_[i];
        Ranked r;
        r.segment = number_;
        r.document = d;
        r.after = s_.after.test(d);
        if (plan_.sort != Sort::relevance || !plan_.by_assured) return r;
        for (const auto& verdict : s_.matches)
            if (!verdict.hides_silent && verdict.silent.test(d)) ++r.not_stated;
        r.less_useful = segment_.is_less_useful(d);
        return r;
    }

    /// No key of this candidate can be smaller: what its words give, with all the rest at its best.
    double least_key(std::size_t i) const {
        return by_score_ ? -words_of(i) * most_ : -std::numeric_limits<double>::infinity();
    }

    /// Gives the key, or false when it is greater than `greatest`: then not all of it was worked out.
    bool give_key(std::size_t i, double greatest, Ranked& r) const {
        const auto d = r.document;
        const bool placed = plan_.around && s_.proximity.within.test(d);
        switch (plan_.sort) {
            case Sort::name: break;
            case Sort::newest: r.key = -static_cast<double>(segment_.modified()[d]); break;
            case Sort::distance:
                r.key =
                    placed ? nearest_place(segment_, d, *plan_.around).miles : std::numeric_limits<double>::infinity();
                break;
            case Sort::relevance:
                if (by_score_) return relevance(i, placed, greatest, r);
                r.key = -static_cast<double>(segment_.score_rows()[d].assured);
        }
        return true;
    }

private:
    double words_of(std::size_t i) const { return 1.0 + scores_.words[i] + scores_.name[i] + scores_.facts[i]; }
    /// What is left of a score for what is not said of the conditions.
    double share_for_conditions(std::uint32_t d) const {
        double share = 1;
        if (s_.words.named.test(d)) return share;
        for (std::size_t c = 0; c < s_.matches.size(); ++c) {
            const auto& verdict = s_.matches[c];
            if (plan_.conditions[c].kind != Condition::Kind::understood) continue;
            if (verdict.others.test(d)) share *= 1 - ranking_.others_share;
            else if (verdict.silent.test(d)) share *= 1 - ranking_.silent_share;
            if (verdict.several_children && !verdict.all_children.test(d)) share *= 1 - ranking_.children_share;
        }
        return share;
    }
    double share_for_use(std::uint32_t d) const {
        double share = 1;
        const auto assured = segment_.score_rows()[d].assured;
        const double days = assured ? days_between(assured, generation_.made) : 0;
        if (assured) share += ranking_.fresh_share * std::exp2(-days / ranking_.fresh_half_days);
        if (days > ranking_.unchecked_days) share *= 1 - ranking_.unchecked_share;
        if (segment_.full().test(d)) share *= 1 - ranking_.full_share;
        if (!plan_.for_professionals && segment_.for_professionals().test(d)) share *= 1 - ranking_.professionals_share;
        return share;
    }
    double near_of(double miles) const { return ranking_.near_share * std::exp2(-miles / ranking_.near_half_miles); }
    bool relevance(std::size_t i, bool placed, double greatest, Ranked& r) const {
        const auto d = documents_[i];
        r.words = scores_.words[i];
        r.name = scores_.name[i];
        r.facts = scores_.facts[i];
        double score = words_of(i);
        if (placed) {
            // The cheap distance is enough for most.
            const double nearer = std::isinf(greatest) ? 0 : near_of(nearest_at_least(segment_, d, *rough_));
            if (-score * (1 + nearer) * most_but_near_ > greatest) return false;
            r.near = static_cast<float>(near_of(nearest_place(segment_, d, *plan_.around).miles));
        } else if (plan_.around && s_.proximity.here.test(d)) {
            r.near = static_cast<float>(ranking_.here_share);
        }
        score *= 1 + r.near;
        if (-score * most_but_near_ > greatest) return false;
        score *= share_for_use(d) * share_for_conditions(d);
        for (const auto& [bits, share] : raised_)
            if (bits->test(d)) score *= 1 + share;
        r.key = -score;
        return true;
    }

    const Generation& generation_;
    const SegmentSelection& s_;
    const Plan& plan_;
    const Ranking& ranking_;
    const Segment& segment_;
    const std::uint32_t number_;
    const std::vector<std::uint32_t>& documents_;
    Scores scores_;
    std::vector<std::pair<const Bits*, double>> raised_;
    std::optional<RoughDistance> rough_;  ///< from the place asked
    const bool by_score_;
    double most_ = 1, most_but_near_ = 1;  ///< by what all but the words can lift a score, and a little for rounding
};

/// Words past those that there is work left for, for every candidate, are not counted.
void keep_affordable(ScoredQuery& query, const Shortlist& candidates, WorkBudget& work) {
    auto& units = query.units;
    std::uint64_t listed = 0;
    for (const auto& segment : candidates.by_segment) listed += segment.documents().size();
    for (std::size_t u = 0; u < units.size(); ++u)
        if (!work.spend(listed * (1 + units[u].unit->stems.size() + units[u].unit->compounds.size())))
            return units.resize(u);
    for (std::size_t f = 0; f < query.facts.size(); ++f)
        if (!work.spend(listed)) return query.facts.resize(f);
}

}  // namespace

std::uint64_t work_of_order(std::uint64_t listings, std::size_t first, std::size_t count) {
    constexpr std::uint64_t to_look = 2, to_keep = 20;  // to keep one is to compare it by key and name, several times
    return to_look * listings + to_keep * std::min<std::uint64_t>(listings, first + count);
}

std::vector<Ranked> order(const Generation& generation, const Selection& selection, const Plan& plan,
                          const Ranking& ranking, std::size_t first, std::size_t count, WorkBudget& work) {
    ScoredQuery query;
    if (plan.sort == Sort::relevance && !plan.by_assured) query = query_weights(generation, selection, plan, ranking);
    auto class_of = [](const Ranked& r) { return std::tuple(r.after, r.not_stated); };
    auto before = [&](const Ranked& a, const Ranked& b) {
        if (const auto left = class_of(a), right = class_of(b); left != right) return left < right;
        if (a.key != b.key) return a.key < b.key;
        if (a.less_useful != b.less_useful) return b.less_useful;
        const auto& left = *selection.segments[a.segment].live->segment;
        const auto& right = *selection.segments[b.segment].live->segment;
        const auto left_name = left.name_key(a.document), right_name = right.name_key(b.document);
        if (left_name != right_name) return left_name < right_name;
        return left.id(a.document) < right.id(b.document);
    };
    // Only the best first + count are kept: the list is cut back to them whenever it has grown to twice that.
    const std::size_t wanted = first + count;
    std::vector<Ranked> best;
    if (count == 0 || first >= selection.total) return best;
    const std::size_t most = std::max<std::size_t>(2 * wanted, 64);
    auto cut = [&] {
        if (best.size() <= wanted) return;
        std::nth_element(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(wanted) - 1, best.end(), before);
        best.resize(wanted);
    };
    bool full = false;
    Ranked worst;
    const auto candidates = shortlist(selection, plan, wanted);
    keep_affordable(query, candidates, work);
    for (std::uint32_t number = 0; number < selection.segments.size(); ++number) {
        const auto size = candidates.by_segment[number].documents().size();
        if (size == 0) continue;
        const SegmentOrder in_segment(generation, selection.segments[number], plan, ranking, number, query,
                                      candidates.by_segment[number]);
        for (std::size_t i = 0; i < size; ++i) {
            // Most end here, after few looks.
            if (full && candidates.one_class && in_segment.least_key(i) > worst.key) continue;
            Ranked r = in_segment.in_class(i);
            double greatest = std::numeric_limits<double>::infinity();
            if (full) {
                const auto left = class_of(r), right = class_of(worst);
                if (left > right) continue;
                if (left == right) greatest = worst.key;
            }
            if (!in_segment.give_key(i, greatest, r)) continue;
            if (full && !before(r, worst)) continue;
            best.push_back(r);
            if (best.size() < most) continue;
            cut();
            worst = best.back();  // nth_element leaves the last of the wanted in its place
            full = true;
        }
    }
    cut();
    // What comes before the page need not be in order among itself: a deep page costs no more than to find its start.
    if (first >= best.size()) return {};
    const auto start = best.begin() + static_cast<std::ptrdiff_t>(first);
    std::nth_element(best.begin(), start, best.end(), before);
    best.erase(best.begin(), start);
    std::sort(best.begin(), best.end(), before);
    return best;
}

}  // namespace waymark
