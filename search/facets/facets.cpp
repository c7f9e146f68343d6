// How many listings would each value of each field leave?
#include "search/facets/facets.h"

#include <algorithm>

namespace waymark {
namespace {

/// The values of a field that were asked for: its own filter, which its counts leave out.
std::vector<std::string_view> asked_of(const Plan& plan, const std::string& field) {
    std::vector<std::string_view> values;
    for (const auto& c : plan.conditions)
        if (c.field == field && c.is_wanted()) values.insert(values.end(), c.values.begin(), c.values.end());
    for (const auto& part : plan.topic.parts)
        if (part.field == field) values.insert(values.end(), part.codes.begin(), part.codes.end());
    return values;
}

/// A set of listings of one segment, of which codes of this range are to be counted: by rows when it is small, else set
/// by set.
class Counted {
public:
    Counted(const Bits& chosen, const Segment& segment, FacetRows::Range codes, bool stated_only)
        : chosen_(chosen), segment_(segment), stated_only_(stated_only) {
        if (by_rows(chosen.count(), codes)) by_code_ = segment.rows().count(chosen.members(), codes);
    }
    /// Of all that a segment has in the answer.
    Counted(const SegmentSelection& s, FacetRows::Range codes, bool stated_only)
        : chosen_(s.chosen), segment_(*s.live->segment), stated_only_(stated_only) {
        if (by_rows(s.count, codes)) by_code_ = segment_.rows().count(s.members(), codes);
    }

    /// Adds up how many hold each value of a field; `codes` are where this segment has them.
    void add_to(const VocabularyField& field, const std::vector<const FieldBits::Counted*>& codes,
                std::vector<FacetValue>& values) const {
        const auto* open =
            field.name == "need" ? (stated_only_ ? segment_.all_needs() : segment_.open_to_all()).get() : nullptr;
        std::uint32_t only_open = 0;  // of a need that nobody names
        if (open && (stated_only_ || std::find(codes.begin(), codes.end(), nullptr) != codes.end()))
            only_open = Bits::count_both(chosen_, *open);
        if (stated_only_) return add_stated_to(field, open, only_open, values);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto* code = codes[i];
            values[i].count += !code              ? only_open
                               : by_code_.empty() ? Bits::count_both(chosen_, *code->listings)
                                                  : by_code_[code->row_code];
        }
    }

private:
    bool by_rows(std::uint32_t count, FacetRows::Range codes) const {
        return !stated_only_ && segment_.rows().cheaper_for(count, codes);
    }
    void add_stated_to(const VocabularyField& field, const Bits* open, std::uint32_t only_open,
                       std::vector<FacetValue>& values) const {
        const auto* bits = segment_.field(field.name);
        for (auto& value : values) {
            const auto* states = bits ? find(bits->yes, value.value) : nullptr;
            if (!states) {
                value.count += only_open;
            } else if (open) {
                Bits both = *states;
                value.count += Bits::count_both(chosen_, both |= *open);
            } else {
                value.count += Bits::count_both(chosen_, *states);
            }
        }
    }
    static const Bits* find(const std::map<std::string, Bits, std::less<>>& by_code, std::string_view code) {
        const auto it = by_code.find(code);
        return it == by_code.end() ? nullptr : &it->second;
    }

    const Bits& chosen_;
    const Segment& segment_;
    bool stated_only_;
    std::vector<std::uint32_t> by_code_;  ///< empty: not counted by rows
};

}  // namespace

std::uint64_t work_of_facets(const SearchRequest& request, const Vocabulary& vocabulary, const Plan& plan,
                             const Generation& generation) {
    constexpr std::uint64_t in_a_step = 512;  // listings of a set that are counted in a step
    std::uint64_t sets = 0;
    for (const auto& field : vocabulary.fields()) {
        if (request.facets &&
            std::find(request.facets->begin(), request.facets->end(), field.name) == request.facets->end())
            continue;
        sets += field.values.size();
        if (!asked_of(plan, field.name).empty()) sets += plan.conditions.size() + plan.topic.parts.size();
    }
    std::uint64_t steps = 0;
    for (const auto& live : generation.segments) steps += sets * (1 + live.segment->size() / in_a_step);
    return steps;
}

std::vector<Facet> count_facets(const Selection& selection, const Plan& plan, const SearchRequest& request,
                                const Vocabulary& vocabulary, const FacetCodes& codes) {
    std::vector<Facet> facets;
    facets.reserve(vocabulary.fields().size());
    auto is_asked = [&](std::size_t f) {
        return !request.facets || std::find(request.facets->begin(), request.facets->end(),
                                            vocabulary.fields()[f].name) != request.facets->end();
    };
    std::vector<Counted> chosen;
    chosen.reserve(selection.segments.size());
    for (std::size_t i = 0; i < selection.segments.size(); ++i) {
        FacetRows::Range all;
        for (std::size_t f = 0; f < vocabulary.fields().size(); ++f)
            if (is_asked(f) && asked_of(plan, vocabulary.fields()[f].name).empty()) all = all.with(codes.range(i, f));
        chosen.emplace_back(selection.segments[i], all, request.stated_only);
    }
    for (std::size_t f = 0; f < vocabulary.fields().size(); ++f) {
        const auto& field = vocabulary.fields()[f];
        if (!is_asked(f)) continue;
        Facet facet{field.name, field.label, {}};
        auto selected = asked_of(plan, field.name);
        const bool own = !selected.empty();
        for (const auto& raise : plan.raise)
            if (raise.field == field.name) selected.push_back(raise.code);
        facet.values.reserve(field.values.size());
        for (const auto& value : field.values) {
            const bool is_selected = std::find(selected.begin(), selected.end(), value.code) != selected.end();
            facet.values.push_back({value.code, value.label, 0, is_selected});
        }
        for (std::size_t i = 0; i < selection.segments.size(); ++i) {
            const auto& s = selection.segments[i];
            if (!own) {
                chosen[i].add_to(field, codes.of(i, f), facet.values);
            } else {
                const auto without = selection.without(s, plan, field.name);
                Counted(without, *s.live->segment, codes.range(i, f), request.stated_only)
                    .add_to(field, codes.of(i, f), facet.values);
            }
        }
        facets.push_back(std::move(facet));
    }
    return facets;
}

}  // namespace waymark
