// What is an import report as a table (CSV)?
#pragma once

#include <string>
#include <string_view>

#include "server/import_report/sentences.h"

namespace waymark {

/// A row for each listing that a finding is about, each problem, each term and each part of the score, under one
/// heading (RFC 4180, UTF-8 with a byte order mark so that spreadsheets know it).
std::string report_table(const ImportReport& report, const ReportSentences& sentences);

/// A cell of a CSV in quotes, on one line. One that a spreadsheet would run as a formula (`=`, `+`, `-`, `@`) begins
/// with an apostrophe.
std::string csv_cell(std::string_view text);

}  // namespace waymark
