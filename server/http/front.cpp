// Who listens at the door, and who gets to work on what comes in?
#include "server/http/front.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/http/connection.h"
#include "server/http/sockets.h"
#include "server/http/worker.h"
#include "server/http/work_queue.h"

namespace waymark::http {
namespace {

Response plain_refusal(const Refusal& refusal) {
    Response response;
    response.status = refusal.status;
    response.content_type = "text/plain; charset=utf-8";
    response.body = refusal.detail + "\n";
    return response;
}

class EpollFront final : public Front {
public:
    EpollFront(FrontOptions options, Handler handler, Descriptor listening)
        : options_(std::move(options)), handler_(std::move(handler)), listening_(std::move(listening)), port_(port_of(listening_.get())),
          epoll_(epoll_create1(EPOLL_CLOEXEC)), wake_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)), jobs_(options_.limits.queue) {
        if (!options_.refuse) options_.refuse = plain_refusal;
        watch(listening_.get(), EPOLLIN, EPOLL_CTL_ADD);
        watch(wake_.get(), EPOLLIN, EPOLL_CTL_ADD);
        const unsigned count = options_.workers ? options_.workers : std::max(2u, std::thread::hardware_concurrency());
        for (unsigned i = 0; i < count; ++i) workers_.emplace_back([this] { work(); });
        loop_ = std::thread([this] { run(); });
    }
    ~EpollFront() override { stop(); }

    int port() const override { return port_; }

    void stop() override {
        stopping_ = true;
        wake();
        if (loop_.joinable()) loop_.join();
        jobs_.close();
        for (auto& worker : workers_)
            if (worker.joinable()) worker.join();
    }

    FrontFigures figures() const override {
        return {open_.load(), accepted_.load(), requests_.load(), refused_.load(), overloaded_.load(), jobs_.size()};
    }

private:
    void work() {
        Worker worker(options_, handler_);
        while (auto job = jobs_.take()) {
            job->keep_alive = job->keep_alive && !stopping_;
            if (finished_.put(worker.run(std::move(*job)))) wake();
        }
    }

    void wake() {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = ::write(wake_.get(), &one, sizeof one);
    }

