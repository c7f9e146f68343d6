// How many listings would each value of each field leave?
#include "search/facets/facets.h"

#include <algorithm>

namespace waymark {
namespace {

/// The condition that chooses values of a field, or -1.
int own_condition(const Plan& plan, const std::string& field) {
    for (std::size_t i = 0; i < plan.conditions.size(); ++i) {
        const auto& c = plan.conditions[i];
        if (c.field == field && (c.kind == Condition::Kind::strict || c.kind == Condition::Kind::understood)) return static_cast<int>(i);
    }
    return -1;
}

/// A set to be counted. With a few members it is cheaper to look at each than to run over whole bitmaps.
struct Counted {
    const Bits* set;
    std::vector<std::uint32_t> few;
    bool small;

    explicit Counted(const Bits& bits) : set(&bits), small(bits.count() * 20 < bits.size()) {
        if (small) bits.each([&](std::size_t d) { few.push_back(static_cast<std::uint32_t>(d)); });
    }
    std::uint32_t with(const Bits& other) const {
        if (!small) return Bits::count_both(*set, other);
        std::uint32_t n = 0;
        for (auto d : few) n += other.test(d);
        return n;
    }
};

void count_segment(const Counted& counted, const Segment& segment, const VocabularyField& field, bool stated_only, std::vector<FacetValue>& values) {
    const auto* bits = segment.field(field.name);
    const std::uint32_t open = field.name == "need" ? counted.with(segment.all_needs()) : 0;
    if (!bits && !open) return;
    for (auto& value : values) {
        value.count += open;
        if (!bits) continue;
        const auto& by_code = stated_only ? bits->yes : bits->any;
        auto it = by_code.find(value.value);
        if (it == by_code.end()) continue;
        value.count += counted.with(it->second);
        if (!open) continue;
        Bits both = it->second;   // those that name the need and are open to all were counted twice
        both &= segment.all_needs();
        value.count -= counted.with(both);
    }
}

}  // namespace

std::vector<Facet> count_facets(const Selection& selection, const Plan& plan, const SearchRequest& request, const Vocabulary& vocabulary) {
    std::vector<Facet> facets;
    std::vector<Counted> chosen;
    for (const auto& s : selection.segments) chosen.emplace_back(s.chosen);
    for (const auto& field : vocabulary.fields()) {
        if (request.facets && std::find(request.facets->begin(), request.facets->end(), field.name) == request.facets->end()) continue;
        Facet facet{field.name, field.label, {}};
        const int own = own_condition(plan, field.name);
        std::vector<std::string> selected;
        if (own >= 0) selected = plan.conditions[static_cast<std::size_t>(own)].values;
        for (const auto& [raised, code] : plan.raise)
            if (raised == field.name) selected.push_back(code);
        for (const auto& value : field.values)
            facet.values.push_back({value.code, value.label, 0, std::find(selected.begin(), selected.end(), value.code) != selected.end()});
        for (std::size_t i = 0; i < selection.segments.size(); ++i) {
            const auto& s = selection.segments[i];
            if (own < 0) count_segment(chosen[i], *s.live->segment, field, request.stated_only, facet.values);
            else count_segment(Counted(s.without[static_cast<std::size_t>(own)]), *s.live->segment, field, request.stated_only, facet.values);
        }
        facets.push_back(std::move(facet));
    }
    return facets;
}

}  // namespace waymark
