// Which postcodes and points does a national file hold?
#pragma once

#include <cstddef>
#include <functional>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "content/places/postcode.h"
#include "waymark/error.h"
#include "waymark/listing.h"

namespace waymark {

/// One usable row; lives for the call only.
struct PostcodeRow {
    Postcode postcode;  ///< `inward` is empty in a file of outcodes
    LatLon point;
    std::string_view council_code;  ///< ONS code of the upper-tier council, when the file says it
};

struct RowsReport {
    std::size_t taken = 0;
    std::size_t passed_over = 0;  ///< no longer in use, or without a point
    std::size_t bad = 0;
    std::vector<std::string>
        problems;  ///< of the first 100 bad rows: `FILE:LINE: [warning] what is wrong and how to mend it`
};

/// Reads a file a line at a time; memory does not grow with its size. Columns are found by their names in the first
/// line, else by where the known national files have them (ONS Postcode Directory, Scottish Postcode Directory,
/// Code-Point Open, `postcode,lat,lon`). `take` gives false to stop. Errors: no columns or no usable row can be found,
/// or a line is longer than 64 kB.
Result<RowsReport> read_postcode_rows(std::istream& in, const std::string& file,
                                      const std::function<bool(const PostcodeRow&)>& take);

}  // namespace waymark
