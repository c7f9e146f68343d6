// Do the words of a quoted phrase stand one after another in a text (phrase matching without positions)?
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/match/word_query.h"

namespace waymark {

/// Finds one phrase in the texts of many listings. Each text is looked through once, sixteen bytes at a time, for one
/// of its words; only where that stands are the words beside it read, and only words with an apostrophe or with letters
/// beyond ASCII are folded. The answer is always what splitting the whole text would give. Thread-safe.
class PhraseFinder {
public:
    explicit PhraseFinder(const QuotedPhrase& phrase);

    /// Whether its words follow one another in one line of `text`, which is UTF-8.
    bool stands_in(std::string_view text) const;
    /// The same by splitting every line: slow, and the measure of stands_in().
    bool stands_in_by_splitting(std::string_view text) const;
    /// What stands_in() costs, in steps of WorkBudget.
    std::uint64_t work_in(std::string_view text) const { return 5 + (plain_ ? text.size() / 32 : text.size()); }

private:
    enum class Found { no, yes, perhaps };
    /// What one word of a text is, once folded, against a word of the phrase. `divided`: it is several words, or none.
    enum class Same { no, yes, divided };

    bool line_holds(std::string_view line) const;
    Same same(std::string_view run, bool plain, std::size_t number) const;
    bool holds_anchor(std::string_view run) const;
    Found before(std::string_view text, std::size_t at) const;
    Found after(std::string_view text, std::size_t at) const;
    Found round(std::string_view text, std::size_t at) const;

    std::vector<std::string> words_;
    std::size_t anchor_ = 0;  ///< number of the word that is looked for
    bool plain_ = false;      ///< that word is ASCII, and shorter than where words are cut
};

}  // namespace waymark
