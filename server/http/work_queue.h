// What waits for a worker, and what did the workers finish?
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/http/request.h"
#include "server/http/response.h"

namespace waymark::http {

/// A whole request on its way to a worker. The socket stays open until the worker's `Finished` comes back.
struct Job {
    int socket = -1;
    Request request;
    bool keep_alive = true;
    std::unique_ptr<BodyStream> rest;   ///< not a new request: the next piece of an answer that has begun
};

/// What a worker made of a job. It has sent what the socket would take at once; `unsent` is the rest.
struct Finished {
    int socket = -1;
    std::string unsent;
    bool keep_alive = true;
    bool broken = false;   ///< the client has gone, or the rest of its answer could not be made
    std::unique_ptr<BodyStream> rest;   ///< of an answer that goes on; null when it is whole
};

/// A bounded queue of jobs, thread-safe.
class WorkQueue {
public:
    explicit WorkQueue(std::size_t limit) : limit_(limit) {}

    /// False when it is full or closed; the job is then untouched.
    bool put(Job&& job) {
        {
            std::lock_guard lock(mutex_);
            if (closed_ || jobs_.size() >= limit_) return false;
            jobs_.push_back(std::move(job));
        }
        ready_.notify_one();
        return true;
    }
    /// An answer that has begun goes on however full the queue is; there is at most one a connection.
    void put_on(Job&& job) {
        {
            std::lock_guard lock(mutex_);
            jobs_.push_back(std::move(job));
        }
        ready_.notify_one();
    }
    /// Waits for a job; nothing once it is closed and empty.
    std::optional<Job> take() {
        std::unique_lock lock(mutex_);
        ready_.wait(lock, [&] { return closed_ || !jobs_.empty(); });
        if (jobs_.empty()) return std::nullopt;
        std::optional<Job> job(std::move(jobs_.front()));
        jobs_.pop_front();
        return job;
    }
    void close() {
        {
            std::lock_guard lock(mutex_);
            closed_ = true;
        }
        ready_.notify_all();
    }
    std::size_t size() const {
        std::lock_guard lock(mutex_);
        return jobs_.size();
    }

private:
    const std::size_t limit_;
    mutable std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<Job> jobs_;
    bool closed_ = false;
};

/// What comes back from the workers, thread-safe.
class FinishedList {
public:
    /// True when the list was empty before, so that the waiting thread must be woken.
    bool put(Finished&& finished) {
        std::lock_guard lock(mutex_);
        list_.push_back(std::move(finished));
        return list_.size() == 1;
    }
    std::vector<Finished> take_all() {
        std::lock_guard lock(mutex_);
        return std::exchange(list_, {});
    }

private:
    std::mutex mutex_;
    std::vector<Finished> list_;
};

}  // namespace waymark::http
