// What does the search look like in a frame on a page of another site?
#pragma once

#include <string>

#include "server/http/request.h"
#include "server/http/response.h"
#include "server/site/public_site.h"

namespace waymark::pages {

/// `/embed/search`: the search for a frame in a page of another site. Parameters are those of `/`.
Response embed_search(const Request& request, const PublicSite& site);

}  // namespace waymark::pages
