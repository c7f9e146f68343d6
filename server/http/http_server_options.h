// What is an HTTP server told when it starts, and what does it tell of itself?
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "server/http/limits.h"
#include "server/http/request_reader.h"
#include "server/http/response.h"

namespace waymark::http {

/// A refusal as plain text.
Response plain_refusal(const Refusal& refusal);

struct HttpServerOptions {
    std::string host = "127.0.0.1";  ///< a name or an address
    int port = 8080;                 ///< 0: any free one
    unsigned workers = 0;            ///< 0: one a core, at least two
    Limits limits;
    std::function<std::int64_t()> now_ms;  ///< the clock of the header Date, milliseconds since 1970 UTC; empty: no
                                           ///< such header; called on any thread
    /// Makes the response to what is no good request (status and a plain detail); called on any thread.
    std::function<Response(const Refusal&)> refuse = plain_refusal;
    /// Told what a handler threw; the client gets a 500 without it. May be empty; called on any thread.
    std::function<void(std::string_view what)> failed;
};

/// What is going on at the door; each figure is read on its own.
struct ServerStats {
    std::uint64_t connections = 0;                                          ///< open now
    std::uint64_t accepted = 0, requests = 0, refused = 0, overloaded = 0;  ///< since it started
    std::uint64_t waiting = 0;                                              ///< requests without a worker now
};

}  // namespace waymark::http