    // --- the loop: everything below runs on its one thread -------------------------------------------------------------------------
    void run() {
        const auto& limits = options_.limits;
        const auto shortest = std::min({limits.head_time, limits.body_time, limits.idle_time, limits.write_time, limits.linger_time});
        const auto tick = std::clamp(shortest / 4, std::chrono::milliseconds(5), std::chrono::milliseconds(500));
        auto next_tick = Clock::now() + tick;
        std::array<epoll_event, 256> events;
        for (;;) {
            const int count = epoll_wait(epoll_.get(), events.data(), static_cast<int>(events.size()), static_cast<int>(tick.count()));
            now_ = Clock::now();
            for (int i = 0; i < count; ++i) {
                const int fd = events[static_cast<std::size_t>(i)].data.fd;
                if (fd == wake_.get()) collect();
                else if (fd == listening_.get()) take_connections();
                else handle(fd, events[static_cast<std::size_t>(i)].events);
            }
            if (stopping_ && winding_down()) return;
            if (now_ < next_tick) continue;
            next_tick = now_ + tick;
            enforce_deadlines();
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
            for (int fd : reading) handle(fd, EPOLLIN);
            epoll_ctl(epoll_.get(), EPOLL_CTL_DEL, listening_.get(), nullptr);
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

    void watch(int fd, std::uint32_t what, int operation) {
        epoll_event event{};
        event.events = what;
        event.data.fd = fd;
        epoll_ctl(epoll_.get(), operation, fd, &event);
    }
    void watch(Connection& connection, std::uint32_t what) {
        if (connection.events == what) return;
        connection.events = what;
        watch(connection.socket.get(), what, EPOLL_CTL_MOD);
    }

    void take_connections() {
        for (int i = 0; i < 64; ++i) {
            bool loopback = false, exhausted = false;
            const int fd = accept_from(listening_.get(), loopback, exhausted);
            if (fd < 0) {
                // Without a free descriptor the waiting client cannot even be told; give up the spare one to turn it away.
                if (exhausted && spare_) {
                    spare_.reset();
                    const Descriptor turned_away(accept_from(listening_.get(), loopback, exhausted));
                    spare_ = Descriptor(dup(wake_.get()));
                }
                return;
            }
            ++accepted_;
            if (connections_.size() >= options_.limits.connections + 128) {
                const Descriptor turned_away(fd);   // too many are being told so already
                continue;
            }
            auto [at, added] = connections_.try_emplace(fd, fd, loopback, options_.limits);
            Connection& connection = at->second;
            connection.events = EPOLLIN;
            connection.deadline = now_ + options_.limits.head_time;
            watch(fd, EPOLLIN, EPOLL_CTL_ADD);
            open_ = connections_.size();
            if (connections_.size() > options_.limits.connections)
                overload(connection, "This server has all the connections it can hold. Please try again in a moment.");
        }
    }

    void handle(int fd, std::uint32_t events) {
        const auto at = connections_.find(fd);
        if (at == connections_.end()) return;
        Connection& connection = at->second;
        if (connection.stage == Stage::working) {
            // Its worker will find out; until then watch nothing, or the loop would spin.
            if (events & (EPOLLHUP | EPOLLERR)) {
                epoll_ctl(epoll_.get(), EPOLL_CTL_DEL, fd, nullptr);
                connection.gone = true;
                return;
            }
            receive(connection);
            return;
        }
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
        // A client that sends on while it is being answered is read up to one head's worth; the rest waits in the kernel.
        const bool full = connection.stage == Stage::working && connection.reader.held() >= options_.limits.head_bytes;
        if (full) {
            watch(connection, 0);
            return true;
        }
        const auto got = recv(connection.socket.get(), bytes_.data(), bytes_.size(), MSG_DONTWAIT);
        if (got < 0) return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
        if (got == 0) {
            connection.ended = true;
            watch(connection, connection.events & ~static_cast<std::uint32_t>(EPOLLIN));
            return true;
        }
        if (connection.stage == Stage::lingering) {
            connection.drained += static_cast<std::size_t>(got);
            return true;
        }
        held_ += static_cast<std::size_t>(got);
        connection.reader.add({bytes_.data(), static_cast<std::size_t>(got)});
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
        const bool more_may_come = !connection.ended || connection.reader.held() > 0;
        job.keep_alive = connection.reader.keep_alive() && more_may_come;
        held_ -= held - connection.reader.held();
        connection.progress = Reading::empty;
        connection.stage = Stage::working;
        ++requests_;
        if (!jobs_.put(std::move(job))) overload(connection, "This server is very busy. Please try again in a moment.", job.request.target);
    }

    void collect() {
        std::uint64_t count = 0;
        [[maybe_unused]] const auto read = ::read(wake_.get(), &count, sizeof count);
        for (auto& finished : finished_.take_all()) {
            const auto at = connections_.find(finished.socket);
            if (at == connections_.end()) continue;
            Connection& connection = at->second;
            if (finished.broken || connection.gone) {
                drop(finished.socket);
                continue;
            }
            connection.keep_alive = finished.keep_alive;
            connection.unsent = std::move(finished.unsent);
            connection.rest = std::move(finished.rest);
            if (connection.unsent.empty()) after_piece(connection);
            else start_writing(connection);
        }
    }

    void start_writing(Connection& connection) {
        connection.stage = Stage::writing;
        connection.deadline = now_ + options_.limits.write_time;
        watch(connection, EPOLLOUT);
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
        watch(connection, connection.ended ? 0u : static_cast<std::uint32_t>(EPOLLIN));
        jobs_.put_on(std::move(job));
    }

    void after_answer(Connection& connection) {
        if (!connection.keep_alive || stopping_) return linger(connection);
        connection.stage = Stage::reading;
        connection.deadline = now_ + options_.limits.idle_time;
        watch(connection, connection.ended ? 0u : static_cast<std::uint32_t>(EPOLLIN));
        advance(connection);   // what was sent ahead
    }

    void refuse(Connection& connection, const Refusal& refusal) {
        ++refused_;
        send_last(connection, options_.refuse(refusal));
    }
    void overload(Connection& connection, const char* detail, const std::string& target = {}) {
        ++overloaded_;
        auto response = options_.refuse({503, detail, target});
        response.with("Retry-After", "2");
        send_last(connection, response);
    }
    void send_last(Connection& connection, const Response& response) {
        connection.keep_alive = false;
        connection.unsent = wire_.refusal(response);
        connection.stage = Stage::writing;
        connection.deadline = now_ + options_.limits.write_time;
        watch(connection, EPOLLOUT);
        write(connection);
    }

    /// Closes our side and throws away what still comes, so that the answer is not lost to a reset; then the socket is closed.
    void linger(Connection& connection) {
        if (connection.ended || shutdown(connection.socket.get(), SHUT_WR) != 0) return drop(connection.socket.get());
        connection.stage = Stage::lingering;
        connection.deadline = now_ + options_.limits.linger_time;
        watch(connection, EPOLLIN);
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
        open_ = connections_.size();
    }

    FrontOptions options_;
    const Handler handler_;
    Descriptor listening_;
    const int port_;
    Descriptor epoll_, wake_;
    Descriptor spare_{dup(wake_.get())};
    WorkQueue jobs_;
    FinishedList finished_;
    std::unordered_map<int, Connection> connections_;
    std::array<char, 32 * 1024> bytes_;
    Wire wire_;
    Clock::time_point now_ = Clock::now(), stop_by_;
    std::size_t held_ = 0;   ///< bytes of unfinished requests
    std::atomic<std::uint64_t> open_{0}, accepted_{0}, requests_{0}, refused_{0}, overloaded_{0};
    std::atomic<bool> stopping_{false};
    std::vector<std::thread> workers_;
    std::thread loop_;
};

}  // namespace

Result<std::unique_ptr<Front>> Front::start(FrontOptions options, Handler handler) {
    allow_open_files(options.limits.connections + 256);
    auto listening = listen_on(options.host, options.port);
    if (!listening) return tl::unexpected(listening.error());
    return std::make_unique<EpollFront>(std::move(options), std::move(handler), std::move(*listening));
}

}  // namespace waymark::http
