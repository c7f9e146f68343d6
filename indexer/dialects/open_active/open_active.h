// What do the feeds of England's activity providers, in OpenActive's words (RPDE pages), say?
#pragma once

#include "indexer/dialects/dialect.h"

namespace waymark::feeds::open_active {

bool looks_like(const Glimpse& glimpse);

/// Reads pages of items (Realtime Paged Data Exchange 1.0: state, kind, id, modified, data), lists of events and single
/// ones (Modelling Opportunity Data 2.0). A series of sessions, an event, a course or a facility is a service; sessions
/// belong to their series and tell its times. A deleted item takes its listing out of view. Of an item that comes
/// several times the latest counts.
const Value* translate(const Value& root, Translation& translation);

inline constexpr Dialect dialect{"openactive", "OpenActive (activities, RPDE pages)",
                                 Layout::json, looks_like,
                                 translate,    open_referral::name_plainly};

}  // namespace waymark::feeds::open_active
