// Which phrases mean the same, and where in a row of words does one stand?
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "content/content_files.h"

namespace waymark {

/// The groups of `content/words/synonyms.txt`, the stop words of `stop-words.txt` and the words of `tells-little.txt`.
/// Immutable.
class Synonyms {
public:
    /// Errors: a bad line, with file and line.
    static Result<Synonyms> load(const ContentFiles& files);

    /// A phrase of a group standing at some word.
    struct Hit {
        std::uint32_t group = 0;
        std::size_t words = 0;
    };
    /// Every phrase that starts at `stems[at]`, longest first, each group once.
    void at(const std::vector<std::string>& stems, std::size_t at, std::vector<Hit>& hits) const;
    /// Whether any phrase starts with this stem; a quick look before at().
    bool starts(const std::string& stem) const { return by_first_.count(stem) > 0; }
    /// Two words with a blank between as one ("day care", "drop in"); empty when they are never one word: both are stop
    /// words, or one is a letter or an article. With a hyphen between: text::compound_of.
    std::string compound_of(const std::string& left, const std::string& right) const;
    bool is_stop_word(const std::string& folded) const { return stop_words_.count(folded) > 0; }
    /// Whether a word says little of what is sought, beside one that says more.
    bool tells_little(const std::string& folded) const { return tells_little_.count(folded) > 0; }
    std::size_t longest() const { return longest_; }

private:
    struct Phrase {
        std::vector<std::string> stems;
        std::uint32_t group = 0;
    };
    std::unordered_map<std::string, std::vector<Phrase>> by_first_;  ///< longest first
    std::unordered_set<std::string> stop_words_, tells_little_;
    std::size_t longest_ = 1;
};

}  // namespace waymark
