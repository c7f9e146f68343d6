// Which of our codes does a term that we do not know come nearest to, and what line would teach it to us?
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "content/words/vocabulary.h"
#include "indexer/words/feed_words.h"
#include "waymark/import.h"

namespace waymark::feeds {

/// The terms of a report with our guesses, most used first, equal ones by name. A guess comes from what the words of
/// the term say by themselves, from a known term that has most of its words, or from one that is spelt nearly the same;
/// the field that its taxonomy is named after counts first. The first 1,000 terms are guessed.
std::vector<UnmappedTerm> guess_terms(const std::map<std::string, std::uint32_t>& unmapped,
                                      const Vocabulary& vocabulary, const FeedWords& words);

}  // namespace waymark::feeds
