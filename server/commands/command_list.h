// Which commands does the program have?
#pragma once

#include <array>

#include "server/commands/command.h"

namespace waymark {

/// What a command's file gives: the command as it is typed, each time anew.
using MakeCommand = Command();

// A new command is a file with its function, and that name in both lists here. Help has them in this order.
MakeCommand import_command, check_command, search_command, interpret_command, serve_command, reindex_command,
    places_command, words_command, export_command, harvest_command, report_command, duplicates_command;

inline constexpr std::array every_command = {&import_command, &check_command,   &search_command, &interpret_command,
                                             &serve_command,  &reindex_command, &places_command, &words_command,
                                             &export_command, &harvest_command, &report_command, &duplicates_command};

}  // namespace waymark
