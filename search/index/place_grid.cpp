// Which places of a segment lie round a point?
#include "search/index/place_grid.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "content/places/distance.h"

namespace waymark {
namespace {

// A cell is about 1.7 miles high and, in England, as wide.
constexpr double cell_lat = 0.025, cell_lon = 0.04;
constexpr std::uint32_t columns = 9000, rows = 7200;  ///< 360 / cell_lon, 180 / cell_lat
constexpr double radians = std::numbers::pi / 180;
constexpr double rounding = 3e-6;  ///< of a distance on the sphere of radius 1 in floats, and then some

std::uint32_t row_of(double lat) {
    return static_cast<std::uint32_t>(std::clamp((lat + 90) / cell_lat, 0.0, rows - 1.0));
}
std::uint32_t column_of(double lon) {
    return static_cast<std::uint32_t>(std::clamp((lon + 180) / cell_lon, 0.0, columns - 1.0));
}
std::uint32_t cell_of(const LatLon& point) { return row_of(point.lat) * columns + column_of(point.lon); }

std::array<float, 3> on_sphere(const LatLon& point) {
    const double lat = point.lat * radians, lon = point.lon * radians;
    return {static_cast<float>(std::cos(lat) * std::cos(lon)), static_cast<float>(std::cos(lat) * std::sin(lon)),
            static_cast<float>(std::sin(lat))};
}
/// The square of the straight way through the sphere.
float apart(const std::array<float, 3>& a, const std::array<float, 3>& b) {
    const float x = a[0] - b[0], y = a[1] - b[1], z = a[2] - b[2];
    return x * x + y * y + z * z;
}

double squared_sine_of_half(double degrees) { return std::pow(std::sin(degrees * radians / 2), 2); }

/// How many degrees of longitude the circle reaches to either side anywhere in a row; negative where it does not reach
/// the row.
double half_width(const LatLon& centre, double miles, std::uint32_t row) {
    const double south = row * cell_lat - 90, north = south + cell_lat;
    const double up = std::max({0.0, south - centre.lat, centre.lat - north});
    const double least_cosine = std::min(std::cos(south * radians), std::cos(north * radians));
    // The haversine formula, with the latitude of the row at which the circle would be widest.
    const double left = std::pow(std::sin(std::min(miles / (2 * earth_radius_miles), std::numbers::pi / 2)), 2) -
                        squared_sine_of_half(up);
    if (left < -1e-9) return -1;
    const double both = std::cos(centre.lat * radians) * least_cosine;
    if (both <= left) return 180;
    return 2 * std::asin(std::sqrt(std::max(0.0, left) / both)) / radians + 1e-5;  // a yard more, for rounding
}

}  // namespace

PlaceGrid::PlaceGrid(const std::vector<ColumnPlace>& places, std::vector<std::uint32_t> listing) : places_(&places) {
    std::vector<std::uint32_t> order(places.size()), cell(places.size());
    std::iota(order.begin(), order.end(), 0u);
    for (std::size_t p = 0; p < places.size(); ++p) cell[p] = cell_of(places[p].point);
    std::sort(order.begin(), order.end(),
              [&](auto a, auto b) { return std::pair(cell[a], a) < std::pair(cell[b], b); });
    cells_.reserve(places.size());
    entries_.reserve(places.size());
    for (auto p : order) {
        cells_.push_back(cell[p]);
        entries_.push_back({on_sphere(places[p].point), p, listing[p]});
    }
}

void PlaceGrid::within(const LatLon& centre, double miles, Bits& found) const {
    // One degree of latitude is never under 68.7 miles.
    const double lat_span = miles / 68.7 + 1e-6;
    const auto middle = on_sphere(centre);
    // The straight way through the sphere says all but the last few yards; there the exact distance is asked for.
    const double chord = 2 * std::sin(std::min(miles / (2 * earth_radius_miles), std::numbers::pi / 2));
    const auto surely_in = static_cast<float>(std::pow(std::max(0.0, chord - rounding), 2)),
               surely_out = static_cast<float>(std::pow(chord + rounding, 2));
    std::array<std::uint32_t, 256> hits;
    for (auto row = row_of(centre.lat - lat_span), to_row = row_of(centre.lat + lat_span); row <= to_row; ++row) {
        const double lon_span = half_width(centre, miles, row);
        if (lon_span < 0) continue;
        const bool across_the_date_line = centre.lon - lon_span < -180 || centre.lon + lon_span > 180;
        const auto from_column = across_the_date_line ? 0 : column_of(centre.lon - lon_span),
                   to_column = across_the_date_line ? columns - 1 : column_of(centre.lon + lon_span);
        const auto first = std::lower_bound(cells_.begin(), cells_.end(), row * columns + from_column) - cells_.begin();
        const auto last =
            std::upper_bound(cells_.begin() + first, cells_.end(), row * columns + to_column) - cells_.begin();
        for (auto i = static_cast<std::uint32_t>(first); i < last;) {
            // No branch for each, because nobody can foretell which way it goes.
            std::size_t count = 0;
            for (const auto end = std::min<std::uint32_t>(i + hits.size(), last); i < end; ++i) {
                hits[count] = i;
                count += apart(entries_[i].at, middle) <= surely_out ? 1 : 0;
            }
            for (std::size_t h = 0; h < count; ++h) {
                const auto& entry = entries_[hits[h]];
                if (apart(entry.at, middle) < surely_in ||
                    miles_between((*places_)[entry.place].point, centre) <= miles)
                    found.set(entry.listing);
            }
        }
    }
}

}  // namespace waymark
