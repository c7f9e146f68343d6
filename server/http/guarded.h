// How does what a piece of work throws end at the edge of its thread?
#pragma once

#include <exception>
#include <functional>
#include <string_view>

namespace waymark::http {

/// Does a piece of work; false when it threw (there is no memory for what a client sends, say), which is told to
/// `failed`, where there is one.
template <class Work>
bool guarded(const std::function<void(std::string_view what)>& failed, Work&& work) noexcept {
    try {
        try {
            work();
            return true;
        } catch (const std::exception& error) {
            if (failed) failed(error.what());
        } catch (...) {
            if (failed) failed("something that is no exception");
        }
    } catch (...) {
        // There is nobody left to tell.
    }
    return false;
}

}  // namespace waymark::http
