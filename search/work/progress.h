// How is somebody told how far long work has come?
#pragma once

#include <cstdint>
#include <functional>

namespace waymark {

/// Called now and then during long work; `of` is 0 when the whole is not known. From one thread at a time.
using Progress = std::function<void(std::uint64_t done, std::uint64_t of)>;

}  // namespace waymark
