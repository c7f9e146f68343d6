// Which words must a listing hold to match?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/index/synonyms.h"

namespace waymark {

/// Terms that must all stand in a listing for this way of saying it.
struct Alternative {
    std::vector<std::string> terms;
    double share = 1;  ///< of the score: 1 for the word itself, less for a synonym
};

/// One word asked for, or a phrase that has synonyms, with every way of saying it.
struct WordUnit {
    std::string words;  ///< folded, as asked
    std::vector<std::string> stems;
    std::vector<Alternative> alternatives;  ///< any of them will do
};

/// Text in double quotes: its words must follow one another in one part of the listing.
struct QuotedPhrase {
    std::vector<std::string> words;  ///< folded
};

struct WordQuery {
    std::vector<WordUnit> units;
    std::vector<QuotedPhrase> phrases;
    std::string whole;  ///< all that was typed, folded, with single spaces: it may be a whole name
    bool empty() const { return units.empty(); }
};

/// What of a query is read: its first 512 bytes and 32 words.
std::string_view within_limits(std::string_view q);

/// Reads plain words and `"a phrase"`. Stop words are passed over unless there is nothing else. At most 32 words are
/// read. Words that stand twice are asked for once.
WordQuery read_words(std::string_view text, const Synonyms& synonyms, double synonym_share);

}  // namespace waymark
