// Which function answers a request, and which headers does every answer carry?
#pragma once

#include "server/http/request_reader.h"
#include "server/http/response.h"
#include "server/site.h"

namespace waymark {

/// Answers one request: finds its route, calls it, counts it, adds what every answer has (security and CORS headers, caching, 304,
/// compression). Thread-safe.
http::Response answer(const http::Request& request, const Site& site);

/// The answer to what was no good request; used by the door.
http::Response answer_refusal(const http::Refusal& refusal);

}  // namespace waymark
