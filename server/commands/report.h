// How is an editor told how an import went?
#pragma once

#include <iosfwd>
#include <string>

#include "waymark/import.h"

namespace waymark {

/// Each problem as `FILE:LINE: [error|warning] …`. Errors are all told; of warnings that say the same of different
/// records, the first twenty.
void write_problems(std::ostream& err, const ImportReport& report);
/// What an editor can do next: warnings by kind, terms that no code covers, what was read from words.
void write_summary(std::ostream& err, const ImportReport& report);
/// All of it for machines.
std::string report_json(const ImportReport& report);

/// 0 all in, 3 some rejected, 1 nothing could be read.
int exit_code_of(const ImportReport& report);

/// What `--format` takes, for its help.
std::string format_help();

}  // namespace waymark
