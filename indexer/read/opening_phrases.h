// Which phrases about opening say something of their own?
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "indexer/read/opening_words.h"

namespace waymark::feeds {

/// The phrases that begin with this word, in lower case.
const std::vector<std::pair<std::string_view, OpeningToken::Kind>>& opening_phrases(std::string_view first_word);

}  // namespace waymark::feeds
