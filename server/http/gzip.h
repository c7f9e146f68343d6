// How small does an answer get?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "server/http/response.h"

namespace waymark::http {

/// Bytes of an answer: gzip saves nothing worth its time on fewer.
inline constexpr std::size_t worth_compressing = 1024;

/// The bytes as gzip. The fastest level (1) costs about 30 µs for an answer of 4 kB; 9 is for what is made once and
/// kept.
std::string gzip(std::string_view bytes, int level = 1);
/// The same for a body that is made while it is sent.
BodyStream gzip(BodyStream body);
/// Whether an `Accept-Encoding` header takes gzip (`gzip`, `*`, not `gzip;q=0`).
bool takes_gzip(std::string_view accept_encoding);

}  // namespace waymark::http
