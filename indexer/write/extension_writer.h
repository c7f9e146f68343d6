// What does the object `waymark` of a listing say? The keys are those of docs/LISTING-FEED.md.
#pragma once

#include "content/words/vocabulary.h"
#include "indexer/syntax/document.h"
#include "waymark/listing.h"

namespace waymark::feeds::open_referral {

/// The object `waymark`: what Open Referral has no place for; null when there is nothing.
Value* extension(const Listing& listing, Document& document);

}  // namespace waymark::feeds::open_referral
