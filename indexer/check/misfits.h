// Which terms of a listing do not fit its own words?
#pragma once

#include <string>

#include "content/words/vocabulary.h"
#include "indexer/words/derive.h"
#include "waymark/listing.h"

namespace waymark::feeds {

/// A sentence's worth of what does not fit, such as `Kind of help: Housing; the words say Activities and clubs`; empty
/// when all fits. Careful: terms of which no word of the listing gives evidence fit, unless its name or summary speaks
/// of another; a day does not fit when its name says another one. Pure; thread-safe.
std::string misfitting_terms(const Listing& listing, const Vocabulary& vocabulary, const Derivation& derivation);

/// Stated ages that reach more than two years beyond those that the name says: `Ages 0 to 25; the name says 11 to 16`.
/// Empty when they fit, or when there is nothing to compare. `compared` tells whether there was.
std::string misfitting_ages(const Listing& listing, bool& compared);

/// `5 to 11`, `up to 5`, `11 and over`.
std::string ages_in_words(const Ages& ages);

}  // namespace waymark::feeds
