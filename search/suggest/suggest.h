// What may somebody be about to type?
#pragma once

#include <string>
#include <vector>

#include "content/places/places.h"
#include "content/words/vocabulary.h"
#include "search/index/generation.h"
#include "waymark/answer.h"

namespace waymark {

/// Completions of `typed`: kinds of help and needs first, then names of listings, then places; at most `limit`. Names
/// hold every word typed, the last one as a beginning. At most 80 bytes and 8 words of `typed` are looked at.
std::vector<Suggestion> suggest(const Generation& generation, const std::string& typed, std::size_t limit,
                                const Vocabulary& vocabulary, const Places& places);

}  // namespace waymark
