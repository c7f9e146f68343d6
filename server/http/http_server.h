// Who listens at the door, and who gets to work on what comes in?
// A bounded pool of workers waits for all sockets (epoll), reads whole requests under limits and deadlines, and answers
// them. A client that sends or reads slowly costs a socket and a few hundred bytes, never a worker.
#pragma once

#include <cstddef>
#include <memory>

#include "server/http/http_server_options.h"
#include "server/http/response_serializer.h"
#include "waymark/error.h"

namespace waymark::http {

class HttpServer {
public:
    /// Binds, listens and starts its threads. `handler` is called by several threads at once. Errors: the host is
    /// unknown
    /// (`bad_parameter`), the port is taken or not allowed (`busy`).
    static Result<std::unique_ptr<HttpServer>> start(HttpServerOptions options, Handler handler);
    /// Stops as `stop` does.
    virtual ~HttpServer() = default;

    /// The port that it listens on.
    virtual int port() const = 0;
    /// Takes no more connections, finishes the requests that are running or waiting (within `stop_time`), closes all
    /// and ends its threads. May be called more than once, not from a handler. Returns how many handlers did not come
    /// back within `abandon_time` after that: each goes on alone, with nothing of this front but with all that the
    /// handler uses. While there is one, that must not be destroyed: end the process with std::_Exit.
    virtual std::size_t stop() = 0;
    virtual ServerStats figures() const = 0;
};

}  // namespace waymark::http
