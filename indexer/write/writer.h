// How does a listing look as an object of Open Referral UK 3.0?
// https://docs.openreferraluk.org (HSDS-UK 3.0). What is not known is left out, but for what the standard requires.
#pragma once

#include "content/words/vocabulary.h"
#include "indexer/open_referral/tables.h"
#include "indexer/syntax/document.h"
#include "waymark/listing.h"

namespace waymark::feeds::open_referral {

/// The service whole: every list, the organisation, the object `waymark` (docs/LISTING-FEED.md), and what its feed said
/// besides. The document owns the tree, the listing and the vocabulary must outlive it. Nothing of a hidden address but
/// its district; nothing that only commissioners may see is in a listing at all.
Value* service(const Listing& listing, const Vocabulary& vocabulary, Document& document);

/// What lists ask of a service besides terms of our own vocabulary.
struct ListedParts {
    /// `attributes` of version 1, `organization` with its `attributes` when it has any, and `service_at_locations`
    /// (none of an organisation alone) with their ids and what the feed said besides. Ids of places and terms are those
    /// of `service()`.
    Value* service = nullptr;
    Rows attributes;  ///< of version 3, as the feed said them: attribute_of() (list_objects.h) makes each what
                      ///< `service()` shows
};
/// Made for every listing of the index, so that it is cheap. The document owns the parts, the listing must outlive
/// them.
ListedParts listed_parts(const Listing& listing, Document& document);

/// Whether the listing is an organisation that its feed gave no service: then it is no service here either.
bool is_organization_alone(const Listing& listing);

/// The listing's organisation whole, without its services; null when it has none with a name.
Value* organization(const Listing& listing, Document& document);

}  // namespace waymark::feeds::open_referral
