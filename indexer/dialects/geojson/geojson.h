// What do the points of a map, written as GeoJSON (RFC 7946), say of services?
#pragma once

#include "indexer/dialects/dialect.h"

namespace waymark::feeds::geojson {

bool looks_like(const Glimpse& glimpse);

/// Each feature is a service: its properties are the members of one, in Open Referral's names or those that come near,
/// and a point is where it is. Features that have a name and nothing else of a service are none.
const Value* translate(const Value& root, Translation& translation);

inline constexpr Dialect dialect{"geojson", "GeoJSON", Layout::json, looks_like, translate, open_referral::name_member};

}  // namespace waymark::feeds::geojson
