// Which places of a segment lie round a point?
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "search/index/bits.h"
#include "search/index/columns.h"

namespace waymark {

/// Places sorted by the cell of a grid that they lie in, so that a search looks only at the cells its circle touches.
class PlaceGrid {
public:
    PlaceGrid() = default;
    /// `listing[p]` is the number of the listing that `places[p]` belongs to; `places` must outlive this.
    PlaceGrid(const std::vector<ColumnPlace>& places, std::vector<std::uint32_t> listing);
    /// The listings with a place at most `miles` from `centre`, exactly by miles_between; `found` is as large as the
    /// segment.
    void within(const LatLon& centre, double miles, Bits& found) const;

private:
    const std::vector<ColumnPlace>* places_ = nullptr;
    std::vector<std::uint32_t> cells_;  ///< sorted
    struct Entry {
        std::array<float, 3> at;  ///< on a sphere of radius 1
        std::uint32_t place, listing;
    };
    std::vector<Entry> entries_;  ///< parallel to cells_
};

}  // namespace waymark
