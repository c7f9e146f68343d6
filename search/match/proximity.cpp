// How far is each listing of a segment from the place asked, and how else may it reach a family there?
#include "search/match/proximity.h"

#include <algorithm>
#include <limits>

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

/// Listings that say they cover the place, and for a whole area those that its councils publish: people who name an
/// area mean all of it.
BorrowedBits covering(const Segment& segment, const KnownPlace& place) {
    BorrowedBits covering;
    auto councils = place.councils;
    if (councils.empty() && !place.council.empty()) councils.push_back(place.council);
    for (const auto& slug : councils) {
        if (auto covers = segment.boolean(schema::covers, slug)) covering.to_owned(segment.size()) |= *covers;
        if (!place.is_area) continue;
        if (auto published = segment.boolean(schema::council, slug)) covering.to_owned(segment.size()) |= *published;
    }
    return covering;
}

}  // namespace

Proximity find_near(const LiveSegment& live, const NearCondition& around, bool stated_only, bool some_other_way) {
    const auto& segment = *live.segment;
    Proximity near;
    near.within = Bits(segment.size());
    segment.grid().within(around.place.point, around.miles, near.within);
    near.here = covering(segment, around.place);
    const auto published =
        around.place.council.empty() ? nullptr : segment.boolean(schema::council, around.place.council);
    if (some_other_way) {
        near.reaches = Bits(segment.size());
        if (const auto* delivery = segment.field("delivery"))
            for (const char* code : {"home", "phone", "online"}) {
                const auto& codes = stated_only ? delivery->yes : delivery->any;
                if (auto it = codes.find(std::string_view(code)); it != codes.end()) near.reaches |= it->second;
            }
        near.reaches |= near.here;
        near.reaches.remove(near.within);
        near.unknown = live.live;
        near.unknown.remove(segment.has_place()).remove(near.reaches);
        if (published) near.local = BorrowedBits(std::move(Bits(near.unknown) &= *published));
    }
    if (published) near.here.to_owned(segment.size()) |= *published;
    if (near.here.get()) (near.here.to_owned(segment.size()) &= live.live).remove(near.within);
    return near;
}

NearestPlace nearest_place(const Segment& segment, std::uint32_t document, const NearCondition& around) {
    NearestPlace nearest{-1, 0};
    for (auto p = segment.places_at(document); p < segment.places_at(document + 1); ++p) {
        const double miles = miles_between(segment.places()[p].point, around.place.point);
        if (nearest.miles < 0 || miles < nearest.miles) nearest = {miles, p};
    }
    return nearest;
}

double nearest_at_least(const Segment& segment, std::uint32_t document, const RoughDistance& rough) {
    double least = std::numeric_limits<double>::infinity();
    for (auto p = segment.places_at(document); p < segment.places_at(document + 1); ++p)
        least = std::min(least, rough.miles_at_least(segment.places()[p].point));
    return least;
}

Reach reach_of(const Segment& segment, std::uint32_t document, const NearCondition& around, bool stated_only) {
    if (delivered(segment, document, "home", stated_only)) return Reach::comes_to_you;
    if (covering(segment, around.place).test(document)) return Reach::covers;
    if (delivered(segment, document, "phone", stated_only)) return Reach::phone;
    if (delivered(segment, document, "online", stated_only)) return Reach::online;
    return Reach::unknown;
}

}  // namespace waymark
