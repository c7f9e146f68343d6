// How do the threads of a server end, when one of them never comes back (a thread group with abandonment)?
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace waymark::http {

/// Threads that do the same. What they work on must be held by the work itself (a shared_ptr in it), because a thread
/// may be abandoned.
class ThreadGroup {
public:
    ThreadGroup() = default;
    ThreadGroup(const ThreadGroup&) = delete;
    ThreadGroup& operator=(const ThreadGroup&) = delete;

    /// Throws when the machine gives no more threads; those that did start go on.
    void start(std::size_t threads, const std::function<void()>& work) {
        for (threads_.reserve(threads); threads > 0; --threads) {
            const std::lock_guard lock(at_work_->mutex);  // so that none ends before it is counted
            threads_.emplace_back([work, at_work = at_work_] {
                work();
                const std::lock_guard ending(at_work->mutex);
                --at_work->count;
                at_work->ended.notify_all();
            });
            ++at_work_->count;
        }
    }
    /// Waits until all have ended, `patience` at most, and lets go of the rest. Returns how many those are, the same
    /// when called again.
    std::size_t end(std::chrono::milliseconds patience) {
        if (threads_.empty()) return abandoned_;
        {
            std::unique_lock lock(at_work_->mutex);
            at_work_->ended.wait_for(lock, patience, [this] { return at_work_->count == 0; });
            abandoned_ = at_work_->count;
        }
        for (auto& thread : threads_) {
            if (abandoned_ == 0) thread.join();
            else thread.detach();
        }
        threads_.clear();
        return abandoned_;
    }

private:
    struct AtWork {
        std::mutex mutex;
        std::condition_variable ended;
        std::size_t count = 0;
    };
    const std::shared_ptr<AtWork> at_work_ = std::make_shared<AtWork>();  ///< outlives this with whoever is abandoned
    std::vector<std::thread> threads_;
    std::size_t abandoned_ = 0;
};

}  // namespace waymark::http
