// Which places of a segment lie round a point?
#include "search/index/place_grid.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "content/places/places.h"

namespace waymark {
namespace {

// A cell is about three miles high and, in England, three wide.
constexpr double cell_lat = 0.05, cell_lon = 0.08;
constexpr std::uint32_t columns = 4500, rows = 3600;   ///< 360 / cell_lon, 180 / cell_lat
constexpr double earth_radius_miles = 3958.7613;       ///< as in miles_between
constexpr double rounding = 3e-6;                      ///< of a distance on the sphere of radius 1 from floats, and then some

std::uint32_t row_of(double lat) { return static_cast<std::uint32_t>(std::clamp((lat + 90) / cell_lat, 0.0, rows - 1.0)); }
std::uint32_t column_of(double lon) { return static_cast<std::uint32_t>(std::clamp((lon + 180) / cell_lon, 0.0, columns - 1.0)); }
std::uint32_t cell_of(const LatLon& point) { return row_of(point.lat) * columns + column_of(point.lon); }

std::array<double, 3> on_sphere(const LatLon& point) {
    const double lat = point.lat * std::numbers::pi / 180, lon = point.lon * std::numbers::pi / 180;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

}  // namespace

PlaceGrid::PlaceGrid(const std::vector<ColumnPlace>& places, std::vector<std::uint32_t> listing) : places_(&places) {
    std::vector<std::uint32_t> order(places.size()), cell(places.size());
    std::iota(order.begin(), order.end(), 0u);
    for (std::size_t p = 0; p < places.size(); ++p) cell[p] = cell_of(places[p].point);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return std::pair(cell[a], a) < std::pair(cell[b], b); });
    cells_.reserve(places.size());
    entries_.reserve(places.size());
    for (auto p : order) {
        const auto at = on_sphere(places[p].point);
        cells_.push_back(cell[p]);
        entries_.push_back({{static_cast<float>(at[0]), static_cast<float>(at[1]), static_cast<float>(at[2])}, p, listing[p]});
    }
}

void PlaceGrid::within(const LatLon& centre, double miles, Bits& found) const {
    // One degree of latitude is never under 68.7 miles, of longitude that times the cosine.
    const double lat_span = miles / 68.7 + 1e-6;
    const double cosine = std::cos(std::min(89.0, std::abs(centre.lat) + lat_span) * std::numbers::pi / 180);
    const double lon_span = miles / (68.7 * std::max(cosine, 0.01)) + 1e-6;
    const bool round_the_earth = centre.lon - lon_span < -180 || centre.lon + lon_span > 180 || std::abs(centre.lat) + lat_span > 89;
    const auto from_row = row_of(centre.lat - lat_span), to_row = row_of(centre.lat + lat_span);
    const auto from_column = round_the_earth ? 0 : column_of(centre.lon - lon_span), to_column = round_the_earth ? columns - 1 : column_of(centre.lon + lon_span);

    const auto middle = on_sphere(centre);
    // The straight way through the sphere says all but the last few yards; there the exact distance is asked for.
    const double chord = 2 * std::sin(std::min(miles / (2 * earth_radius_miles), std::numbers::pi / 2));
    const double surely_in = std::pow(std::max(0.0, chord - rounding), 2), surely_out = std::pow(chord + rounding, 2);
    for (auto row = from_row; row <= to_row; ++row) {
        const auto first = std::lower_bound(cells_.begin(), cells_.end(), row * columns + from_column) - cells_.begin();
        const auto last = std::upper_bound(cells_.begin() + first, cells_.end(), row * columns + to_column) - cells_.begin();
        for (auto i = first; i < last; ++i) {
            const auto& entry = entries_[static_cast<std::size_t>(i)];
            const double x = entry.at[0] - middle[0], y = entry.at[1] - middle[1], z = entry.at[2] - middle[2];
            const double apart = x * x + y * y + z * z;
            if (apart > surely_out) continue;
            if (apart < surely_in || miles_between((*places_)[entry.place].point, centre) <= miles) found.set(entry.listing);
        }
    }
}

}  // namespace waymark
