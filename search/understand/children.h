// What do several ages in one query come to: one child said twice, or several children?
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/understand/lexicon.h"
#include "search/understand/reading.h"

namespace waymark::understanding {

/// What the ages of one query come to: the span, and one age a child where there are several.
struct AgesRead {
    std::optional<AgeRange> span;
    std::vector<int> ages;
};

AgesRead ages_of(std::vector<Reading>& chosen);

}  // namespace waymark::understanding
