// What does it cost, and who pays?
#pragma once

#include "indexer/map/record.h"

namespace waymark::feeds {

void map_costs(Record& record);
/// Whether the words about fees name an amount above nothing.
bool fees_name_an_amount(const Listing& listing);

}  // namespace waymark::feeds
