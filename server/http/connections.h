// Which clients are connected, how far has each come, and what happens next to it? (the state machine of connections)
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>

#include "server/http/connection.h"
#include "server/http/events.h"
#include "server/http/http_server_options.h"
#include "server/http/response_serializer.h"
#include "server/http/sockets.h"
#include "server/http/worker.h"

namespace waymark::http {

/// Reads what clients send, makes jobs of whole requests, and sends what workers could not send at once. Not
/// thread-safe: the server's mutex is held for each call. `options` and `events` outlive it.
class Connections {
public:
    Connections(const HttpServerOptions& options, Events& events, Descriptor listening);

    /// For a server that stops: takes no more connections and closes those that are idle. True when nothing is left to
    /// finish or time is up.
    bool winding_down();
    /// Accepts the clients that wait, as many as the limits allow.
    void take_connections();
    /// Acts on an event of a socket. What that throws costs one connection and is told to `failed`.
    void take(const Events::Event& event);
    /// Takes back a connection from the worker that answered.
    void finish(Finished&& finished);
    /// Answers or closes what is late.
    void enforce_deadlines();
    /// Closes a connection, if it is there.
    void drop(int fd);
    /// The next job for a worker; nothing when none waits.
    std::optional<Job> next_job();
    bool has_jobs() const { return !jobs_.empty(); }
    /// Whether clients wait that could not be accepted yet.
    bool more_wait() const { return more_wait_; }
    /// The time that deadlines are counted from, until it is set again.
    void set_now(Clock::time_point now) { now_ = now; }
    Clock::time_point now() const { return now_; }
    /// How many workers could take a job at once: so many may wait beyond the limit of the queue.
    void set_free_workers(std::size_t count) { free_workers_ = count; }
    /// From now on no connection is kept after its answer.
    void set_stopping() { stopping_ = true; }
    ServerStats figures() const;

private:
    /// Has what is ready now told once more.
    void rearm(const Connection& connection);
    void handle(Connection& connection, std::uint32_t events);
    /// Reads what has come; false when the connection is broken.
    bool receive(Connection& connection);
    /// Sees what the bytes of a reading connection amount to and acts on it.
    void advance(Connection& connection);
    void hand_over(Connection& connection);
    void start_writing(Connection& connection);
    void write(Connection& connection);
    /// The client has taken all there was: a worker makes the next piece, if there is one, once those who came first
    /// are served.
    void after_piece(Connection& connection);
    void after_answer(Connection& connection);
    void refuse(Connection& connection, const Refusal& refusal);
    void overload(Connection& connection, const char* detail, const std::string& target = {});
    void send_last(Connection& connection, const Response& response);
    /// Closes our side and throws away what still comes, so that the answer is not lost to a reset; then the socket is
    /// closed.
    void linger(Connection& connection);

    const HttpServerOptions& options_;
    Events& events_;
    Descriptor listening_, spare_;
    std::deque<Job> jobs_;  ///< whole requests, and pieces of answers, that wait for a worker
    std::unordered_map<int, Connection> connections_;
    std::array<char, 32 * 1024> bytes_;
    ResponseSerializer serializer_{options_.now_ms};
    Clock::time_point now_ = Clock::now(), stop_by_;
    std::size_t held_ = 0;  ///< bytes of unfinished requests
    std::size_t free_workers_ = 0;
    std::uint64_t last_serial_ = 0;
    ServerStats figures_;  ///< `connections` and `waiting` are filled in when asked
    bool more_wait_ = false, stopping_ = false;
};

}  // namespace waymark::http
