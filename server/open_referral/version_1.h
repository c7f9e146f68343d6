// What does each address of Open Referral UK 1.0 answer?
#pragma once

#include "server/http/request.h"
#include "server/http/response.h"
#include "server/site/public_site.h"

namespace waymark::open_referral::version_1 {

using Handler = http::Response(const http::Request& request, const PublicSite& site);
Handler services, service, taxonomies, taxonomy, vocabularies, organizations, organization, locations, location,
    reviews, review;

}  // namespace waymark::open_referral::version_1
