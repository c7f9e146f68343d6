// What do the addresses and coordinates of a place say (geocoding of a feed's own words)?
#include "indexer/map/addresses.h"

#include <fmt/format.h>
#include <algorithm>

#include "content/places/distance.h"
#include "content/text/ascii.h"
#include "indexer/read/national_grid.h"
#include "indexer/read/postcodes.h"

namespace waymark::feeds {

using open_referral::Table;
using open_referral::trimmed;

namespace {

constexpr double far_from_unit_miles = 4, far_from_district_miles = 20;

bool in_uk(double lat, double lon) { return lat >= 49.5 && lat <= 61.0 && lon >= -9.0 && lon <= 2.5; }

KnownOutcode known_outcodes(const Record& record) {
    return [&record](std::string_view outcode) { return record.context.places.outcode(outcode).has_value(); };
}

/// Whether a text names a square of what3words: `///filled.count.soap`.
bool is_three_words(std::string_view text) {
    text = ascii::trimmed(text);
    while (text.starts_with('/')) text.remove_prefix(1);
    std::size_t dots = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '.') {
            if (i == 0 || i + 1 == text.size() || text[i - 1] == '.') return false;
            ++dots;
        } else if (!((c | 32) >= 'a' && (c | 32) <= 'z') && static_cast<unsigned char>(c) < 0x80) {
            return false;
        }
    }
    return dots == 2 && text.size() >= 11;
}

/// Metres of the grid, in its own members or in those of latitude and longitude.
std::optional<LatLon> grid_point_of(Record& record, const Value& location) {
    struct Names {
        std::string_view east, north;
    };
    for (const Names& names :
         {Names{"easting", "northing"}, Names{"eastings", "northings"}, Names{"grid_easting", "grid_northing"},
          Names{"x_coordinate", "y_coordinate"}, Names{"longitude", "latitude"}}) {
        const Value* at = location.get(names.east);
        if (!at || at->is_empty() || !location.get(names.north)) continue;
        const auto east = record.number(location, names.east), north = record.number(location, names.north);
        if (!east || !north || *east < 1000 || *north < 1000) continue;
        std::string_view postcode;
        for (const Value* of : {location.get("postal_code"), record.root->get("postal_code")})
            if (of && postcode.empty()) postcode = trimmed(of);
        if (ascii::lower(postcode.substr(0, 2)) == "bt") {
            record.warn(
                *at, std::string(names.east),
                "an easting and a northing in Northern Ireland may be of the Irish grid, so they were left out; write "
                "latitude and longitude");
            return std::nullopt;
        }
        const auto point = point_of_grid(*east, *north);
        if (point && in_uk(point->lat, point->lon)) return point;
        record.warn(*at, std::string(names.east),
                    "the easting and northing lie outside the British National Grid; they were left out");
        return std::nullopt;
    }
    return std::nullopt;
}

/// `PO Box 12`, `P.O. BOX 12`, `Freepost RTKB`, `BFPO 5`.
bool is_box(std::string_view line) {
    std::string letters;
    for (char c : ascii::lower(line))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
    const auto starts = [&](std::string_view with) { return letters.starts_with(with); };
    return (starts("pobox") && letters.size() <= 12) || starts("postofficebox") || starts("freepost") || starts("bfpo");
}

/// Whether a line tells of a building or a street: a number in front, or more words than the name of a town has.
bool tells_of_a_street(std::string_view line) {
    if (line.empty()) return false;
    if (line.front() >= '0' && line.front() <= '9') return true;
    const std::string low = ascii::lower(line);
    for (std::string_view word :
         {" street", " road", " lane", " avenue", " house", " centre", " center", " hall", " school", " way", " close",
          " drive", " place", " square", " court", " building", " park", " church"})
        if (low.find(word) != std::string::npos) return true;
    return false;
}

}  // namespace

std::optional<LatLon> point_of(Record& record, const Value& location) {
    const Value* lat_value = location.get("latitude");
    const auto lat = record.number(location, "latitude"), lon = record.number(location, "longitude");
    if (!lat || !lon) return grid_point_of(record, location);
    if (in_uk(*lat, *lon)) return LatLon{*lat, *lon};
    if (*lat == 0 && *lon == 0) {
        record.warn(*lat_value, "latitude",
                    "the coordinates are 0, 0, which lies in the sea off Africa; they were left out");
    } else if (in_uk(*lon, *lat)) {
        record.warn(*lat_value, "latitude", "latitude and longitude stand in each other's place; they were put right");
        return LatLon{*lon, *lat};
    } else if (*lat >= 1000 && *lon >= 1000) {
        return grid_point_of(record, location);
    } else {
        record.warn(*lat_value, "latitude", "the coordinates lie outside the United Kingdom; they were left out");
    }
    return std::nullopt;
}

