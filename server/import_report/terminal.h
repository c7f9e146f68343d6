// How is an import report told on one screen of a terminal?
#pragma once

#include <iosfwd>
#include <string>

#include "server/import_report/sentences.h"

namespace waymark {

/// Lines that a report never has more of on a terminal; one more is left for the line on standard output.
inline constexpr std::size_t screen_lines = 39;

/// What families would see wrongly, what is missing and what that costs, what was left out or not read, and terms to
/// teach: the most telling of each, on one screen of lines of at most 110 characters. `written_to` names the file that
/// has the whole; empty when there is none. `errors_told`: the errors stand above already, a line each. Nothing is
/// written about an import of which there is nothing to say.
void write_screen(std::ostream& out, const ImportReport& report, const ReportSentences& sentences,
                  const std::string& written_to, bool errors_told);

}  // namespace waymark
