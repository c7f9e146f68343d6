// Where on the earth is a point of the British National Grid (OSGB36)?
#include "indexer/read/national_grid.h"

#include <cmath>

namespace waymark::feeds {

namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double airy_a = 6377563.396, airy_b = 6356256.909;  // Airy 1830, metres
constexpr double wgs_a = 6378137.000, wgs_b = 6356752.3141;   // GRS80, metres
constexpr double scale = 0.9996012717;                        // on the central meridian
constexpr double origin_lat = 49 * pi / 180, origin_lon = -2 * pi / 180;
constexpr double origin_east = 400000, origin_north = -100000;

double squared(double x) { return x * x; }

/// The meridional arc from the true origin to a latitude.
double arc(double lat) {
    const double n = (airy_a - airy_b) / (airy_a + airy_b), n2 = n * n, n3 = n2 * n;
    const double difference = lat - origin_lat, sum = lat + origin_lat;
    return airy_b * scale *
           ((1 + n + 5.0 / 4 * n2 + 5.0 / 4 * n3) * difference -
            (3 * n + 3 * n2 + 21.0 / 8 * n3) * std::sin(difference) * std::cos(sum) +
            (15.0 / 8 * n2 + 15.0 / 8 * n3) * std::sin(2 * difference) * std::cos(2 * sum) -
            35.0 / 24 * n3 * std::sin(3 * difference) * std::cos(3 * sum));
}

/// Latitude and longitude on the Airy ellipsoid, radians.
void unproject(double easting, double northing, double& lat, double& lon) {
    lat = (northing - origin_north) / (airy_a * scale) + origin_lat;
    for (int i = 0; i < 20; ++i) {
        const double left = northing - origin_north - arc(lat);
        if (std::abs(left) < 0.00001) break;
        lat += left / (airy_a * scale);
    }
    const double e2 = (squared(airy_a) - squared(airy_b)) / squared(airy_a);
    const double sine = std::sin(lat), nu = airy_a * scale / std::sqrt(1 - e2 * squared(sine));
    const double rho = airy_a * scale * (1 - e2) * std::pow(1 - e2 * squared(sine), -1.5), eta2 = nu / rho - 1;
    const double t = std::tan(lat), t2 = t * t, t4 = t2 * t2, t6 = t4 * t2, secant = 1 / std::cos(lat);
    const double nu3 = nu * nu * nu, nu5 = nu3 * nu * nu, nu7 = nu5 * nu * nu;
    const double d = easting - origin_east, d2 = d * d;
    lon = origin_lon + secant / nu * d - secant / (6 * nu3) * (nu / rho + 2 * t2) * d * d2 +
          secant / (120 * nu5) * (5 + 28 * t2 + 24 * t4) * d * d2 * d2 -
          secant / (5040 * nu7) * (61 + 662 * t2 + 1320 * t4 + 720 * t6) * d * d2 * d2 * d2;
    lat = lat - t / (2 * rho * nu) * d2 + t / (24 * rho * nu3) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2) * d2 * d2 -
          t / (720 * rho * nu5) * (61 + 90 * t2 + 45 * t4) * d2 * d2 * d2;
}

}  // namespace

std::optional<LatLon> point_of_grid(double easting, double northing) {
    if (!(easting > 0 && easting < 700'000 && northing > 0 && northing < 1'300'000)) return std::nullopt;
    double lat = 0, lon = 0;
    unproject(easting, northing, lat, lon);
    // To the axes of WGS 84: translations in metres, rotations in seconds of arc, scale in parts of a million.
    const double e2 = (squared(airy_a) - squared(airy_b)) / squared(airy_a);
    const double nu = airy_a / std::sqrt(1 - e2 * squared(std::sin(lat)));
    const double x = nu * std::cos(lat) * std::cos(lon), y = nu * std::cos(lat) * std::sin(lon),
                 z = (1 - e2) * nu * std::sin(lat);
    constexpr double second = pi / 180 / 3600, size = 1 + -20.4894e-6;
    constexpr double turn_x = 0.1502 * second, turn_y = 0.2470 * second, turn_z = 0.8421 * second;
    const double wx = 446.448 + size * x - turn_z * y + turn_y * z;
    const double wy = -125.157 + turn_z * x + size * y - turn_x * z;
    const double wz = 542.060 - turn_y * x + turn_x * y + size * z;
    const double we2 = (squared(wgs_a) - squared(wgs_b)) / squared(wgs_a), flat = std::hypot(wx, wy);
    double wlat = std::atan2(wz, flat * (1 - we2));
    for (int i = 0; i < 10; ++i) {
        const double wnu = wgs_a / std::sqrt(1 - we2 * squared(std::sin(wlat)));
        wlat = std::atan2(wz + we2 * wnu * std::sin(wlat), flat);
    }
    // A metre is a hundred-thousandth of a degree; more digits would only pretend.
    const auto rounded = [](double degrees) { return std::round(degrees * 1e6) / 1e6; };
    return LatLon{rounded(wlat * 180 / pi), rounded(std::atan2(wy, wx) * 180 / pi)};
}

}  // namespace waymark::feeds
