// How are words about opening said as schedules of Open Referral?
#pragma once

#include <string_view>

#include "indexer/dialects/translation.h"

namespace waymark::feeds {

/// Adds a schedule for each stretch of hours that the words name (indexer/read/opening_hours.h), and one with the words
/// that could not be read. `term` is what else the feed says of when in the year, or empty.
void add_opening_schedules(NodeBuilder& list, std::string_view words, const Value& at, std::string_view term = {});

}  // namespace waymark::feeds
