// How much may one client send, and how long may it take?
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace waymark::http {

struct Limits {
    std::size_t head_bytes = 16 * 1024;         ///< request line and headers together; more is a 431
    std::size_t header_lines = 64;              ///< more is a 431
    std::size_t target_bytes = 8000;            ///< path and query as sent; more is a 414
    std::size_t parameters = 512;               ///< of one query string; more is a 400
    std::size_t body_bytes = 1024 * 1024;       ///< more is a 413
    std::size_t connections = 4096;             ///< more is a 503
    std::size_t held_bytes = 64 * 1024 * 1024;  ///< of all unfinished requests together; more is a 503
    std::size_t queue = 1024;                   ///< whole requests that wait for a worker; more is a 503

    std::chrono::milliseconds head_time{10'000};  ///< from its first byte to the end of its headers; later is a 408
    std::chrono::milliseconds body_time{
        30'000};  ///< from the end of its headers to the end of its body; later is a 408
    std::chrono::milliseconds idle_time{30'000};  ///< between two requests of one connection; later it is closed
    std::chrono::milliseconds write_time{
        30'000};  ///< without the client taking a byte of its answer; later it is closed
    std::chrono::milliseconds linger_time{
        1'000};  ///< after a refusal, so that the client can read it; later it is closed
    std::chrono::milliseconds stop_time{10'000};  ///< to finish running requests when the server stops
    std::chrono::milliseconds abandon_time{
        1'000};  ///< after that, for its threads to end; a handler that is not back by then is abandoned

    /// How often it is looked whose time is over.
    std::chrono::milliseconds tick() const {
        return std::clamp(std::min({head_time, body_time, idle_time, write_time, linger_time}) / 4,
                          std::chrono::milliseconds(5), std::chrono::milliseconds(500));
    }
};

}  // namespace waymark::http
