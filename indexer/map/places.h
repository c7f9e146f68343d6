// Where is it, how exactly do we know, and what must nobody know?
#pragma once

#include "indexer/map/record.h"

namespace waymark::feeds {

void map_places(Record& record);
void map_areas(Record& record);
void map_languages(Record& record);
/// Makes a place one with a hidden address: only its district, town and access stay.
void keep_district_only(const Record& record, Place& place);
/// The hours and contacts of a place, or of a service at a place: the listing has them among its own, and they stay
/// with the place, too.
void map_rows_of_place(Record& record, const Value& of, open_referral::Table kind, Place* place);

}  // namespace waymark::feeds
