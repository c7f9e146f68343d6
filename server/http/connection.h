// How far has one client come?
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "server/http/request_reader.h"
#include "server/http/response.h"
#include "server/http/sockets.h"

namespace waymark::http {

using Clock = std::chrono::steady_clock;

/// What a connection waits for.
enum class Stage {
    reading,   ///< the client's bytes
    working,   ///< a worker; the socket belongs to it until it reports back
    writing,   ///< the client taking its answer
    lingering  ///< the client closing, after our last byte
};

struct Connection {
    Connection(int fd, bool loopback, const Limits& limits) : socket(fd), from_loopback(loopback), reader(limits) {}
    Descriptor socket;
    std::uint64_t serial = 0;  ///< tells it from others that had the same descriptor
    bool from_loopback;
    RequestReader reader;
    Stage stage = Stage::reading;
    Clock::time_point deadline;
    Reading progress = Reading::empty;  ///< of the request that is being read
    std::string unsent;
    std::unique_ptr<BodyStream> rest;  ///< of an answer that is made while it is sent
    bool ended = false;                ///< the client will send no more
    bool input_pending = false;        ///< something came while it was not being read
    bool peer_closed = false;          ///< what has been sent to us by now is all
    bool keep_alive = true;
    std::size_t drained = 0;  ///< bytes thrown away while lingering
};

}  // namespace waymark::http