const Value* address_of(Record& record, const Value& location, Table kind) {
    const Value* best = nullptr;
    bool best_is_physical = false;
    for (const Value* row : record.tables.parts(location, kind, Table::address)) {
        if (!row->is_container()) continue;
        std::string_view type = trimmed(row->get("address_type"));
        bool physical = type != "postal" && type != "virtual";
        if (!best || (physical && !best_is_physical)) {
            best = row;
            best_is_physical = physical;
        }
    }
    // Written straight into the location.
    if (!best && (location.get("address_1") || location.get("postal_code"))) best = &location;
    return best;
}

void read_address(Record& record, const Value& address, Place& place) {
    for (std::string_view member : {"address_1", "address_2", "address_3", "address_4"}) {
        std::string line = record.line(address, member, 500);
        if (!line.empty() && std::find(place.address.begin(), place.address.end(), line) == place.address.end())
            place.address.push_back(std::move(line));
    }
    place.city = record.line(address, "city", 300);
    place.county = record.line(address, "state_province", 300);
    if (place.county.empty()) place.county = record.line(address, "region", 300);
    place.country = record.line(address, "country", 100);
    place.postcode = record.line(address, "postal_code", 100);
    if (&address != record.root) address.use = Use::entered;
}

bool read_postcode(Record& record, const Value& at, Place& place) {
    const KnownOutcode known = known_outcodes(record);
    if (place.postcode.empty()) {
        // At the end of the last line, or of the town.
        std::string* last = !place.city.empty() ? &place.city : place.address.empty() ? nullptr : &place.address.back();
        if (last && place.city.size() && !postcode_at_end(*last, known) && !place.address.empty())
            last = &place.address.back();
        if (!last) return false;
        const auto found = postcode_at_end(*last, known);
        if (!found) return false;
        place.postcode = found->postcode.written();
        last->resize(found->from);
        while (!last->empty() && (last->back() == ' ' || last->back() == ',')) last->pop_back();
        if (last->empty() && last != &place.city) place.address.pop_back();
        return false;
    }
    if (is_three_words(place.postcode)) {
        place.postcode.clear();
        return false;
    }
    const auto found = postcode_from_field(place.postcode, known);
    const std::string said = place.postcode.substr(0, 40);
    if (!found) {
        record.warn(
            at, "postal_code",
            fmt::format("`{}` is no postcode we can read, so the place is not found by it; write it as SR1 1AA", said));
        return false;
    }
    place.postcode = found->postcode.written();
    if (found->mended)
        record.warn(at, "postal_code",
                    fmt::format("the postcode `{}` was read as {}: letters and digits stood for each other", said,
                                place.postcode));
    else if (!known(found->postcode.outcode))
        record.warn(
            at, "postal_code",
            fmt::format("the postcode `{}` is in no district we know, so the place is on no map; check it", said));
    return found->is_part;
}

void find_point(Record& record, const Value& at, Place& place) {
    std::optional<KnownPlace> known;
    if (!place.postcode.empty()) known = record.context.places.find(place.postcode);
    if (place.point) {
        place.precision = Precision::exact;
        if (!known) return;
        const double miles = miles_between(*place.point, known->point);
        if (miles > (known->precision == Precision::district ? far_from_district_miles : far_from_unit_miles))
            record.warn(
                at, "latitude",
                fmt::format("the coordinates lie {:.0f} miles from the postcode {}; one of the two is wrong. The "
                            "coordinates were taken",
                            miles, place.postcode));
        return;
    }
    if (known) {
        place.point = known->point;
        place.precision = known->precision == Precision::exact ? Precision::postcode : known->precision;
        return;
    }
    if (place.city.empty()) return;
    // A town of that name, when there is only one.
    auto towns = record.context.places.all(place.city);
    if (towns.size() == 1 && !towns.front().is_area) {
        place.point = towns.front().point;
        place.precision = Precision::town;
    }
}

bool leave_out_box(Record& record, const Value& at, const Place& place) {
    const bool any_box = std::any_of(place.address.begin(), place.address.end(), is_box);
    if (!any_box) return false;
    for (const std::string& line : place.address)
        if (!is_box(line) && tells_of_a_street(line)) return false;
    record.warn(at, "address_1",
                "a PO box or freepost address is for post and no place to go, so it is no place of this listing");
    return true;
}

void map_further_addresses(Record& record, const Value& location, Table kind, const Value* first) {
    for (const Value* row : record.tables.parts(location, kind, Table::address)) {
        if (row == first || !row->is_container()) continue;
        const std::string_view type = trimmed(row->get("address_type"));
        if (type == "postal" || type == "virtual" || type == "mailing") continue;
        Place place;
        read_address(record, *row, place);
        row->use = Use::whole;  // it is a place of its own from here on
        read_postcode(record, *row, place);
        place.point = point_of(record, *row);
        const auto& places = record.listing.places;
        const bool known = std::any_of(places.begin(), places.end(), [&](const Place& one) {
            return one.address == place.address && one.postcode == place.postcode;
        });
        if (known || (place.address.empty() && place.postcode.empty()) || leave_out_box(record, *row, place)) continue;
        place.name = places.back().name;
        find_point(record, *row, place);
        record.listing.places.push_back(std::move(place));
    }
}

}  // namespace waymark::feeds
