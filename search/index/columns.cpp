// Which numbers of a listing are kept in memory for filtering, sorting and distance, and how are they packed into the
// index?
#include "search/index/columns.h"

#include <algorithm>
#include <cstring>

#include "content/text/split.h"
#include "content/text/text.h"

namespace waymark {
namespace {

/// The digits of a date or time as one number, at most `most` of them; fewer are filled up with zeros.
std::int64_t digits(std::string_view text, int most) {
    std::int64_t value = 0;
    int seen = 0;
    for (char c : text) {
        if (c < '0' || c > '9') continue;
        if (seen == most) break;
        value = value * 10 + (c - '0');
        ++seen;
    }
    if (!seen) return 0;
    for (; seen < most; ++seen) value *= 10;
    return value;
}

template <class T>
void put(std::string& out, T value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out.append(bytes, sizeof value);
}
template <class T>
bool take(std::string_view& in, T& value) {
    if (in.size() < sizeof value) return false;
    std::memcpy(&value, in.data(), sizeof value);
    in.remove_prefix(sizeof value);
    return true;
}

}  // namespace

Columns columns_of(const Listing& listing) {
    Columns c;
    if (const Ages& ages = listing.known_ages(); ages.stated()) {
        c.age_min = std::clamp(ages.min.value_or(0), 0, Columns::open);
        const int max = ages.max.value_or(Columns::open);
        c.age_max = max >= 99 ? Columns::open : std::max(max, 0);
    }
    c.assured = static_cast<std::int32_t>(digits(listing.assured, 8));
    c.modified = digits(listing.last_modified, 14);
    for (const auto& place : listing.places)
        if (place.point) c.places.push_back({*place.point, place.precision});
    c.name_words = static_cast<std::uint8_t>(std::min<std::size_t>(text::split(listing.name).size(), 255));
    c.id = listing.id.substr(0, 250);
    c.name_key = text::sort_key(listing.name);
    return c;
}

std::string pack(const Columns& c) {
    std::string out;
    put(out, static_cast<std::int8_t>(c.age_min));
    put(out, static_cast<std::int8_t>(c.age_max));
    put(out, c.assured);
    put(out, c.modified);
    put(out, c.length);
    put(out, static_cast<std::uint16_t>(std::min<std::size_t>(c.places.size(), 1000)));
    for (std::size_t i = 0; i < c.places.size() && i < 1000; ++i) {
        put(out, c.places[i].point.lat);
        put(out, c.places[i].point.lon);
        put(out, static_cast<std::uint8_t>(c.places[i].precision));
    }
    put(out, c.name_words);
    put(out, static_cast<std::uint8_t>(c.id.size()));
    out += c.id;
    out += c.name_key;
    return out;
}

bool unpack(std::string_view in, Columns& c) {
    std::int8_t min = 0, max = 0;
    std::uint16_t places = 0;
    if (!take(in, min) || !take(in, max) || !take(in, c.assured) || !take(in, c.modified) || !take(in, c.length) ||
        !take(in, places))
        return false;
    c.age_min = min;
    c.age_max = max;
    c.places.resize(places);
    for (auto& place : c.places) {
        std::uint8_t precision = 0;
        if (!take(in, place.point.lat) || !take(in, place.point.lon) || !take(in, precision) || precision > 4)
            return false;
        place.precision = static_cast<Precision>(precision);
    }
    std::uint8_t id_size = 0;
    if (!take(in, c.name_words) || !take(in, id_size) || in.size() < id_size) return false;
    c.id.assign(in.substr(0, id_size));
    c.name_key.assign(in.substr(id_size));
    return true;
}

}  // namespace waymark
