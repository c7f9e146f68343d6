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

/// With a few listings left it is cheaper to look at each than to run over whole bitmaps.
void count_segment(const Bits& chosen, std::uint32_t members, const Segment& segment, const VocabularyField& field, bool stated_only,
                   std::vector<FacetValue>& values) {
    const auto* bits = segment.field(field.name);
    const bool open_needs = field.name == "need" && !segment.all_needs().none();
    if (!bits && !open_needs) return;
    const std::uint32_t open = open_needs ? Bits::count_both(chosen, segment.all_needs()) : 0;
    std::vector<std::uint32_t> few;
    if (members * 20 < chosen.size()) chosen.each([&](std::size_t d) { few.push_back(static_cast<std::uint32_t>(d)); });
    for (auto& value : values) {
        value.count += open;
        if (!bits) continue;
        const auto& by_code = stated_only ? bits->yes : bits->any;
        auto it = by_code.find(value.value);
        if (it == by_code.end()) continue;
        if (few.empty()) {
            value.count += Bits::count_both(chosen, it->second);
            if (open) {
                // Those that name the need and are open to all were counted twice.
                Bits both = it->second;
                both &= segment.all_needs();
                value.count -= Bits::count_both(chosen, both);
            }
        } else {
            for (auto d : few) value.count += it->second.test(d) && !(open && segment.all_needs().test(d));
        }
    }
}

}  // namespace

std::vector<Facet> count_facets(const Selection& selection, const Plan& plan, const SearchRequest& request, const Vocabulary& vocabulary) {
    std::vector<Facet> facets;
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
        for (const auto& s : selection.segments) {
            const Bits& set = own >= 0 ? s.without[static_cast<std::size_t>(own)] : s.chosen;
            count_segment(set, set.count(), *s.live->segment, field, request.stated_only, facet.values);
        }
        facets.push_back(std::move(facet));
    }
    return facets;
}

}  // namespace waymark
