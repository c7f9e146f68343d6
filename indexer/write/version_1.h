// How does a service of version 3 look in Open Referral UK 1.0?
#pragma once

#include <string_view>
#include <vector>

#include "indexer/syntax/document.h"
#include "waymark/listing.h"

namespace waymark::feeds::open_referral::version_1 {

/// `service` is the whole service of version 3 that the listing makes (writer.h). Its ids stay. The organisation is
/// required there: one that nobody knows has an id of its own and empty words.
Value* service(const Value& service, const Listing& listing, Document& document);
/// As lists show it, with the members named in `include` besides.
Value* listed_service(const Value& whole, const std::vector<std::string_view>& include, Document& document);

/// `organization` is one of version 3.
Value* organization(const Value& organization, Document& document);

/// `at` is one of the `service_at_locations` of version 3. `service` is the listed service of version 1 that stands in
/// it.
Value* location(const Value& at, Document& document);
Value* listed_location(const Value& location, Document& document);

/// A term of version 3: version 1 calls it a taxonomy, and the taxonomy it is of a vocabulary.
Value* taxonomy(const Value& term, Document& document);

}  // namespace waymark::feeds::open_referral::version_1
