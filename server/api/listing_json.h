// What may the world read of one listing, as JSON?
#pragma once

#include <string>

#include "content/messages/messages.h"
#include "content/words/vocabulary.h"
#include "waymark/listing.h"

namespace waymark {

class Provenance;

/// The public listing whole: every field, each place, schedule and cost; what the provider states and what we read from
/// its words apart. Never what a feed said beyond our fields (`kept`), never an address that is hidden. What only
/// commissioners may see is no part of a Listing and so cannot be here. `provenance` may be null; it tells who else has
/// this service, and which listing is shown for it. What is said about neighbours is in the words of `messages`.
std::string listing_json(const Listing& listing, const Vocabulary& vocabulary, const Messages& messages,
                         const Provenance* provenance = nullptr);

}  // namespace waymark
