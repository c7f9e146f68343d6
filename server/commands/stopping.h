// Which signals does a running server hear, and does it end in its time whatever its threads are at? (bounded shutdown)
#pragma once

#include <chrono>
#include <condition_variable>
#include <csignal>
#include <functional>
#include <mutex>
#include <thread>

namespace waymark {

/// The signals that a server acts on: SIGINT and SIGTERM stop it, SIGHUP is a question of its own. Made before any
/// other thread starts, because it blocks them in its thread and in all that this one starts: only `wait_for_stop` sees
/// them.
class Signals {
public:
    Signals();
    /// Waits until somebody asks the program to stop, and calls `hung_up` for each SIGHUP: a terminal that is closed
    /// ends nothing. `hung_up` must not take long: a stop is not heard meanwhile.
    void wait_for_stop(const std::function<void()>& hung_up) const;

private:
    sigset_t heard_;
};

/// Does one piece of work whenever it is asked to, on a thread of its own. Asked while it is at it, it does it once
/// more. Destroying it waits for what was asked.
class WorkOnDemand {
public:
    /// `work` does not throw.
    explicit WorkOnDemand(std::function<void()> work);
    /// Returns at once. Any thread.
    void ask();

private:
    std::mutex mutex_;
    std::condition_variable_any asked_to_;
    bool asked_ = false;
    std::jthread thread_;
};

/// Ends the program when it has not ended by itself: `_Exit(exit_failed)` a time after this was made, unless it is
/// destroyed before. For a stop that waits for threads which may be stuck in a disk, a lock or a long import: what is
/// kept is whole at any moment.
class StopLimit {
public:
    /// `last_words` is called, on a thread of its own, before the program is ended; it does not throw.
    StopLimit(std::chrono::milliseconds limit, std::function<void()> last_words);

private:
    std::mutex mutex_;
    std::condition_variable_any ended_;
    std::jthread thread_;
};

}  // namespace waymark
