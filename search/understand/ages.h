// Which ages does a query say, in numbers and school years?
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/understand/lexicon.h"
#include "search/understand/reading.h"
#include "search/understand/rules.h"

namespace waymark::understanding {


void read_ages(Reader& reader);

}  // namespace waymark::understanding
