// What does the object `waymark` say that Open Referral has no place for, and the object `private` that nobody may see?
#pragma once

#include "indexer/map/record.h"

namespace waymark::feeds {

/// The object `waymark`.
void map_extension(Record& record);
/// The object `private`: out of the listing and out of what is kept.
void map_private(Record& record);

}  // namespace waymark::feeds
