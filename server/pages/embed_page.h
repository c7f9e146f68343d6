// Which code does another site paste to have the search?
#pragma once

#include <string>

#include "server/http/request.h"
#include "server/http/response.h"
#include "server/site/public_site.h"

namespace waymark::pages {

/// `/embed`: the code that another site pastes to have the search, made from what is chosen there.
Response embed_page(const Request& request, const PublicSite& site);

}  // namespace waymark::pages
