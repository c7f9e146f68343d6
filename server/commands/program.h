// What does the program do with what was typed?
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

#include "waymark/engine.h"

namespace CLI {
class App;
}

namespace waymark {

/// All that a command may touch besides its files; tests give their own.
struct Surroundings {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    bool err_is_terminal = false;      ///< progress is shown on a terminal only
    std::function<Date()> today;       ///< the clock, ISO date in the UK
    std::function<std::int64_t()> now_ms = {};   ///< the same clock, milliseconds since 1970 UTC; empty: as if it were 1970
};

/// Exit codes that scripts rely on.
enum Exit { exit_good = 0, exit_failed = 1, exit_wrong_use = 2, exit_some_rejected = 3 };

/// Runs one command; gives back the exit code. Never throws.
int run_program(int argc, const char* const* argv, const Surroundings& surroundings);

/// What a command's file gives to the program: it adds its subcommand, which writes the exit code when it has run.
using AddCommand = void(CLI::App& program, const Surroundings& surroundings, int& exit_code);
AddCommand add_import, add_check, add_search, add_interpret, add_serve, add_reindex, add_places, add_words, add_export, add_harvest, add_report, add_duplicates;

/// Opens a data directory for a command; a failure is told on `err` and gives nothing. `log`: as in EngineOptions.
std::optional<Engine> open_engine(const std::string& data_dir, bool read_only, const Surroundings& surroundings, Log log = {});
/// Tells a failure on `err` and gives back the exit code for it.
int tell(const Error& error, const Surroundings& surroundings);

}  // namespace waymark
