// Whom can a family ring or write to?
#pragma once

#include "indexer/map/record.h"

namespace waymark::feeds {

void map_contacts(Record& record);
/// Contacts and phones of a location or organisation. `place` takes the first number when it is given.
void map_contact_rows(Record& record, const Value& of, open_referral::Table kind, Place* place);

}  // namespace waymark::feeds
