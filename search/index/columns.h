// Which numbers of a listing are kept in memory for filtering, sorting and distance, and how are they packed into the
// index?
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/listing.h"

namespace waymark {

struct ColumnPlace {
    LatLon point;
    Precision precision = Precision::unknown;
};

/// The columns of one listing, as they are written into the index and read back.
struct Columns {
    static constexpr int open = 127;  ///< an age end that is open upwards
    int age_min = -1, age_max = -1;   ///< -1 and -1: no age is known; else 0 to `open`
    std::int32_t assured = 0;         ///< yyyymmdd, 0 not stated
    std::int64_t modified = 0;        ///< yyyymmddhhmmss, 0 not stated
    std::uint32_t length = 0;         ///< weighted words, for BM25
    std::vector<ColumnPlace> places;  ///< those with a point
    std::uint8_t name_words = 0;      ///< words of its name, 255 at most
    std::string id;
    std::string name_key;  ///< text::sort_key of its name
};

Columns columns_of(const Listing& listing);
std::string pack(const Columns& columns);
/// False when the bytes are not what pack() writes.
bool unpack(std::string_view bytes, Columns& columns);

}  // namespace waymark
