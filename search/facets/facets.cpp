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

/// A set of listings of one segment, whose codes are to be counted: by rows when it is small, else set by set.
class Counted {
public:
    Counted(const Bits& chosen, const Segment& segment, bool stated_only) : chosen_(chosen), segment_(segment), stated_only_(stated_only) {
        if (!stated_only && segment.rows().cheaper_for(chosen.count())) by_code_ = segment.rows().count(chosen);
    }

    /// Adds up how many hold each value of a field.
    void add_to(const VocabularyField& field, std::vector<FacetValue>& values) const {
        const auto* bits = segment_.field(field.name);
        const bool open = field.name == "need" && !segment_.all_needs().none();
        const std::uint32_t only_open = open ? Bits::count_both(chosen_, segment_.all_needs()) : 0;   // of a need that nobody names
        for (auto& value : values) {
            if (bits && !stated_only_) {
                if (const auto it = bits->counted.find(value.value); it != bits->counted.end()) {
                    value.count += by_code_.empty() ? Bits::count_both(chosen_, *it->second.listings) : by_code_[it->second.row_code];
                    continue;
                }
            } else if (bits) {
                if (const auto it = bits->yes.find(value.value); it != bits->yes.end()) {
                    Bits states = it->second;
                    if (open) states |= segment_.all_needs();
                    value.count += Bits::count_both(chosen_, states);
                    continue;
                }
            }
            value.count += only_open;
        }
    }

private:
    const Bits& chosen_;
    const Segment& segment_;
    bool stated_only_;
    std::vector<std::uint32_t> by_code_;   ///< empty: not counted by rows
};

}  // namespace

std::vector<Facet> count_facets(const Selection& selection, const Plan& plan, const SearchRequest& request, const Vocabulary& vocabulary) {
    std::vector<Facet> facets;
    facets.reserve(vocabulary.fields().size());
    std::vector<Counted> chosen;
    chosen.reserve(selection.segments.size());
    for (const auto& s : selection.segments) chosen.emplace_back(s.chosen, *s.live->segment, request.stated_only);
    for (const auto& field : vocabulary.fields()) {
        if (request.facets && std::find(request.facets->begin(), request.facets->end(), field.name) == request.facets->end()) continue;
        Facet facet{field.name, field.label, {}};
        const int own = own_condition(plan, field.name);
        std::vector<std::string> selected;
        if (own >= 0) selected = plan.conditions[static_cast<std::size_t>(own)].values;
        for (const auto& raise : plan.raise)
            if (raise.field == field.name) selected.push_back(raise.code);
        facet.values.reserve(field.values.size());
        for (const auto& value : field.values) {
            auto& counted = facet.values.emplace_back();
            counted.value = value.code;
            counted.label = value.label;
            counted.selected = std::find(selected.begin(), selected.end(), value.code) != selected.end();
        }
        for (std::size_t i = 0; i < selection.segments.size(); ++i) {
            const auto& s = selection.segments[i];
            if (own < 0) chosen[i].add_to(field, facet.values);
            else Counted(s.without[static_cast<std::size_t>(own)], *s.live->segment, request.stated_only).add_to(field, facet.values);
        }
        facets.push_back(std::move(facet));
    }
    return facets;
}

}  // namespace waymark
