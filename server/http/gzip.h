// How small does an answer get?
#pragma once

#include <string>
#include <string_view>

#include "server/http/response.h"

namespace waymark::http {

/// The bytes as gzip, at the fastest level: an answer of 4 kB costs about 30 µs.
std::string gzip(std::string_view bytes);
/// The same for a body that is made while it is sent.
BodyStream gzip(BodyStream body);
/// Whether an `Accept-Encoding` header takes gzip (`gzip`, `*`, not `gzip;q=0`).
bool takes_gzip(std::string_view accept_encoding);

}  // namespace waymark::http
