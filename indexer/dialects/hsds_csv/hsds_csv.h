// What do the tables of Open Referral's Human Services Data Specification, written as CSV, say?
#pragma once

#include "indexer/dialects/dialect.h"

namespace waymark::feeds::hsds_csv {

/// A table of HSDS 1, 2 or 3 by the names of its columns, whatever the file is called.
bool looks_like(const Glimpse& glimpse);
/// The rows as a table of their kind, to be joined by ids with those of the feed's other files.
const Value* translate(const Value& rows, Translation& translation);

inline constexpr Dialect dialect{"hsds-csv",   "Open Referral tables as CSV (HSDS 1, 2 and 3; a folder or a zip)",
                                 Layout::csv,  looks_like,
                                 translate,    open_referral::name_member,
                                 Reach::folder};

}  // namespace waymark::feeds::hsds_csv
