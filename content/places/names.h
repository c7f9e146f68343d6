// Under which key is the name of a place kept, so that other ways of writing it find it too?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace waymark {

/// The folded words of a name. Longer names than 12 words or 200 bytes give none: no place is called that.
std::vector<std::string> name_words(std::string_view name);

/// What a word adds to the key: "saint" is "st"; "upon", "on", "and", "the" add nothing.
std::string_view key_part(std::string_view folded_word);

/// The key of a name: what its words add, run together, so that "St. Leonards-on-Sea" and "saint leonards sea" are one.
struct NameKey {
    std::string key;
    std::size_t parts = 0;  ///< words that added to it
};
NameKey name_key(const std::vector<std::string>& words);

/// What people type first of it: its folded words with a blank between them.
std::string typed_form(const std::vector<std::string>& words);

}  // namespace waymark
