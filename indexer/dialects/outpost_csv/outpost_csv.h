// What does the CSV that the Outpost directory takes in and gives out say?
#pragma once

#include "indexer/dialects/dialect.h"

namespace waymark::feeds::outpost_csv {

bool looks_like(const Glimpse& glimpse);

/// A row with a name is a service. A row with `import_id_reference` adds a place, a contact, a price, times or a link
/// to the service of that `import_id`.
const Value* translate(const Value& rows, Translation& translation);

inline constexpr Dialect dialect{"outpost-csv", "Outpost's CSV of services", Layout::csv, looks_like,
                                 translate,     open_referral::name_plainly};

}  // namespace waymark::feeds::outpost_csv
