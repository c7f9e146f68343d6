// What does the program do with what was typed?
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

#include "waymark/engine.h"

namespace waymark {

/// All that a command may touch besides its files; tests give their own.
struct Surroundings {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    bool err_is_terminal = false;      ///< progress is shown on a terminal only
    std::function<Date()> today;       ///< the clock, ISO date in the UK
    std::function<std::int64_t()> now_ms = {};   ///< the same clock, milliseconds since 1970 UTC; empty: as if it were 1970
    bool out_is_terminal = false;
    /// The streams behind `out` and `err` once a program runs: there, `out` and `err` show control characters of a feed and
    /// do not pass them on. Null: `out` and `err` themselves.
    std::ostream* unescaped_out = nullptr;
    std::ostream* unescaped_err = nullptr;
};

/// Exit codes that scripts rely on.
enum Exit { exit_good = 0, exit_failed = 1, exit_wrong_use = 2, exit_some_rejected = 3 };

/// Runs one command; gives back the exit code. Never throws.
int run_program(int argc, const char* const* argv, const Surroundings& surroundings);

/// What a command does about a data directory that is not there: only those that bring listings make one.
enum class MissingData { refuse, make };
/// Opens a data directory for a command. One that was made is told on `err`; so is a failure, which gives nothing.
/// `log`: as in EngineOptions.
std::optional<Engine> open_engine(const std::string& data_dir, bool read_only, const Surroundings& surroundings, MissingData missing = MissingData::refuse, Log log = {});
/// Where bytes go that a person saves to a file: to standard output as they are, unless that is a terminal.
std::ostream& bytes_out(const Surroundings& surroundings);
/// Tells a failure on `err` and returns the exit code for it.
int tell(const Error& error, const Surroundings& surroundings);

}  // namespace waymark
