// Which number stands at a word, and what is it a number of?
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/understand/lexicon.h"
#include "search/understand/query_parse.h"
#include "search/understand/reading.h"

namespace waymark::understanding {

/// A number of the query with what stands in the same word or right behind it.
struct NumberRead {
    int value = 0;
    std::size_t at = 0, end = 0;  ///< words, with its unit
    enum class Unit { none, years, months, weeks, other } unit = Unit::none;
    bool old = false;          ///< "year old"
    bool written_out = false;  ///< "seven"
    bool plural = false;       ///< "5s"
    bool plus = false;         ///< "11+"
};

std::optional<NumberRead> number_at(const QueryParse& parse, std::size_t at);

}  // namespace waymark::understanding
