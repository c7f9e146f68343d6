// What does one line of a comma-separated file say?
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/content_files.h"
#include "waymark/listing.h"

namespace waymark {

/// Divides a line at its commas; spaces around a field are taken off, quotes too (`"a ""b"" c"`). The fields point into
/// `line`, which is changed where quotes were doubled. A quote that is never closed runs to the end of the line.
void split_csv(std::string& line, std::vector<std::string_view>& fields);

/// A decimal number and nothing else.
std::optional<double> as_number(std::string_view text);

/// One row of a table of `content/`.
struct TableRow {
    std::string where;  ///< `FILE:LINE`, for messages
    std::vector<std::string>
        cells;  ///< in the order of the columns that were asked for; empty where the line is shorter
};

/// Reads a CSV file of `content/`: lines that start with `#` are comments, the first other line names the columns, in
/// any order. Errors, with file and line: a column that was asked for is not there, a row with more fields than
/// columns, text that is not UTF-8.
Result<std::vector<TableRow>> read_table(const ContentFiles& files, std::string_view name,
                                         const std::vector<std::string_view>& columns);

/// Reads `lat` and `lon` cells. Errors: not numbers, or not in the British Isles.
Result<LatLon> as_point(const TableRow& row, std::string_view lat, std::string_view lon);

/// The parts of a cell between semicolons, trimmed, never empty.
std::vector<std::string> cell_list(std::string_view cell);

}  // namespace waymark
