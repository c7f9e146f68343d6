// Is a record, or a part of one, meant for the public (publication status)?
#pragma once

#include "indexer/map/record.h"

namespace waymark::feeds {

/// Sets the status of the listing. What is marked as not for the public, itself or its organisation, is kept and never
/// shown; what nobody can read is held back with a warning that says how to let it in.
void map_publication(Record& record);

/// Whether a part of a record (a place, a contact, a number) is marked as not for the public. It counts as taken then,
/// so that it is not kept either.
bool is_withheld(Record& record, const Value& row);

}  // namespace waymark::feeds
