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
    std::string word;   ///< folded, never empty, at most 64 bytes
};

/// Folds text for comparing: NFKC case folding, accents taken off, apostrophes inside words dropped ("Down's" → "downs"),
/// typographic quotes and dashes made plain. Bytes that are not UTF-8 become U+FFFD. Linear in the size of `utf8`:
/// runs of more than 16 combining marks are cut. Other characters are kept, so "11+ (SEN)" stays "11+ (sen)".
std::string fold(std::string_view utf8);

/// Splits into words: runs of letters, digits and marks of any script (word breaks of the script where it writes no spaces),
/// each folded. Hyphens, slashes and other marks divide; an apostrophe inside a word does not. "4yr", "SR4" and "KS2" are one word each.
std::vector<Token> split(std::string_view utf8);

/// The same, calling `take(word, from, to)` for each word without building a list; `word` lives for the call only.
void each_word(std::string_view utf8, const std::function<void(std::string_view word, std::size_t from, std::size_t to)>& take);

/// The English stem of a folded word ("swimming" → "swim"). Words with a digit and words of other scripts come back as they are.
/// Thread-safe; each thread keeps a cache.
std::string stem(std::string_view folded_word);

/// Locale-aware, case-blind sort key (English collation): compare the bytes of two keys.
std::string sort_key(std::string_view utf8);

/// Valid UTF-8, NFC, without control characters but newline; `bad` (may be null) is set when bytes had to be replaced.
std::string clean(std::string_view bytes, bool* bad = nullptr);

/// Turns bytes of a named encoding (`windows-1252`, `ISO-8859-1`, `UTF-16` …) into UTF-8. Unknown names: empty result and false.
bool to_utf8(std::string_view bytes, std::string_view encoding, std::string& out);

/// How many edits (insert, delete, change, swap of neighbours) part two folded words, counted in characters; stops at `limit` + 1.
int edits(std::string_view a, std::string_view b, int limit);

}  // namespace waymark::text
