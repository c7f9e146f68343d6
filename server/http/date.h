// How does an HTTP header write a moment (RFC 9110, 5.6.7: IMF-fixdate)?
#pragma once

#include <cstdint>
#include <string>

namespace waymark::http {

/// `Mon, 30 Nov 2026 21:00:00 GMT` of seconds since 1970 UTC.
std::string http_date(std::int64_t unix_seconds);

}  // namespace waymark::http
