// May a listing that came as a whole from outside be kept as it is?
#pragma once

#include "content/words/vocabulary.h"
#include "waymark/listing.h"

namespace waymark {

/// Whether every text is clean and of a sensible length, every link one of the web, every code one of ours, and no
/// hidden place tells more than its district: what our own reading of a feed would have made sure of. Pure;
/// thread-safe.
bool is_valid(const Listing& listing, const Vocabulary& vocabulary);

}  // namespace waymark
