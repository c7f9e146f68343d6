// Cookies: what does a browser send back of what we gave it (RFC 6265, 5.4)?
#pragma once

#include <optional>
#include <string_view>

#include "server/http/request.h"

namespace waymark::http {

/// The value of a cookie as it was sent, quotes and all; a view into the request's headers. Names are compared letter
/// by letter. Nothing when it was not sent, or was sent with two values: another site of the same domain can set one of
/// ours beside ours, and nobody can tell which is which (a name that begins with `__Host-` cannot be set by another).
/// What is no `name=value` is passed over.
std::optional<std::string_view> cookie(const Request& request, std::string_view name);

}  // namespace waymark::http
