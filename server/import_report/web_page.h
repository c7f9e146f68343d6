// What is an import report as a web page that can be sent by e-mail (HTML)?
#pragma once

#include <string>

#include "server/import_report/sentences.h"

namespace waymark {

/// One file with all in it: no script, no link to anywhere, one style sheet that the page itself names by its hash;
/// everything of the feed is escaped. Each list is a table with a caption and headings.
std::string report_page(const ImportReport& report, const ReportSentences& sentences, const std::string& what,
                        const std::string& moment);

/// Text as it stands in HTML, in a value of an attribute too; control characters are shown and not passed on.
std::string html_text(std::string_view text);

}  // namespace waymark
