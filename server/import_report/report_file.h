// Where does the whole of an import report go that somebody wants as a file?
#pragma once

#include <string>

#include "server/import_report/sentences.h"
#include "waymark/error.h"

namespace waymark {

/// Whether a report can be written to a file of this name: it ends in `.csv` or `.html`. Errors (`bad_parameter`, field
/// `report`): another ending, or a folder that is not there. To be asked before the work begins.
Result<void> check_report_file(const std::string& file);

/// Writes the report as a table or as a web page, by the ending of the file's name. `what` is what was read, `moment`
/// when, both as a person would say it. Errors: as above; `storage`.
Result<void> write_report_file(const std::string& file, const ImportReport& report, const ReportSentences& sentences,
                               const std::string& what, const std::string& moment);

}  // namespace waymark
