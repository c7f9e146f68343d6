// Which rows does a file of comma-separated values hold, and on which lines?
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "indexer/syntax/document.h"

namespace waymark::feeds {

struct CsvRead {
    const Value* rows = nullptr;  ///< an array of objects, one a row; an empty cell makes no member
    std::vector<std::string_view>
        columns;  ///< the folded names of the first row, in order; they live as long as the document
    std::vector<std::string_view> written;  ///< the same as the file has them
    char separator = ',';
    std::vector<ReadFault> bad_rows;  ///< rows that were left out, in order
    std::vector<ReadFault> warnings;  ///< what was read otherwise than it is written
};

/// Reads a whole file (UTF-8): the first row names the columns. Commas, semicolons, tabs and bars part cells, whichever
/// the first row has most of; a first line `sep=;` says so. Cells in quotation marks may hold line breaks; a quotation
/// mark that was not written twice is taken as it stands. A row with more cells than columns (blank ones
/// too: they tell that a cell was parted), or whose quotation mark never closes, is left out and takes no other row
/// with it. A file whose every row has more is refused: nobody knows which column has no name. Of columns with one name
/// the later are called `name 2` and so on; where the first is blank, the next that is not speaks for it. The document
/// owns the bytes.
tl::expected<CsvRead, ReadFault> read_csv(std::string utf8, Document& document, NameRule rule,
                                          const ReadLimits& limits = {});

/// The line that names the columns: the first, or the second where the first is `sep=;`.
std::string_view csv_header(std::string_view text);
/// What parts the cells of that line.
char csv_separator(std::string_view header);

}  // namespace waymark::feeds
