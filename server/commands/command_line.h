// Command line: what is done with the words that were typed?
#pragma once

#include <string>
#include <vector>

#include "server/commands/command.h"

namespace waymark {

/// Reads what was typed after the program's name, and runs the command; returns its exit code. Wrong use is told in one
/// line that says what to type, with the nearest name we have, and is `exit_wrong_use`. `--help`, `--version` and the
/// command `help` are answered here, whatever the commands are.
int run_command_line(const Command& program, const std::vector<std::string>& typed, const CommandContext& context);

}  // namespace waymark
