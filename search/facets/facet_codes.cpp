// Where does each segment keep the listings of each code that a facet counts?
#include "search/facets/facet_codes.h"

namespace waymark {

FacetCodes::FacetCodes(const Generation& generation, const Vocabulary& vocabulary) {
    for (const auto& live : generation.segments) {
        auto& fields = segments_.emplace_back();
        for (const auto& field : vocabulary.fields()) {
            auto& made = fields.emplace_back(Field{std::vector<const FieldBits::Counted*>(field.values.size()), {}});
            const auto* bits = live.segment->field(field.name);
            if (!bits) continue;
            for (const auto& counted : bits->counted)
                if (const int position = field.position(counted.code); position >= 0) {
                    made.codes[static_cast<std::size_t>(position)] = &counted;
                    made.range = made.range.with({counted.row_code, counted.row_code + 1});
                }
        }
    }
}

}  // namespace waymark
