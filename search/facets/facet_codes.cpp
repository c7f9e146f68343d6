// Where does each segment keep the listings of each code that a facet counts?
#include "search/facets/facet_codes.h"

#include <algorithm>

namespace waymark {

FacetCodes::FacetCodes(const Generation& generation, const Vocabulary& vocabulary) {
    for (const auto& live : generation.segments) {
        auto& fields = segments_.emplace_back();
        for (const auto& field : vocabulary.fields()) {
            auto& codes = fields.emplace_back(field.values.size(), nullptr);
            const auto* bits = live.segment->field(field.name);
            if (!bits) continue;
            for (const auto& counted : bits->counted)
                if (const int position = field.position(counted.code); position >= 0) codes[static_cast<std::size_t>(position)] = &counted;
        }
    }
}

}  // namespace waymark
