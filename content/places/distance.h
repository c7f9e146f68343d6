// How far is it in a straight line from one point to another?
#pragma once

#include "waymark/listing.h"

namespace waymark {

/// Mean radius of the earth (IUGG: 6371.0088 km).
inline constexpr double earth_radius_miles = 3958.7613;

/// Straight distance in miles over a round earth (haversine).
double miles_between(const LatLon& a, const LatLon& b);

/// A distance from one centre that costs a tenth of miles_between and is never more than it, for points at most `miles`
/// away: there it is one or two per cent less in Britain. Of points farther away it says nothing of use. Thread-safe.
class RoughDistance {
public:
    RoughDistance(const LatLon& centre, double miles);
    double miles_at_least(const LatLon& point) const;

private:
    LatLon centre_;
    double miles_a_degree_up_ = 0, miles_a_degree_along_ = 0;  ///< 0: nothing is known
};

}  // namespace waymark
