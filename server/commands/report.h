// How is an editor told how an import went?
#pragma once

#include <iosfwd>
#include <string>

#include "content/content_files.h"
#include "server/commands/command_context.h"
#include "server/import_report/sentences.h"
#include "waymark/import.h"

namespace waymark {

/// Each problem as `FILE:LINE: [error|warning] …`. Errors are all told; of warnings that say the same of different
/// records, the first twenty.
void write_problems(std::ostream& err, const ImportReport& report);
/// All of it for machines; with what families see and how to mend it when `sentences` are given.
std::string report_json(const ImportReport& report, const ReportSentences* sentences = nullptr);

/// How a report is to be told.
struct ReportTelling {
    const ContentFiles& files;  ///< where its words are
    std::string what;           ///< was read, as a person would say it
    std::string report_file;    ///< `--report`; empty: none
    bool json = false;
};
/// Tells a report: as JSON on `out`, or on `err` as one screen (before it, where `err` is no terminal, every problem as
/// a line); and writes the file that was asked for. Returns `exit_good`, or the exit code of what went wrong with that.
int tell_report(const ImportReport& report, const ReportTelling& telling, const CommandContext& context);
/// Help of `--report`.
inline constexpr const char* report_file_help =
    "Write the whole report to this file: a web page (.html) or a table (.csv)";

/// 0 all in, 3 some rejected, 1 nothing could be read.
int exit_code_of(const ImportReport& report);

/// What `--format` takes, for its help.
std::string format_help();

}  // namespace waymark
