// Which words does one listing say, and how much does each count?
#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "content/words/vocabulary.h"
#include "search/index/ranking.h"
#include "search/index/synonyms.h"
#include "search/match/word_query.h"
#include "waymark/listing.h"

namespace waymark::test {

/// The words of a listing, counted anew from its own text.
class SaidWords {
public:
    SaidWords(const Listing& listing, const Vocabulary& vocabulary, const Synonyms& synonyms, const Ranking& ranking);

    /// How much it says of what is asked, by the best of the ways of saying it; 0 when it does not hold it.
    double weight(const WordUnit& unit) const;
    /// Whether the words follow one another in one line of what a family reads of it.
    bool holds(const QuotedPhrase& phrase) const;
    /// Whether that word of the unit stands in its name, in one word with a neighbour or by itself.
    bool name_holds(const WordUnit& unit, std::size_t stem) const { return holds(name_stems_, unit, stem); }
    /// Whether every word of the unit stands in its name or in that of its organisation.
    bool names_hold(const WordUnit& unit) const;
    /// The whole name of its organisation, as name().
    const std::string& organisation() const { return organisation_; }
    /// Its whole name, folded, with single spaces.
    const std::string& name() const { return name_; }
    double words_of_name() const { return words_of_name_; }
    /// All its words, each counted as often as its part of the listing weighs.
    double length() const { return length_; }

private:
    void say(const std::string& text, int weight, bool is_name = false);
    static bool holds(const std::set<std::string>& stems, const WordUnit& unit, std::size_t stem);
    /// Words of a text that may be written as one: those with a hyphen between, in a name also those with a blank.
    std::vector<std::string> compounds(const std::string& text, bool is_name) const;

    const Listing& listing_;
    const Synonyms& synonyms_;
    std::unordered_map<std::string, double>
        counts_;  ///< by the term that a WordUnit asks for: a stem, or a group of synonyms
    std::set<std::string> name_stems_, organisation_stems_;
    std::string name_, organisation_;
    double words_of_name_ = 0, length_ = 0;
};

}  // namespace waymark::test
