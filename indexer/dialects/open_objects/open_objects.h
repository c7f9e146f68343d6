// What does the CSV that Open Objects directories export say?
#pragma once

#include "indexer/dialects/dialect.h"

namespace waymark::feeds::open_objects {

bool looks_like(const Glimpse& glimpse);
/// Every row is a service. Columns called `ecd_…` are of childcare, `lo_…` of the Local Offer; lists have one entry a
/// line. `ecd_opt_out_website` hides the address or the whole record; columns called `private_…` and notes for the
/// office are never kept.
const Value* translate(const Value& rows, Translation& translation);

inline constexpr Dialect dialect{"open-objects-csv", "Open Objects CSV (ecd_ and lo_ columns)",
                                 Layout::csv,        looks_like,
                                 translate,          open_referral::name_plainly};

}  // namespace waymark::feeds::open_objects
