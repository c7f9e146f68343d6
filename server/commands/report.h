// How is an editor told how an import went?
#pragma once

#include <functional>
#include <iosfwd>
#include <string>

#include "waymark/import.h"

namespace waymark {

/// Each problem as `FILE:LINE: [error|warning] …`. Errors are all told; of warnings that say the same of different records, the first twenty.
void write_problems(std::ostream& err, const ImportReport& report);
/// What an editor can do next: warnings by kind, terms that no code covers, what was read from words.
void write_summary(std::ostream& err, const ImportReport& report);
/// All of it for machines.
std::string report_json(const ImportReport& report);

/// 0 all in, 3 some rejected, 1 nothing could be read.
int exit_code_of(const ImportReport& report);

/// A line that shows how far a read has come, rewritten in place. Empty when `err` is no terminal.
std::function<void(std::uint64_t done, std::uint64_t of)> progress_line(std::ostream& err, bool is_terminal, std::string what);
/// Takes the line away again.
void end_progress(std::ostream& err, bool is_terminal);

/// What `--format` takes, for its help.
std::string format_help();

}  // namespace waymark
