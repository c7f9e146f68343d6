// What does the program do with what was typed?
#pragma once

#include <iosfwd>
#include <optional>
#include <string>

#include "server/commands/command_context.h"
#include "waymark/engine.h"

namespace waymark {

/// Runs one command; returns the exit code. Never throws.
int run_program(int argc, const char* const* argv, const CommandContext& context);

/// What a command does about a data directory that is not there: only those that bring listings make one.
enum class MissingData { refuse, make };
/// Opens a data directory for a command. One that was made is told on `err`; so is a failure, which gives nothing.
/// `log`: as in EngineOptions.
std::optional<Engine> open_engine(const std::string& data_dir, bool read_only, const CommandContext& context,
                                  MissingData missing = MissingData::refuse, Log log = {});
/// Where bytes go that a person saves to a file: to standard output as they are, unless that is a terminal.
std::ostream& bytes_out(const CommandContext& context);
/// Tells a failure on `err` and returns the exit code for it.
int report_error(const Error& error, const CommandContext& context);

}  // namespace waymark
