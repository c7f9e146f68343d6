// Which listing of the store is meant, and may the public see it?
#pragma once

#include <optional>
#include <string>

#include "server/open_referral/catalogue.h"
#include "server/site/public_site.h"

namespace waymark::open_referral {

/// Nothing when it is not there or not public (any more).
std::optional<Listing> public_listing(const PublicSite& site, const std::string& listing_id);
/// By the UUID of a service, a service_at_location, a location or an organisation; `is` says of which.
enum class IdOf { service, service_at_location, location, organization };
std::optional<Listing> listing_of(const PublicSite& site, IdOf is, const Uuid& id);

}  // namespace waymark::open_referral
