// When is it on?
#pragma once

#include "indexer/map/record.h"

namespace waymark::feeds {

void map_schedules(Record& record);
/// A schedule row into the listing; nothing when it says no time, day or text.
void map_schedule_row(Record& record, const Value& row);

}  // namespace waymark::feeds
