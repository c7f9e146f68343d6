// Router: which function answers a request, and which headers does every answer carry?
#pragma once

#include "server/http/request_reader.h"
#include "server/http/response.h"
#include "server/routes/routes.h"
#include "server/site/public_site.h"

namespace waymark {

/// Answers one request: finds its route, holds it to the route's policy, calls it, counts it, adds what every answer
/// has (security and CORS headers, caching, 304, compression). `site.metrics` counts by the routes of the same table.
/// Thread-safe.
http::Response answer(const http::Request& request, const PublicSite& site, const RouteTable& table = public_routes());

/// The answer to what was no good request, or whose function threw (500); used by the HTTP server, on any thread. Never
/// throws because of a page that cannot be made.
http::Response answer_refusal(const http::Refusal& refusal, const PublicSite& site,
                              const RouteTable& table = public_routes());

}  // namespace waymark
