// Which snapshot do readers take while another is made? (published pointer, copied under a lock)
#pragma once

#include <memory>
#include <mutex>
#include <utility>

namespace waymark {

/// A shared pointer that any thread may take and any thread may replace. The lock is held for one copy of a pointer,
/// as the standard library's own atomic shared pointers do it; theirs are not the same in every version that we build
/// with, and the thread sanitiser cannot look into all of them. Whoever has taken a value keeps it.
template <class Value>
class CurrentSnapshot {
public:
    /// Null until something has been set.
    std::shared_ptr<const Value> take() const {
        const std::lock_guard lock(mutex_);
        return value_;
    }
    /// The value before is let go after the lock, for its end may take long.
    void set(std::shared_ptr<const Value> value) {
        const std::lock_guard lock(mutex_);
        std::swap(value_, value);
    }

private:
    mutable std::mutex mutex_;
    std::shared_ptr<const Value> value_;
};

}  // namespace waymark
