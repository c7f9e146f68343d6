// What do the addresses and coordinates of a place say (geocoding of a feed's own words)?
#pragma once

#include <optional>

#include "indexer/map/record.h"

namespace waymark::feeds {

/// The address of a location: its physical one, else whatever it has; null when it has none.
const Value* address_of(Record& record, const Value& location, open_referral::Table kind);
/// Takes the lines, town, county, country and postcode of an address.
void read_address(Record& record, const Value& address, Place& place);
/// Puts the postcode right, or takes it off the end of the address; says what was mended and what can be no postcode.
/// Whether it is only the beginning of one (`SR1 1`), which tells the district and hides nothing.
bool read_postcode(Record& record, const Value& at, Place& place);

/// The point that a location states: latitude and longitude, else easting and northing of the British National Grid,
/// under either name. What lies nowhere in the country is left out with a warning.
std::optional<LatLon> point_of(Record& record, const Value& location);
/// The point of a place by what it states, its postcode or its town; says where its coordinates lie far from its own
/// postcode.
void find_point(Record& record, const Value& at, Place& place);

/// Whether a place is a PO box or a freepost address and nothing else: post goes there, and nobody else should.
bool leave_out_box(Record& record, const Value& at, const Place& place);
/// A location with several physical addresses is several places.
void map_further_addresses(Record& record, const Value& location, open_referral::Table kind, const Value* first);

}  // namespace waymark::feeds
