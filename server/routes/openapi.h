// How is the API described to programs that write programs?
#pragma once

#include "server/http/response.h"
#include "server/routes/route.h"
#include "server/site/public_site.h"

namespace waymark::api {

/// The description of every route of `table` that has a summary, as OpenAPI 3.1.
http::Response openapi(const RouteTable& table, const PublicSite& site);

}  // namespace waymark::api
