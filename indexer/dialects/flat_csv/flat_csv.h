// What does a council's own spreadsheet, saved as CSV, say?
#pragma once

#include "indexer/dialects/dialect.h"

namespace waymark::feeds::flat_csv {

/// Every row is a service, read by the mapping that a person gave. Without one the file is refused with a guess, unless
/// its columns are all called as we call them.
const Value* translate(const Value& rows, Translation& translation);

inline constexpr Dialect dialect{
    "csv", "any CSV with a mapping file (--map)", Layout::csv, is_csv, translate, open_referral::name_plainly};

}  // namespace waymark::feeds::flat_csv
