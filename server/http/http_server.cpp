// Who listens at the door, and who gets to work on what comes in?
#include "server/http/http_server.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "server/http/connections.h"
#include "server/http/events.h"
#include "server/http/guarded.h"
#include "server/http/sockets.h"
#include "server/http/thread_group.h"
#include "server/http/worker.h"

namespace waymark::http {
namespace {

/// Every worker waits at the door itself: it takes one event, reads what has come, and answers the request that this
/// makes whole. So a request costs no hand-over between threads. All that is below is done by whoever holds `mutex_`;
/// only answering and waiting are not.
class EpollServer final : public std::enable_shared_from_this<EpollServer> {
public:
    EpollServer(HttpServerOptions options, Handler handler, Descriptor listening)
        : options_(std::move(options)),
          handler_(std::move(handler)),
          port_(port_of(listening.get())),
          connections_(options_, events_, std::move(listening)) {}

    /// Called once. Every thread holds this, so that one which is abandoned in a handler finds it when it comes back.
    void start() {
        workers_.start(options_.workers, [self = shared_from_this()] { self->work(); });
        timer_thread_ = std::thread([self = shared_from_this()] { self->keep_watch(); });
    }
    int port() const { return port_; }
    std::size_t stop() {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
            connections_.set_stopping();
        }
        call_timer_thread_.notify_all();
        if (timer_thread_.joinable()) timer_thread_.join();
        {
            const std::lock_guard lock(mutex_);
            done_ = true;
            wake_worker();
        }
        return workers_.end(options_.limits.abandon_time);
    }

    ServerStats figures() const {
        const std::lock_guard lock(mutex_);
        return connections_.figures();
    }

private:
    void work() {
        Worker worker(options_, handler_);
        std::unique_lock lock(mutex_);
        while (!done_) {
            if (auto job = next_job()) {
                job->keep_alive = job->keep_alive && !stopping_;
                lock.unlock();
                auto finished = worker.run(std::move(*job));
                lock.lock();
                connections_.set_now(Clock::now());
                connections_.set_free_workers(idle_ + taking_event_);
                if (const int socket = finished.socket;
                    !guarded(options_.failed, [&] { connections_.finish(std::move(finished)); }))
                    connections_.drop(socket);
                continue;
            }
            ++idle_;
            lock.unlock();
            std::array<Events::Event, 4>
                events;  // what one worker cannot begin at once waits for whoever is free first
            const auto count = events_.wait(events, false);
            lock.lock();
            --idle_;
            if (count == 0) continue;
            connections_.set_now(Clock::now());
            taking_event_ = 1;
            for (std::size_t i = 0; i < count; ++i) take(events[i]);
            taking_event_ = 0;
        }
        wake_worker();  // and so does the next
    }

    std::optional<Job> next_job() {
        auto job = connections_.next_job();
        if (job && connections_.has_jobs()) wake_worker();
        return job;
    }

    /// Says how many workers are free, before something that may make a job.
    void take(const Events::Event& event) {
        connections_.set_free_workers(idle_ + taking_event_);
        connections_.take(event);
    }

    /// Wakes a worker that waits at the door, if there is one.
    void wake_worker() {
        if (idle_ > 0) events_.wake();
    }

    /// Looks after the time that clients have, and reads what comes while every worker is busy, so that requests past
    /// the queue are told so.
    void keep_watch() {
        const auto tick = options_.limits.tick();
        auto next_tick = Clock::now() + tick;
        std::array<Events::Event, 64> events;
        std::unique_lock lock(mutex_);
        for (;;) {
            call_timer_thread_.wait_for(lock, std::min(tick, std::chrono::milliseconds(stopping_ ? 5 : 20)));
            connections_.set_now(Clock::now());
            if (idle_ == 0) {
                const auto count = events_.wait(events, true);
                for (std::size_t i = 0; i < count; ++i) take(events[i]);
            }
            bool over = false;
            guarded(options_.failed, [&] {
                connections_.set_free_workers(idle_ + taking_event_);
                if (connections_.more_wait()) connections_.take_connections();
                over = stopping_ && connections_.winding_down();
                if (over || connections_.now() < next_tick) return;
                next_tick = connections_.now() + tick;
                connections_.enforce_deadlines();
            });
            if (over) return;
            if (connections_.has_jobs()) wake_worker();
        }
    }

    const HttpServerOptions options_;
    const Handler handler_;
    const int port_;
    Events events_;

    mutable std::mutex mutex_;  ///< guards all that follows
    std::condition_variable call_timer_thread_;
    Connections connections_;
    std::size_t idle_ = 0;          ///< workers that wait for an event
    std::size_t taking_event_ = 0;  ///< 1 while a worker takes an event: what comes of it may be its own next job
    bool stopping_ = false, done_ = false;
    ThreadGroup workers_;
    std::thread timer_thread_;
};

/// A server as its owner has it: stopped when it is let go. What it is made of lives until the last of its threads has
/// ended.
class OwnedHttpServer final : public HttpServer {
public:
    /// `made` has been started.
    explicit OwnedHttpServer(std::shared_ptr<EpollServer> made) : made_(std::move(made)) {}
    ~OwnedHttpServer() override { made_->stop(); }
    int port() const override { return made_->port(); }
    std::size_t stop() override { return made_->stop(); }
    ServerStats figures() const override { return made_->figures(); }

private:
    const std::shared_ptr<EpollServer> made_;
};

}  // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::start(HttpServerOptions options, Handler handler) {
    if (options.workers == 0) options.workers = std::max(2u, std::thread::hardware_concurrency());
    allow_open_files(options.limits.connections + 256);
    auto listening = listen_on(options.host, options.port);
    if (!listening) return tl::unexpected(listening.error());
    auto server = std::make_shared<EpollServer>(with_sure_refusals(std::move(options)), std::move(handler),
                                                std::move(*listening));
    if (guarded({}, [&] { server->start(); }))
        return std::unique_ptr<HttpServer>(std::make_unique<OwnedHttpServer>(std::move(server)));
    server->stop();  // those that did start
    return fail(ErrorKind::busy, "This machine gives the server no more threads. Start it with fewer --workers.",
                "workers");
}

}  // namespace waymark::http
