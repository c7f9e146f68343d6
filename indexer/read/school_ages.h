// Which ages do school years, key stages and the usual names of age groups mean in England?
#pragma once

#include <cstddef>
#include <optional>

#include "indexer/read/age_tokens.h"

namespace waymark::feeds {

/// Ages that the tokens up to `next` mean; an end that is missing is open.
struct GroupAges {
    std::optional<int> min, max;
    std::size_t next = 0;
};

/// "Year 7 to Year 11", "Y5 & 6", "Nursery to Year 6", "KS2 - KS3", "post-16": from the youngest to the oldest there.
/// `alone`: the text says nothing but ages, so "Reception" is a class and no desk.
std::optional<GroupAges> school_ages(const AgeTokens& tokens, std::size_t at, bool alone);

/// "Toddlers", "primary school age", "teenagers", "adults": what such a word means where nothing says it in numbers.
std::optional<GroupAges> named_group_ages(const AgeTokens& tokens, std::size_t at);

}  // namespace waymark::feeds
