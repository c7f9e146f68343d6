// What does each address of Open Referral UK 3.0 answer?
#pragma once

#include "server/http/request.h"
#include "server/http/response.h"
#include "server/site/public_site.h"

namespace waymark::open_referral::version_3 {

using Handler = http::Response(const http::Request& request, const PublicSite& site);
Handler about, services, service, service_at_locations, service_at_location, taxonomies, taxonomy, taxonomy_terms,
    taxonomy_term, organizations, organization;

}  // namespace waymark::open_referral::version_3
