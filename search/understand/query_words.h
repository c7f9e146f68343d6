// Which words does a query hold, once it is cut to its limits?
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/understand/reading.h"
#include "waymark/query.h"

namespace waymark::understanding {

/// Splits a query into words under the limits of bytes and words. Several words may start at the same byte: one
/// character can fold into many.
Query split_query(std::string_view q, std::size_t byte_limit = most_bytes, std::size_t word_limit = most_words);

}  // namespace waymark::understanding
