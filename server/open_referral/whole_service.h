// What does a service of Open Referral UK 3.0 say of the other feeds that have it, too? (other identifiers)
#pragma once

#include "indexer/syntax/document.h"
#include "server/site/public_site.h"
#include "waymark/listing.h"

namespace waymark::open_referral {

/// The service whole. Each record of another feed that it is shown for is an attribute of it: `link_type`
/// "other_identifier", `value` its UUID, `label` the name of its feed. The document owns the tree; listing and
/// vocabulary must outlive it. Errors of the store are thrown.
feeds::Value* whole_service(const PublicSite& site, const Listing& listing, feeds::Document& document);

}  // namespace waymark::open_referral
