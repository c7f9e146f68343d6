// Who is told what the engine does by itself, such as a thread of its own that meets a full disk? (log callback)
#pragma once

#include <functional>
#include <string_view>

namespace waymark {

enum class LogLevel {
    info,     ///< it works again
    warning,  ///< something was left out, and the rest goes on
    error,    ///< something does not work now; it is tried again
};

/// Takes one plain sentence for the operator; nothing that families typed is ever in it. Called from any thread,
/// threads of the engine among them, and from one at a time for each thread: it must be thread-safe, return soon, not
/// throw, and not call the engine.
using Log = std::function<void(LogLevel level, std::string_view message)>;

}  // namespace waymark
