// How is a caller told what went wrong?
#pragma once

#include <string>
#include <string_view>

#include "server/http/response.h"
#include "waymark/error.h"

namespace waymark {

/// An `application/problem+json` response (RFC 9457). `detail` is plain English and says what to do; `parameter` names
/// the one at fault.
http::Response problem(int status, std::string_view detail, std::string_view parameter = {});
http::Response problem(const Error& error);

/// The one place where a kind of failure becomes an HTTP status.
int status_of(ErrorKind kind);

}  // namespace waymark
