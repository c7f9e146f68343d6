// How far is each listing of a segment from the place asked, and how else may it reach a family there?
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "content/places/distance.h"
#include "content/places/places.h"
#include "search/index/generation.h"
#include "waymark/answer.h"

namespace waymark {

/// The place asked and how far people would go.
struct NearCondition {
    KnownPlace place;
    double miles = 10;
    bool strict = false;  ///< only what lies within `miles`
};

/// How the listings of one segment lie to the place asked; only those within the radius have a distance.
struct Proximity {
    Bits within;        ///< lies within the radius
    BorrowedBits here;  ///< covers the place, or is published for its area, and does not lie within
    // Only where a listing may reach people some other way:
    Bits reaches;        ///< comes to people there some other way, and does not lie within
    Bits unknown;        ///< has no known place and reaches no other way
    BorrowedBits local;  ///< of those, published for the area that the place lies in: as good as stated
};

/// Exact: every listing whose nearest place is at most `around.miles` away, by miles_between. `some_other_way`: whether
/// that is asked.
Proximity find_near(const LiveSegment& live, const NearCondition& around, bool stated_only, bool some_other_way);
/// The nearest place of a document that has one.
struct NearestPlace {
    double miles = 0;
    std::uint32_t place = 0;  ///< which of Segment::places
};
NearestPlace nearest_place(const Segment& segment, std::uint32_t document, const NearCondition& around);
/// No place of a document within `around.miles` is nearer than this; `rough` is from the place asked and for so many
/// miles.
double nearest_at_least(const Segment& segment, std::uint32_t document, const RoughDistance& rough);
/// How a listing that is in `reaches` or `unknown` gets to people.
Reach reach_of(const Segment& segment, std::uint32_t document, const NearCondition& around, bool stated_only);

}  // namespace waymark
