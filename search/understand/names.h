// Which words are names, and so say nothing about what is wanted?
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/understand/lexicon.h"
#include "search/understand/reading.h"
#include "search/understand/rules.h"

namespace waymark::understanding {


void read_names(Reader& reader);

}  // namespace waymark::understanding
