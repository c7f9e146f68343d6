// How far is each listing of a segment from the place asked, and how else may it reach a family there?
#include "search/match/nearness.h"

#include <algorithm>
#include <cmath>

#include "search/index/schema.h"

namespace waymark {
namespace {

/// Whether the field `delivery` of a document holds one of the codes.
bool delivered(const Segment& segment, std::uint32_t document, const char* code, bool stated_only) {
    const auto* delivery = segment.field("delivery");
    if (!delivery) return false;
    const auto& codes = stated_only ? delivery->yes : delivery->any;
    auto it = codes.find(std::string_view(code));
    return it != codes.end() && it->second.test(document);
}

/// Listings that say they cover the place, and for a whole area those that its councils publish: people who name an area mean all of it.
Bits covering(const Segment& segment, const KnownPlace& place) {
    Bits bits(segment.size());
    auto councils = place.councils;
    if (councils.empty() && !place.council.empty()) councils.push_back(place.council);
    for (const auto& slug : councils) {
        if (auto covers = segment.boolean(schema::covers, slug)) bits |= *covers;
        if (!place.is_area) continue;
        if (auto published = segment.boolean(schema::council, slug)) bits |= *published;
    }
    return bits;
}

}  // namespace

Nearness measure(const LiveSegment& live, const Around& around, bool stated_only) {
    const auto& segment = *live.segment;
    Nearness near;
    near.miles.assign(segment.size(), -1.0);
    near.place.assign(segment.size(), 0);
    near.within = near.reaches = near.unknown = Bits(segment.size());

    // A box around the circle is looked at first: one degree of latitude is never under 68.7 miles, of longitude that times the cosine.
    const double lat_span = around.miles / 68.7 + 1e-6;
    const double cosine = std::cos(std::min(89.0, std::abs(around.place.point.lat) + lat_span) * M_PI / 180);
    const double lon_span = around.miles / (68.7 * std::max(cosine, 0.01)) + 1e-6;
    const auto& places = segment.places();
    for (std::uint32_t d = 0; d < segment.size(); ++d) {
        for (auto p = segment.places_at(d); p < segment.places_at(d + 1); ++p) {
            const auto& point = places[p].point;
            if (std::abs(point.lat - around.place.point.lat) > lat_span || std::abs(point.lon - around.place.point.lon) > lon_span) continue;
            const double miles = miles_between(point, around.place.point);
            if (miles > around.miles || (near.miles[d] >= 0 && miles >= near.miles[d])) continue;
            near.miles[d] = miles;
            near.place[d] = p;
        }
        if (near.miles[d] >= 0) near.within.set(d);
    }
    if (const auto* delivery = segment.field("delivery"))
        for (const char* code : {"home", "phone", "online"}) {
            const auto& codes = stated_only ? delivery->yes : delivery->any;
            if (auto it = codes.find(std::string_view(code)); it != codes.end()) near.reaches |= it->second;
        }
    near.reaches |= covering(segment, around.place);
    near.reaches.remove(near.within);
    near.unknown = live.live;
    near.unknown.remove(segment.has_place()).remove(near.reaches);
    near.local = near.unknown;
    auto published = around.place.council.empty() ? nullptr : segment.boolean(schema::council, around.place.council);
    near.local &= published ? *published : Bits(segment.size());
    return near;
}

Reach reach_of(const Segment& segment, std::uint32_t document, const Around& around, bool stated_only) {
    if (delivered(segment, document, "home", stated_only)) return Reach::comes_to_you;
    if (covering(segment, around.place).test(document)) return Reach::covers;
    if (delivered(segment, document, "phone", stated_only)) return Reach::phone;
    if (delivered(segment, document, "online", stated_only)) return Reach::online;
    return Reach::unknown;
}

}  // namespace waymark
