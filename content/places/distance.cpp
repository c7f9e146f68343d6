// How far is it in a straight line from one point to another?
#include "content/places/distance.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace waymark {

namespace {
constexpr double radians = std::numbers::pi / 180;
}

double miles_between(const LatLon& a, const LatLon& b) {
    const double up = std::sin((b.lat - a.lat) * radians / 2), along = std::sin((b.lon - a.lon) * radians / 2);
    const double half_chord = up * up + std::cos(a.lat * radians) * std::cos(b.lat * radians) * along * along;
    // Rounding can carry points at opposite ends of the earth past 1.
    return 2 * earth_radius_miles * std::asin(std::sqrt(std::clamp(half_chord, 0.0, 1.0)));
}

RoughDistance::RoughDistance(const LatLon& centre, double miles) : centre_(centre) {
    constexpr double farthest = 300, highest = 80,
                     widest = 45;  // degrees: so far from a pole and from the date line, 300 miles are no more degrees
    if (miles > farthest || std::abs(centre.lat) > highest || std::abs(centre.lon) > 180 - widest) return;
    // The earth is taken as flat: a sine of a half is at least its angle times that of the widest, and asin at least
    // its argument.
    constexpr double short_by = 0.99;
    miles_a_degree_up_ = short_by * earth_radius_miles * radians;
    const double least_cosine = std::cos(std::abs(centre.lat) * radians + miles / earth_radius_miles);
    miles_a_degree_along_ = miles_a_degree_up_ * std::sqrt(std::cos(centre.lat * radians) * least_cosine);
}

double RoughDistance::miles_at_least(const LatLon& point) const {
    const double up = (point.lat - centre_.lat) * miles_a_degree_up_,
                 along = (point.lon - centre_.lon) * miles_a_degree_along_;
    return std::sqrt(up * up + along * along);
}

}  // namespace waymark
