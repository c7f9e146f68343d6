// How is one activity of OpenActive (a series of sessions, an event, a course) said in Open Referral's words?
#pragma once

#include "indexer/dialects/translation.h"
#include "indexer/open_referral/tables.h"

namespace waymark::feeds::open_active {

/// Writes what an activity says, or what it inherits from the series round it. `sessions` are its own, found elsewhere.
void write_event(NodeBuilder& made, const Value& event, const open_referral::Rows& sessions,
                 const Translation& translation);

}  // namespace waymark::feeds::open_active
