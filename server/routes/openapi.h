// How is the API described to programs that write programs?
#pragma once

#include "server/http/request.h"
#include "server/http/response.h"
#include "server/site/public_site.h"

namespace waymark::api {

http::Response openapi(const http::Request& request, const Site& site);

}  // namespace waymark::api
