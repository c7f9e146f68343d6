// What does it cost, and who pays?
#pragma once

#include "indexer/map/record.h"

namespace waymark::feeds {

void map_costs(Record& record);

}  // namespace waymark::feeds
