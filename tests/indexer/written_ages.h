// How do tests write the ages that words mean, and a row of their tables?
#pragma once

#include <string>
#include <string_view>

#include "indexer/read/ages.h"

namespace waymark::feeds {

struct AgeRow {
    const char* words;
    const char* ages;  ///< `6-14`, `11-`, `-5` is never: a low end is always known; empty: nothing
};

inline std::string written(std::string_view words, AgeText kind = AgeText::field) {
    auto read = read_ages(words, kind);
    if (!read) return "";
    const Ages& ages = read->ages;
    return (ages.min ? std::to_string(*ages.min) : "") + "-" + (ages.max ? std::to_string(*ages.max) : "");
}

}  // namespace waymark::feeds
