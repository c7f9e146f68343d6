// How is everything that understanding knows brought together, once a generation?
#pragma once

#include <memory>

#include "search/understand/words.h"

namespace waymark {

/// Reads the files of `content/words`, `content/languages` and `content/urgent`. Errors: a bad line, with file, line
/// and a plain sentence.
Result<std::shared_ptr<const Words>> load_lexicon(const ContentFiles& files, const Vocabulary& vocabulary,
                                                  std::shared_ptr<const Places> places, const ListingWords& listings);

}  // namespace waymark
