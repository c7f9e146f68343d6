// Which point on the earth is meant by eastings and northings of the National Grid?
#pragma once

#include "waymark/listing.h"

namespace waymark {

/// Metres east and north on the National Grid (OSGB36) as WGS 84 degrees. Good to about 5 metres in Great Britain, as
/// the Ordnance Survey says of this transformation ("A guide to coordinate systems in Great Britain", sections 6.6 and
/// C.2).
LatLon from_national_grid(double eastings, double northings);

}  // namespace waymark
