// Which filter do the parameters of a request make?
#pragma once

#include "server/open_referral/filter.h"
#include "server/open_referral/parameters.h"
#include "server/site/public_site.h"

namespace waymark::open_referral {

/// The parameters of `/services` and `/service_at_locations` of version 3.0. Errors: `bad_parameter` that names one;
/// `busy` without an index.
Result<Filter> filter_of_version_3(Parameters& parameters, const PublicSite& site);
/// Those of `/services` of version 1.0, with its parallel lists.
Result<Filter> filter_of_version_1(Parameters& parameters, const PublicSite& site);

}  // namespace waymark::open_referral
