// Which clients are connected, how far has each come, and what happens next to it? (the state machine of connections)
#include "server/http/connections.h"

#include <sys/socket.h>
#include <cerrno>
#include <utility>
#include <vector>

#include "server/http/guarded.h"

namespace waymark::http {

Connections::Connections(const HttpServerOptions& options, Events& events, Descriptor listening)
    : options_(options), events_(events), listening_(std::move(listening)), spare_(events.spare()) {
    events_.watch_listener(listening_.get());
}

ServerStats Connections::figures() const {
    auto figures = figures_;
    figures.connections = connections_.size();
    figures.waiting = jobs_.size();
    return figures;
}

std::optional<Job> Connections::next_job() {
    if (jobs_.empty()) return std::nullopt;
    std::optional<Job> job(std::move(jobs_.front()));
    jobs_.pop_front();
    return job;
}

bool Connections::winding_down() {
    if (listening_) {
        // Whoever has sent a request by now is still answered.
        take_connections();
        std::vector<int> reading;
        for (auto& [fd, connection] : connections_)
            if (connection.stage == Stage::reading) reading.push_back(fd);
        for (int fd : reading) handle(connections_.at(fd), EPOLLIN);
        listening_.reset();
        stop_by_ = now_ + options_.limits.stop_time;
    }
    std::vector<int> idle;
    bool busy = false;
    for (auto& [fd, connection] : connections_) {
        if (connection.stage == Stage::reading || connection.stage == Stage::lingering) idle.push_back(fd);
        else busy = true;
    }
    for (int fd : idle) drop(fd);
    return !busy || now_ > stop_by_;
}

void Connections::rearm(const Connection& connection) { events_.rearm(connection.socket.get(), connection.serial); }

void Connections::take_connections() {
    more_wait_ = false;
    if (!listening_) return;
    for (int i = 0; i < 64; ++i) {
        bool loopback = false, exhausted = false;
        const int fd = accept_from(listening_.get(), loopback, exhausted);
        if (fd < 0) {
            more_wait_ = exhausted;
            // Without a free descriptor the waiting client cannot even be told; give up the spare one to turn it away.
            if (exhausted && spare_) {
                spare_.reset();
                const Descriptor turned_away(accept_from(listening_.get(), loopback, exhausted));
                spare_ = events_.spare();
            }
            return;
        }
        ++figures_.accepted;
        if (connections_.size() >= options_.limits.connections + 128) {
            const Descriptor turned_away(fd);  // too many are being told so already
            continue;
        }
        auto [at, added] = connections_.try_emplace(fd, fd, loopback, options_.limits);
        Connection& connection = at->second;
        connection.serial = ++last_serial_;
        connection.deadline = now_ + options_.limits.head_time;
        events_.watch(fd, connection.serial);
        if (connections_.size() > options_.limits.connections)
            overload(connection, "This server has all the connections it can hold. Please try again in a moment.");
    }
    events_.watch_listener(listening_.get());  // whoever is left is told of again
}

void Connections::take(const Events::Event& event) {
    const bool taken = guarded(options_.failed, [&] {
        if (event.of == Events::Of::wake) return;
        if (event.of == Events::Of::listener) return take_connections();
        const auto at = connections_.find(event.socket);
        if (at != connections_.end() && at->second.serial == event.serial)
            handle(at->second, event.what);  // else of one that is gone
    });
    if (!taken && event.of == Events::Of::connection) drop(event.socket);
}

void Connections::handle(Connection& connection, std::uint32_t events) {
    const int fd = connection.socket.get();
    if (events & (EPOLLRDHUP | EPOLLHUP)) connection.peer_closed = true;
    if (connection.stage == Stage::working || connection.stage == Stage::writing)
        connection.input_pending = true;  // read when its turn comes
    if (connection.stage == Stage::working) return;
    if (events & EPOLLERR) return drop(fd);
    if (connection.stage == Stage::writing) {
        if (events & EPOLLHUP) return drop(fd);
        if (events & EPOLLOUT) write(connection);
        return;
    }
    if (!receive(connection)) return drop(fd);
    if (connection.stage == Stage::lingering) {
        if (connection.ended || connection.drained > (1u << 20)) drop(fd);
        return;
    }
    advance(connection);
}

bool Connections::receive(Connection& connection) {
    ssize_t got = 0;
    do got = recv(connection.socket.get(), bytes_.data(), bytes_.size(), MSG_DONTWAIT);
    while (got < 0 && errno == EINTR);
    if (got < 0) return errno == EAGAIN || errno == EWOULDBLOCK;
    const auto count = static_cast<std::size_t>(got);
    // A client that hung up is told of once, and perhaps before its last bytes were read.
    if (count == bytes_.size()) rearm(connection);
    else if (count == 0 || connection.peer_closed) connection.ended = true;
    if (connection.stage == Stage::lingering) {
        connection.drained += count;
    } else if (count) {
        held_ += count;
        connection.reader.add({bytes_.data(), count});
    }
    return true;
}

void Connections::advance(Connection& connection) {
    const auto before = connection.progress;
    connection.progress = connection.reader.read();
    switch (connection.progress) {
        case Reading::refused: return refuse(connection, connection.reader.refusal());
        case Reading::whole: return hand_over(connection);
        case Reading::empty: break;
        case Reading::head:
            if (before == Reading::empty) connection.deadline = now_ + options_.limits.head_time;
            break;
        case Reading::body:
            if (before != Reading::body) {
                connection.deadline = now_ + options_.limits.body_time;
                if (connection.reader.waits_for_continue()) {
                    std::size_t sent = 0;
                    send_now(connection.socket.get(), "HTTP/1.1 100 Continue\r\n\r\n", sent);
                }
            }
            if (held_ > options_.limits.held_bytes)
                return overload(connection, "This server is busy with other uploads. Please try again in a moment.",
                                connection.reader.target());
            break;
    }
    if (connection.ended) drop(connection.socket.get());
}

void Connections::hand_over(Connection& connection) {
    const auto held = connection.reader.held();
    Job job;
    job.socket = connection.socket.get();
    job.request = connection.reader.take();
    job.request.from_loopback = connection.from_loopback;
    job.keep_alive =
        connection.reader.keep_alive() && (!connection.ended || connection.reader.held() > 0);  // more may come
    held_ -= held - connection.reader.held();
    connection.progress = Reading::empty;
    ++figures_.requests;
    if (jobs_.size() >= options_.limits.queue + free_workers_)
        return overload(connection, "This server is very busy. Please try again in a moment.", job.request.target);
    connection.stage = Stage::working;
    jobs_.push_back(std::move(job));
}

void Connections::finish(Finished&& finished) {
    Connection& connection = connections_.at(finished.socket);  // nobody drops a connection that a worker has
    if (finished.broken) return drop(finished.socket);
    connection.keep_alive = finished.keep_alive;
    connection.unsent = std::move(finished.unsent);
    connection.rest = std::move(finished.rest);
    if (connection.unsent.empty()) after_piece(connection);
    else start_writing(connection);
}

void Connections::start_writing(Connection& connection) {
    connection.stage = Stage::writing;
    connection.deadline = now_ + options_.limits.write_time;
    write(connection);  // there may be room again, and that has been told already
}

void Connections::write(Connection& connection) {
    std::size_t sent = 0;
    const auto outcome = send_now(connection.socket.get(), connection.unsent, sent);
    if (outcome == Sent::broken) return drop(connection.socket.get());
    connection.unsent.erase(0, sent);
    if (sent) connection.deadline = now_ + options_.limits.write_time;
    if (outcome == Sent::all) after_piece(connection);
}

void Connections::after_piece(Connection& connection) {
    if (!connection.rest) return after_answer(connection);
    Job job;
    job.socket = connection.socket.get();
    job.keep_alive = connection.keep_alive;
    job.rest = std::move(connection.rest);
    connection.stage = Stage::working;
    jobs_.push_back(
        std::move(job));  // an answer that has begun goes on however many wait; there is at most one a connection
}

void Connections::after_answer(Connection& connection) {
    if (!connection.keep_alive || stopping_) return linger(connection);
    connection.stage = Stage::reading;
    connection.deadline = now_ + options_.limits.idle_time;
    if (std::exchange(connection.input_pending, false) && !receive(connection)) return drop(connection.socket.get());
    advance(connection);  // what was sent ahead
}

void Connections::refuse(Connection& connection, const Refusal& refusal) {
    ++figures_.refused;
    send_last(connection, options_.refuse(refusal));
}

void Connections::overload(Connection& connection, const char* detail, const std::string& target) {
    ++figures_.overloaded;
    auto response = options_.refuse({503, detail, target});
    response.with("Retry-After", "2");
    send_last(connection, response);
}

void Connections::send_last(Connection& connection, const Response& response) {
    connection.keep_alive = false;
    connection.unsent = serializer_.refusal(response);
    start_writing(connection);
}

void Connections::linger(Connection& connection) {
    if (connection.ended || shutdown(connection.socket.get(), SHUT_WR) != 0) return drop(connection.socket.get());
    connection.stage = Stage::lingering;
    connection.deadline = now_ + options_.limits.linger_time;
    rearm(connection);
}

void Connections::enforce_deadlines() {
    std::vector<int> late;
    for (auto& [fd, connection] : connections_)
        if (connection.stage != Stage::working && now_ > connection.deadline) late.push_back(fd);
    for (int fd : late) {
        Connection& connection = connections_.at(fd);
        if (connection.stage == Stage::reading && connection.progress != Reading::empty)
            refuse(connection, {408, "The rest of this request did not come in time. Please send it again.",
                                connection.reader.target()});
        else drop(fd);
    }
}

void Connections::drop(int fd) {
    const auto at = connections_.find(fd);
    if (at == connections_.end()) return;
    held_ -= at->second.reader.held();
    connections_.erase(at);
}

}  // namespace waymark::http
