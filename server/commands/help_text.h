// Help: what is a person told who asks how a command is used?
#pragma once

#include <string>
#include <vector>

#include "server/commands/command.h"

namespace waymark {

/// A command with those that it stands under, the program first: `waymark`, `places`, `import`.
using CommandPath = std::vector<const Command*>;

/// `waymark places import`.
std::string full_name(const CommandPath& path);
/// What `--help` says: how to type the command, what it does, and each of its arguments or commands.
std::string help_text(const CommandPath& path);
/// Every command with its help, and the exit codes, as Markdown: docs/COMMANDS.md.
std::string manual_text(const Command& program);

}  // namespace waymark
