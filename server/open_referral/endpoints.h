// What does each address of Open Referral UK answer?
// https://docs.openreferraluk.org: version 3.0 below /oruk/v3, version 1.0 below /oruk/v1. docs/OPEN-REFERRAL.md.
#pragma once

#include "server/http/request.h"
#include "server/http/response.h"
#include "server/site/public_site.h"

namespace waymark::open_referral {

using Answer = http::Response(const http::Request& request, const Site& site);

namespace version_3 {
Answer about, services, service, service_at_locations, service_at_location, taxonomies, taxonomy, taxonomy_terms, taxonomy_term, organizations, organization;
}
namespace version_1 {
Answer services, service, taxonomies, taxonomy, vocabularies, organizations, organization, locations, location, reviews, review;
}

}  // namespace waymark::open_referral
