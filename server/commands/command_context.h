// What may a command touch besides its files, and how does it end?
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>

#include "waymark/listing.h"

namespace waymark {

/// All that a command may touch besides its files; tests give their own.
struct CommandContext {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    bool err_is_terminal = false;  ///< progress is shown on a terminal only
    std::function<Date()> today;   ///< the clock, ISO date in the UK
    std::function<std::int64_t()> now_ms =
        {};  ///< the same clock, milliseconds since 1970 UTC; empty: as if it were 1970
    bool out_is_terminal = false;
    /// The streams behind `out` and `err` once a program runs: there, `out` and `err` show control characters of a feed
    /// and do not pass them on. Null: `out` and `err` themselves.
    std::ostream* unescaped_out = nullptr;
    std::ostream* unescaped_err = nullptr;
};

/// Exit codes that scripts rely on.
enum Exit { exit_good = 0, exit_failed = 1, exit_wrong_use = 2, exit_some_rejected = 3 };

}  // namespace waymark
