// How are National Grid metres turned into degrees?
// First the Transverse Mercator projection is undone on the Airy 1830 ellipsoid, then the Helmert transformation moves
// the point to WGS 84.
#include "content/places/national_grid.h"

#include <cmath>
#include <numbers>

namespace waymark {
namespace {

constexpr double radians = std::numbers::pi / 180;

struct Ellipsoid {
    double a, b;  ///< half axes in metres
    double e2() const { return 1 - (b * b) / (a * a); }
};
constexpr Ellipsoid airy_1830{6377563.396, 6356256.909};
constexpr Ellipsoid wgs_84{6378137.0, 6356752.3142};

struct Angles {
    double lat, lon;  ///< radians
};

/// The projection's true origin and scale.
constexpr double scale = 0.9996012717, origin_lat = 49 * radians, origin_lon = -2 * radians;
constexpr double origin_east = 400'000, origin_north = -100'000;

/// Length of the meridian from the origin to `lat`, in metres.
double meridian(double lat) {
    constexpr double n = (airy_1830.a - airy_1830.b) / (airy_1830.a + airy_1830.b), n2 = n * n, n3 = n2 * n;
    const double minus = lat - origin_lat, plus = lat + origin_lat;
    return airy_1830.b * scale *
           ((1 + n + 1.25 * n2 + 1.25 * n3) * minus - (3 * n + 3 * n2 + 2.625 * n3) * std::sin(minus) * std::cos(plus) +
            (1.875 * n2 + 1.875 * n3) * std::sin(2 * minus) * std::cos(2 * plus) -
            35.0 / 24 * n3 * std::sin(3 * minus) * std::cos(3 * plus));
}

Angles unproject(double east, double north) {
    double lat = origin_lat;
    // Each round is about a thousand times nearer; 20 are far more than any point of the grid takes.
    for (int round = 0; round < 20; ++round) {
        const double left = north - origin_north - meridian(lat);
        lat += left / (airy_1830.a * scale);
        if (std::abs(left) < 1e-5) break;
    }
    const double sine = std::sin(lat), t = std::tan(lat), t2 = t * t, t4 = t2 * t2, secant = 1 / std::cos(lat);
    const double under = 1 - airy_1830.e2() * sine * sine;
    const double nu = airy_1830.a * scale / std::sqrt(under);
    const double rho = airy_1830.a * scale * (1 - airy_1830.e2()) / (under * std::sqrt(under));
    const double eta2 = nu / rho - 1, x = east - origin_east, x2 = x * x;
    const double nu2 = nu * nu, nu3 = nu2 * nu, nu5 = nu3 * nu2, nu7 = nu5 * nu2;
    const double seven = t / (2 * rho * nu);
    const double eight = t / (24 * rho * nu3) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2);
    const double nine = t / (720 * rho * nu5) * (61 + 90 * t2 + 45 * t4);
    const double ten = secant / nu;
    const double eleven = secant / (6 * nu3) * (nu / rho + 2 * t2);
    const double twelve = secant / (120 * nu5) * (5 + 28 * t2 + 24 * t4);
    const double twelve_a = secant / (5040 * nu7) * (61 + 662 * t2 + 1320 * t4 + 720 * t4 * t2);
    return {lat - x2 * (seven - x2 * (eight - x2 * nine)),
            origin_lon + x * (ten - x2 * (eleven - x2 * (twelve - x2 * twelve_a)))};
}

Angles to_wgs_84(const Angles& airy) {
    constexpr double seconds = radians / 3600;
    constexpr double tx = 446.448, ty = -125.157, tz = 542.060, s = 1 - 20.4894e-6;
    constexpr double rx = 0.1502 * seconds, ry = 0.2470 * seconds, rz = 0.8421 * seconds;

    const double nu = airy_1830.a / std::sqrt(1 - airy_1830.e2() * std::sin(airy.lat) * std::sin(airy.lat));
    const double x = nu * std::cos(airy.lat) * std::cos(airy.lon), y = nu * std::cos(airy.lat) * std::sin(airy.lon);
    const double z = nu * (1 - airy_1830.e2()) * std::sin(airy.lat);
    const double moved_x = tx + s * x - rz * y + ry * z, moved_y = ty + rz * x + s * y - rx * z,
                 moved_z = tz - ry * x + rx * y + s * z;

    const double flat = std::hypot(moved_x, moved_y);
    double lat = std::atan2(moved_z, flat * (1 - wgs_84.e2()));
    for (int round = 0; round < 4; ++round) {
        const double curve = wgs_84.a / std::sqrt(1 - wgs_84.e2() * std::sin(lat) * std::sin(lat));
        lat = std::atan2(moved_z + wgs_84.e2() * curve * std::sin(lat), flat);
    }
    return {lat, std::atan2(moved_y, moved_x)};
}

}  // namespace

LatLon from_national_grid(double eastings, double northings) {
    const Angles point = to_wgs_84(unproject(eastings, northings));
    return {point.lat / radians, point.lon / radians};
}

}  // namespace waymark
