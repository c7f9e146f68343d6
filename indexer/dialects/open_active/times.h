// When is an activity of OpenActive on, by the clocks of the United Kingdom?
#pragma once

#include "indexer/dialects/translation.h"
#include "indexer/open_referral/rows.h"

namespace waymark::feeds::open_active {

/// Writes its times: schedules, the sessions inside it and those found elsewhere, and its own beginning and end.
void write_times(NodeBuilder& made, const Value& event, const open_referral::Rows& sessions);

}  // namespace waymark::feeds::open_active
