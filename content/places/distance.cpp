// How far is it in a straight line from one point to another?
#include <algorithm>
#include <cmath>
#include <numbers>

#include "content/places/places.h"

namespace waymark {

double miles_between(const LatLon& a, const LatLon& b) {
    constexpr double earth_radius_miles = 3958.7613, radians = std::numbers::pi / 180;
    const double up = std::sin((b.lat - a.lat) * radians / 2), along = std::sin((b.lon - a.lon) * radians / 2);
    const double half_chord = up * up + std::cos(a.lat * radians) * std::cos(b.lat * radians) * along * along;
    // Rounding can carry points at opposite ends of the earth past 1.
    return 2 * earth_radius_miles * std::asin(std::sqrt(std::clamp(half_chord, 0.0, 1.0)));
}

}  // namespace waymark
