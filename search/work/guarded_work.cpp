// How does a thread go on after its work has failed? (supervised work with exponential back-off)
#include "search/work/guarded_work.h"

#include <algorithm>
#include <exception>

namespace waymark {

void GuardedWork::turn(const std::function<Result<void>()>& work) noexcept {
    if (rest_ > 0) {
        --rest_;
        return;
    }
    std::string wrong;
    try {
        if (const auto done = work(); !done)
            wrong = done.error().message.empty() ? "it is not said why" : done.error().message;
    } catch (const std::exception& failure) {
        wrong = failure.what();
    } catch (...) {
        wrong = "something that is no exception";
    }
    if (wrong.empty()) {
        if (!said_.empty()) say(LogLevel::info, "This works again. Before: " + said_);
        said_.clear();
        next_rest_ = 1;
        return;
    }
    rest_ = next_rest_;
    next_rest_ = std::min(next_rest_ * 2, longest_rest_);
    if (auto sentence = failed_ + ": " + wrong; sentence != said_) {
        say(LogLevel::error, sentence + " (This is tried again, and said once.)");
        said_ = std::move(sentence);
    }
}

void GuardedWork::say(LogLevel level, const std::string& message) noexcept {
    try {
        if (log_) log_(level, message);
    } catch (...) {
        // There is nobody left to tell.
    }
}

}  // namespace waymark
