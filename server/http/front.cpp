// Who listens at the door, and who gets to work on what comes in?
#include "server/http/front.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <sys/socket.h>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/http/connection.h"
#include "server/http/crew.h"
#include "server/http/events.h"
#include "server/http/guarded.h"
#include "server/http/owned_front.h"
#include "server/http/sockets.h"
#include "server/http/worker.h"

namespace waymark::http {
namespace {

/// Every worker waits at the door itself: it takes one event, reads what has come, and answers the request that this makes whole. So a
/// request costs no hand-over between threads. All that is below is done by whoever holds `door_`; only answering and waiting are not.
class EpollFront final : public std::enable_shared_from_this<EpollFront> {
public:
    EpollFront(FrontOptions options, Handler handler, Descriptor listening)
        : options_(std::move(options)), handler_(std::move(handler)), listening_(std::move(listening)), port_(port_of(listening_.get())),
          spare_(events_.spare()) { events_.watch_door(listening_.get()); }
    /// Called once. Every thread holds this, so that one which is abandoned in a handler finds it when it comes back.
    void start() {
        workers_.start(options_.workers, [self = shared_from_this()] { self->work(); });
        watchman_ = std::thread([self = shared_from_this()] { self->keep_watch(); });
    }
    int port() const { return port_; }
    std::size_t stop() {
        {
            const std::lock_guard door(door_);
            stopping_ = true;
        }
        call_watchman_.notify_all();
        if (watchman_.joinable()) watchman_.join();
        {
            const std::lock_guard door(door_);
            done_ = true;
            rouse();
        }
        return workers_.end(options_.limits.abandon_time);
    }

    FrontFigures figures() const {
        const std::lock_guard door(door_);
        auto figures = figures_;
        figures.connections = connections_.size(), figures.waiting = jobs_.size();
        return figures;
    }

private:
    void work() {
        Worker worker(options_, handler_);
        std::unique_lock door(door_);
        while (!done_) {
            if (auto job = next_job()) {
                job->keep_alive = job->keep_alive && !stopping_;
                door.unlock();
                auto finished = worker.run(std::move(*job));
                door.lock();
                now_ = Clock::now();
                if (const int socket = finished.socket; !guarded(options_.failed, [&] { finish(std::move(finished)); })) drop(socket);
                continue;
            }
            ++idle_;
            door.unlock();
            std::array<Events::Event, 4> events;   // what one worker cannot begin at once waits for whoever is free first
            const auto count = events_.wait(events, false);
            door.lock();
            --idle_;
            if (count == 0) continue;
            now_ = Clock::now();
            at_door_ = 1;
            for (std::size_t i = 0; i < count; ++i) take(events[i]);
            at_door_ = 0;
        }
        rouse();   // and so does the next
    }

    std::optional<Job> next_job() {
        if (jobs_.empty()) return std::nullopt;
        std::optional<Job> job(std::move(jobs_.front()));
        jobs_.pop_front();
        if (!jobs_.empty()) rouse();
        return job;
    }

    /// Wakes a worker that waits at the door, if there is one.
    void rouse() { if (idle_ > 0) events_.wake(); }

    /// Looks after the time that clients have, and reads what comes while every worker is busy, so that requests past the queue are told so.
    void keep_watch() {
        const auto tick = options_.limits.tick();
        auto next_tick = Clock::now() + tick;
        std::array<Events::Event, 64> events;
        std::unique_lock door(door_);
        for (;;) {
            call_watchman_.wait_for(door, std::min(tick, std::chrono::milliseconds(stopping_ ? 5 : 20)));
            now_ = Clock::now();
            if (idle_ == 0) {
                const auto count = events_.wait(events, true);
                for (std::size_t i = 0; i < count; ++i) take(events[i]);
            }
            bool over = false;
            guarded(options_.failed, [&] {
                if (more_wait_) take_connections();
                over = stopping_ && winding_down();
                if (!over && now_ >= next_tick) next_tick = now_ + tick, enforce_deadlines();
            });
            if (over) return;
            if (!jobs_.empty()) rouse();
        }
    }

