// How does a thread go on after its work has failed? (supervised work with exponential back-off)
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <string>
#include <utility>

#include "waymark/error.h"
#include "waymark/log.h"

namespace waymark {

/// A piece of work that a thread does turn after turn. What it throws or returns as an error ends here: it is said
/// once, and the work rests before it is tried again: 1 turn after the first failure, 2 after the second, 4, 8 … up to
/// `longest_rest`. When it has worked again, that is said too. For one thread.
class GuardedWork {
public:
    /// `failed` begins the sentence for the log, such as "The index cannot be brought level". `log` may be empty.
    GuardedWork(std::string failed, std::uint32_t longest_rest, Log log)
        : failed_(std::move(failed)), longest_rest_(longest_rest), log_(std::move(log)) {}

    /// Does the work, unless it rests. Never throws.
    void turn(const std::function<Result<void>()>& work) noexcept;
    /// Turns that it will still pass over.
    std::uint32_t rest() const { return rest_; }

private:
    void say(LogLevel level, const std::string& message) noexcept;

    const std::string failed_;
    const std::uint32_t longest_rest_;
    const Log log_;
    std::string said_;  ///< what was said last of this failure; empty: it works
    std::uint32_t rest_ = 0, next_rest_ = 1;
};

/// What `work` returns, or what it throws as an error of the kind `storage`: for the edge between what throws and what
/// gives a Result.
template <class Work>
auto caught(Work&& work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::exception& failure) {
        return fail(ErrorKind::storage, failure.what());
    }
}

}  // namespace waymark
