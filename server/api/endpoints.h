// What does each address of the API answer?
#pragma once

#include "server/http/request.h"
#include "server/http/response.h"
#include "server/site/public_site.h"

namespace waymark::api {

http::Response search(const http::Request& request, const PublicSite& site);
http::Response suggest(const http::Request& request, const PublicSite& site);
http::Response interpret(const http::Request& request, const PublicSite& site);
http::Response listing(const http::Request& request, const PublicSite& site);
/// 200 only with an index loaded, else 503.
http::Response health(const http::Request& request, const PublicSite& site);
/// Figures for Prometheus.
http::Response metrics(const http::Request& request, const PublicSite& site);

}  // namespace waymark::api
