// How is a caller told what went wrong?
#pragma once

#include <string>
#include <string_view>

#include "content/messages/messages.h"
#include "server/http/response.h"
#include "waymark/error.h"

namespace waymark {

/// An `application/problem+json` response (RFC 9457). `detail` is plain English and says what to do; `parameter` names
/// the one at fault.
http::Response problem(int status, std::string_view detail, std::string_view parameter = {});
http::Response problem(const Error& error);
/// The same in another language than English: what stands beside that field on the search page, or what the status
/// means. In English the error says it itself, and more exactly.
http::Response problem(const Error& error, const Messages& messages);

/// Which of the keys `error.KEY.title`, `.detail` and `.step` say what a status means; there are words for each of
/// them.
std::string error_key(int status, const Messages& messages);

/// The one place where a kind of failure becomes an HTTP status.
int status_of(ErrorKind kind);

}  // namespace waymark