    /// Closes what is idle; true when nothing is left to finish or time is up.
    bool winding_down() {
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

    /// Has what is ready now told once more.
    void tell_again(const Connection& connection) { events_.tell_again(connection.socket.get(), connection.serial); }

    void take_connections() {
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
                const Descriptor turned_away(fd);   // too many are being told so already
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
        events_.watch_door(listening_.get());   // whoever is left is told of again
    }

    void take(const Events::Event& event) {
        const bool taken = guarded(options_.failed, [&] {
            if (event.of == Events::Of::wake) return;
            if (event.of == Events::Of::door) return take_connections();
            const auto at = connections_.find(event.socket);
            if (at != connections_.end() && at->second.serial == event.serial) handle(at->second, event.what);   // else of one that is gone
        });
        if (!taken && event.of == Events::Of::connection) drop(event.socket);
    }

    void handle(Connection& connection, std::uint32_t events) {
        const int fd = connection.socket.get();
        if (events & (EPOLLRDHUP | EPOLLHUP)) connection.hung_up = true;
        if (connection.stage == Stage::working || connection.stage == Stage::writing) connection.stirred = true;   // read when its turn comes
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

    /// Reads what has come; false when the connection is broken.
    bool receive(Connection& connection) {
        ssize_t got = 0;
        do got = recv(connection.socket.get(), bytes_.data(), bytes_.size(), MSG_DONTWAIT);
        while (got < 0 && errno == EINTR);
        if (got < 0) return errno == EAGAIN || errno == EWOULDBLOCK;
        const auto count = static_cast<std::size_t>(got);
        // A client that hung up is told of once, and perhaps before its last bytes were read.
        if (count == bytes_.size()) tell_again(connection);
        else if (count == 0 || connection.hung_up) connection.ended = true;
        if (connection.stage == Stage::lingering) {
            connection.drained += count;
        } else if (count) {
            held_ += count;
            connection.reader.add({bytes_.data(), count});
        }
        return true;
    }

    /// Sees what the bytes of a reading connection amount to and acts on it.
    void advance(Connection& connection) {
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
                    return overload(connection, "This server is busy with other uploads. Please try again in a moment.", connection.reader.target());
                break;
        }
        if (connection.ended) drop(connection.socket.get());
    }

    void hand_over(Connection& connection) {
        const auto held = connection.reader.held();
        Job job;
        job.socket = connection.socket.get();
        job.request = connection.reader.take();
        job.request.from_loopback = connection.from_loopback;
        job.keep_alive = connection.reader.keep_alive() && (!connection.ended || connection.reader.held() > 0);   // more may come
        held_ -= held - connection.reader.held();
        connection.progress = Reading::empty;
        ++figures_.requests;
        if (jobs_.size() >= options_.limits.queue + idle_ + at_door_)
            return overload(connection, "This server is very busy. Please try again in a moment.", job.request.target);
        connection.stage = Stage::working;
        jobs_.push_back(std::move(job));
    }

    void finish(Finished&& finished) {
        Connection& connection = connections_.at(finished.socket);   // nobody drops a connection that a worker has
        if (finished.broken) return drop(finished.socket);
        connection.keep_alive = finished.keep_alive;
        connection.unsent = std::move(finished.unsent);
        connection.rest = std::move(finished.rest);
        if (connection.unsent.empty()) after_piece(connection);
        else start_writing(connection);
    }

    void start_writing(Connection& connection) {
        connection.stage = Stage::writing;
        connection.deadline = now_ + options_.limits.write_time;
        write(connection);   // there may be room again, and that has been told already
    }

    void write(Connection& connection) {
        std::size_t sent = 0;
        const auto outcome = send_now(connection.socket.get(), connection.unsent, sent);
        if (outcome == Sent::broken) return drop(connection.socket.get());
        connection.unsent.erase(0, sent);
        if (sent) connection.deadline = now_ + options_.limits.write_time;
        if (outcome == Sent::all) after_piece(connection);
    }

    /// The client has taken all there was: a worker makes the next piece, if there is one, once those who came first are served.
    void after_piece(Connection& connection) {
        if (!connection.rest) return after_answer(connection);
        Job job;
        job.socket = connection.socket.get();
        job.keep_alive = connection.keep_alive;
        job.rest = std::move(connection.rest);
        connection.stage = Stage::working;
        jobs_.push_back(std::move(job));   // an answer that has begun goes on however many wait; there is at most one a connection
    }

    void after_answer(Connection& connection) {
        if (!connection.keep_alive || stopping_) return linger(connection);
        connection.stage = Stage::reading;
        connection.deadline = now_ + options_.limits.idle_time;
        if (std::exchange(connection.stirred, false) && !receive(connection)) return drop(connection.socket.get());
        advance(connection);   // what was sent ahead
    }

    void refuse(Connection& connection, const Refusal& refusal) {
        ++figures_.refused;
        send_last(connection, options_.refuse(refusal));
    }
    void overload(Connection& connection, const char* detail, const std::string& target = {}) {
        ++figures_.overloaded;
        auto response = options_.refuse({503, detail, target});
        response.with("Retry-After", "2");
        send_last(connection, response);
    }
    void send_last(Connection& connection, const Response& response) {
        connection.keep_alive = false;
        connection.unsent = wire_.refusal(response);
        start_writing(connection);
    }

    /// Closes our side and throws away what still comes, so that the answer is not lost to a reset; then the socket is closed.
    void linger(Connection& connection) {
        if (connection.ended || shutdown(connection.socket.get(), SHUT_WR) != 0) return drop(connection.socket.get());
        connection.stage = Stage::lingering;
        connection.deadline = now_ + options_.limits.linger_time;
        tell_again(connection);
    }

    void enforce_deadlines() {
        std::vector<int> late;
        for (auto& [fd, connection] : connections_)
            if (connection.stage != Stage::working && now_ > connection.deadline) late.push_back(fd);
        for (int fd : late) {
            Connection& connection = connections_.at(fd);
            if (connection.stage == Stage::reading && connection.progress != Reading::empty)
                refuse(connection, {408, "The rest of this request did not come in time. Please send it again.", connection.reader.target()});
            else
                drop(fd);
        }
    }

    void drop(int fd) {
        const auto at = connections_.find(fd);
        if (at == connections_.end()) return;
        held_ -= at->second.reader.held();
        connections_.erase(at);
    }

    FrontOptions options_;
    const Handler handler_;
    Descriptor listening_;
    const int port_;
    Events events_;
    Descriptor spare_;

    mutable std::mutex door_;   ///< guards all that follows, and the connections
    std::condition_variable call_watchman_;
    std::deque<Job> jobs_;      ///< whole requests, and pieces of answers, that wait for a worker
    std::unordered_map<int, Connection> connections_;
    std::array<char, 32 * 1024> bytes_;
    Wire wire_;
    Clock::time_point now_ = Clock::now(), stop_by_;
    std::size_t held_ = 0;      ///< bytes of unfinished requests
    std::size_t idle_ = 0;      ///< workers that wait for an event
    std::size_t at_door_ = 0;   ///< 1 while a worker takes an event: what comes of it may be its own next job
    std::uint64_t last_serial_ = 0;
    FrontFigures figures_;      ///< `connections` and `waiting` are filled in when asked
    bool more_wait_ = false;    ///< clients that could not be accepted yet
    bool stopping_ = false, done_ = false;
    Crew workers_;
    std::thread watchman_;
};

}  // namespace

Result<std::unique_ptr<Front>> Front::start(FrontOptions options, Handler handler) {
    if (options.workers == 0) options.workers = std::max(2u, std::thread::hardware_concurrency());
    allow_open_files(options.limits.connections + 256);
    auto listening = listen_on(options.host, options.port);
    if (!listening) return tl::unexpected(listening.error());
    auto front = std::make_shared<EpollFront>(with_sure_refusals(std::move(options)), std::move(handler), std::move(*listening));
    if (guarded({}, [&] { front->start(); })) return std::unique_ptr<Front>(std::make_unique<OwnedFront<EpollFront>>(std::move(front)));
    front->stop();   // those that did start
    return fail(ErrorKind::busy, "This machine gives the server no more threads. Start it with fewer --workers.", "workers");
}

}  // namespace waymark::http
