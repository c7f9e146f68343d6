// Which answer and which listing say everything that a page can show?
#pragma once

#include <string>

#include "content/words/vocabulary.h"
#include "waymark/answer.h"
#include "waymark/listing.h"

namespace waymark::test {

/// Chips, notices, hidden and relaxed conditions, every facet and every way that a listing reaches a family; texts in
/// wide letters.
Answer answer_with_everything(const Vocabulary& vocabulary, const std::string& language);
/// A listing that fills every part of its page; texts in wide letters.
Listing listing_with_everything(const Vocabulary& vocabulary);

}  // namespace waymark::test
