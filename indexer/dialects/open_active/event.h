// How is one activity of OpenActive (a series of sessions, an event, a course) said in Open Referral's words?
#pragma once

#include <string>
#include <string_view>

#include "indexer/dialects/translation.h"
#include "indexer/open_referral/tables.h"

namespace waymark::feeds::open_active {

/// The type of an object, without what stands before it: `SessionSeries` of `https://openactive.io/SessionSeries`.
std::string_view type_of(const Value& object);
/// `@id`, `id`, `identifier` or `url`, whichever comes first; empty when there is none.
std::string_view reference_of(const Value& object);
/// What stands behind the last `/`, `#` or `:` of a word of a vocabulary.
std::string_view last_part(std::string_view word);

/// Writes what an activity says, or what it inherits from the series round it. `sessions` are its own, found elsewhere.
void write_event(NodeBuilder& made, const Value& event, const open_referral::Rows& sessions,
                 const Translation& translation);

/// Writes its times: schedules, the sessions inside it and those found elsewhere, and its own beginning and end.
void write_times(NodeBuilder& made, const Value& event, const open_referral::Rows& sessions);

}  // namespace waymark::feeds::open_active
