// Which words does a piece of text hold, once case, accents and word endings are put aside?
// The one normaliser: indexing, querying and loading words all call these. ICU and the stemmer are used only here.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::text {

/// One word of a text. `from` and `to` are byte offsets into the text as it was given.
struct Token {
    std::size_t from = 0, to = 0;
    std::string word;  ///< folded, never empty, at most 64 bytes
};

/// The English stem of a folded word ("swimming" → "swim"). Words with a digit and words of other scripts come back as
/// they are. Thread-safe; each thread keeps a cache.
std::string stem(std::string_view folded_word);

/// Locale-aware, case-blind sort key (English collation): compare the bytes of two keys.
std::string sort_key(std::string_view utf8);

/// Valid UTF-8, NFC, without control characters but newline; U+0080 to U+009F are read as windows-1252. `bad` (may be
/// null) is set when bytes had to be replaced.
std::string clean(std::string_view bytes, bool* bad = nullptr);

/// Turns bytes of a named encoding (`windows-1252`, `ISO-8859-1`, `UTF-16` …) into UTF-8. Unknown names: empty result
/// and false.
bool to_utf8(std::string_view bytes, std::string_view encoding, std::string& out);

/// How many edits (insert, delete, change, swap of neighbours) part two folded words, counted in characters; stops at
/// `limit` + 1.
int edits(std::string_view a, std::string_view b, int limit);

}  // namespace waymark::text
