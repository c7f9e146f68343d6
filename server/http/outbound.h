// How do we ask another machine for something?
// The one way out: every request that Waymark makes goes through here (libcurl), checked and limited.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/address.h"
#include "waymark/error.h"

namespace waymark::http {

struct OutboundRequest {
    Address address;
    std::vector<std::pair<std::string, std::string>> headers;
    std::size_t most_bytes = 32u << 20;  ///< of the body, after decompression
    std::chrono::seconds most_time{60};  ///< for all of it, redirects too
    bool allow_private = false;  ///< machines of a private network may be called, whatever name or redirect leads there
    std::string user_agent = "Waymark";
};

struct OutboundAnswer {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
    std::string body;
    /// The first value of a header by its lower-case name; empty when it was not sent.
    std::string_view header(std::string_view name) const;
};

/// Asks with GET and follows at most five redirects. `https` certificates are checked against the system's authorities,
/// or those of the file `SSL_CERT_FILE` and the folder `SSL_CERT_DIR`, never skipped. The address that a name stands
/// for is checked at the moment of connecting, so that a name cannot change its meaning in between; a private one is
/// refused unless `allow_private`, or unless the caller wrote it out himself (`http://127.0.0.1:8000/`): then this very
/// machine and port may be called, and no other. Any status is an answer. Errors, in plain words: `unsupported` (a
/// refused address or redirect, a bad certificate, a body over the limit: asking again will not help), `busy` (no
/// connection, too slow, cut off: it may). Thread-safe; blocks.
Result<OutboundAnswer> ask(const OutboundRequest& request);

/// What a harvest asks with; tests give their own.
using Ask = std::function<Result<OutboundAnswer>(const OutboundRequest&)>;

}  // namespace waymark::http
