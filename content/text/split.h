// Which words stand in a text, and where?
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "content/text/text.h"

namespace waymark::text {

/// Splits into words: runs of letters, digits and marks of any script (word breaks of the script where it writes no
/// spaces), each folded. Hyphens, slashes and other marks divide; an apostrophe inside a word does not. "4yr", "SR4"
/// and "KS2" are one word each; so are three letters or more that single dots part ("C.A.M.H.S.", "s.e.n" but not
/// "9 a.m. to 5 p.m.").
std::vector<Token> split(std::string_view utf8);

/// The same, calling `take(word, from, to)` for each word without building a list; `word` lives for the call only.
void each_word(std::string_view utf8,
               const std::function<void(std::string_view word, std::size_t from, std::size_t to)>& take);

}  // namespace waymark::text
