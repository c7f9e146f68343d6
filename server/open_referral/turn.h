// Whose turn is it, when those who wait will not wait for ever? (a timed mutex)
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace waymark::open_referral {

/// What std::timed_mutex does, for std::unique_lock. The thread sanitiser of clang 14 does not see how that one waits
/// with the steady clock, and takes its unlocking for a mistake; of a mutex and a condition it sees everything.
class Turn {
public:
    /// False: it is somebody else's.
    bool try_lock() { return try_lock_for(std::chrono::milliseconds(0)); }
    /// False: it was somebody else's all this time.
    bool try_lock_for(std::chrono::milliseconds patience) {
        std::unique_lock lock(mutex_);
        if (!free_.wait_for(lock, patience, [this] { return !taken_; })) return false;
        taken_ = true;
        return true;
    }
    void unlock() {
        {
            const std::lock_guard lock(mutex_);
            taken_ = false;
        }
        free_.notify_one();
    }

private:
    std::mutex mutex_;
    std::condition_variable free_;
    bool taken_ = false;
};

}  // namespace waymark::open_referral
