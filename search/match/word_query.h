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

/// Words of the question that may be written as one: some of a unit's, maybe with the word before or behind it.
struct Compound {
    std::size_t from = 0, to = 0;  ///< stems of the unit that it covers, `to` not counted
    std::string stem;
};

/// One word asked for, or a phrase that has synonyms, with every way of saying it.
struct WordUnit {
    std::string words;  ///< folded, as asked
    std::vector<std::string> stems;
    std::vector<Alternative> alternatives;  ///< any of them will do
    std::vector<Compound> compounds = {};   ///< each has its alternatives too
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
/// read. Words that stand twice are asked for once. Neighbours are asked for as one word too ("co-ordinator", "day
/// care"): that costs one look into the dictionary a pair.
WordQuery read_words(std::string_view text, const Synonyms& synonyms, double synonym_share);

/// Gives a unit of one word the ways of saying it that another reading of this word has: there its neighbours are all
/// there.
void add_compounds(const WordUnit& read, const Synonyms& synonyms, double synonym_share, WordUnit& unit);

/// Every word of a text as a unit of its own, stop words too, without synonyms and ways of saying them: what a name
/// must hold to hold all that was typed. At most 32.
std::vector<WordUnit> read_each_word(std::string_view text, const Synonyms& synonyms);

}  // namespace waymark
