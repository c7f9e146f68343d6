// Who listens at the door, and who gets to work on what comes in?
// A bounded pool of workers waits for all sockets (epoll), reads whole requests under limits and deadlines, and answers them. A client
// that sends or reads slowly costs a socket and a few hundred bytes, never a worker.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "server/http/limits.h"
#include "server/http/request_reader.h"
#include "server/http/wire.h"
#include "waymark/error.h"

namespace waymark::http {

/// A refusal as plain text.
Response plain_refusal(const Refusal& refusal);

struct FrontOptions {
    std::string host = "127.0.0.1";   ///< a name or an address
    int port = 8080;                  ///< 0: any free one
    unsigned workers = 0;             ///< 0: one a core, at least two
    Limits limits;
    /// Makes the response to what is no good request (status and a plain detail); called on any thread.
    std::function<Response(const Refusal&)> refuse = plain_refusal;
    /// Told what a handler threw; the client gets a 500 without it. May be empty; called on any thread.
    std::function<void(std::string_view what)> failed;
};

/// What is going on at the door; each figure is read on its own.
struct FrontFigures {
    std::uint64_t connections = 0;   ///< open now
    std::uint64_t accepted = 0, requests = 0, refused = 0, overloaded = 0;   ///< since it started
    std::uint64_t waiting = 0;       ///< requests without a worker now
};

class Front {
public:
    /// Binds, listens and starts its threads. `handler` is called by several threads at once. Errors: the host is unknown
    /// (`bad_parameter`), the port is taken or not allowed (`busy`).
    static Result<std::unique_ptr<Front>> start(FrontOptions options, Handler handler);
    /// Stops as `stop` does.
    virtual ~Front() = default;

    /// The port that it listens on.
    virtual int port() const = 0;
    /// Takes no more connections, finishes the requests that are running or waiting (within `stop_time`), closes all and ends its threads.
    /// May be called more than once, not from a handler. Gives back how many handlers did not come back within `abandon_time` after that: each
    /// goes on alone, with nothing of this front but with all that the handler uses. While there is one, that must not be destroyed: end the
    /// process with std::_Exit.
    virtual std::size_t stop() = 0;
    virtual FrontFigures figures() const = 0;
};

}  // namespace waymark::http
