// Which words do the names of a segment's listings hold, and which are spelt nearly like another?
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/index/term_index.h"

namespace waymark {

/// The words, as typed and folded, with how many listings have each in their name. Hyphened ones are there as one word,
/// never as halves. Immutable.
class NameWords {
public:
    struct Word {
        std::string word;
        std::uint32_t listings = 0;  ///< withdrawn ones too
        std::uint64_t letters = 0;   ///< a bit for each letter or digit in it; all bits when it holds anything else
    };
    NameWords() = default;
    explicit NameWords(const TermIndex& terms);
    const std::vector<Word>& all() const { return words_; }

    /// Calls `take(word)` for each that may be `most` edits away or fewer: a quick look at letters, to be followed by
    /// text::edits.
    template <class Take>
    void each_near(std::string_view word, int most, Take&& take) const {
        const auto letters = letters_of(word);
        const auto much = static_cast<std::size_t>(most);
        for (const auto& each : words_) {
            if (each.word.size() + much < word.size() || each.word.size() > word.size() + much) {
                if (each.letters != any && letters != any) continue;
            }
            // An edit takes one letter away and brings another at most.
            if (each.letters != any && letters != any && std::popcount(each.letters ^ letters) > 2 * most) continue;
            take(each);
        }
    }

private:
    static constexpr std::uint64_t any = ~0ULL;
    static std::uint64_t letters_of(std::string_view word);
    std::vector<Word> words_;
};

}  // namespace waymark
