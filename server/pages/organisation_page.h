// What does an organisation do for families?
#pragma once

#include <string>

#include "server/http/request.h"
#include "server/http/response.h"
#include "server/site/public_site.h"

namespace waymark::pages {

/// `/organisation/{id}`: `captures[0]` is the id. Not there: the 404 page.
Response organisation_page(const Request& request, const PublicSite& site);

}  // namespace waymark::pages
