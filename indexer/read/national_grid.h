// Where on the earth is a point of the British National Grid (OSGB36)?
#pragma once

#include <optional>

#include "waymark/listing.h"

namespace waymark::feeds {

/// WGS 84 of an easting and a northing in metres, to within about five metres: the inverse transverse Mercator
/// projection on the Airy 1830 ellipsoid and a Helmert transformation of seven parameters, as Ordnance Survey describes
/// them ("A guide to coordinate systems in Great Britain", annexes B and C). Outside the grid (0 to 700,000 and 0 to
/// 1,300,000): nothing.
std::optional<LatLon> point_of_grid(double easting, double northing);

}  // namespace waymark::feeds
