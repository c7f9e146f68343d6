// When is it on?
#pragma once

#include <string>
#include <vector>

#include "indexer/map/record.h"

namespace waymark::feeds {

void map_schedules(Record& record);
/// A schedule row into the listing; nothing when it says no time, day or text.
void map_schedule_row(Record& record, const Value& row);
/// When a schedule is, by its days, hours and term: codes of the field `when`.
std::vector<std::string> when_of(const std::vector<Schedule>& schedules);

}  // namespace waymark::feeds
