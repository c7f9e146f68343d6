// Where is each single postcode of the national files that were imported?
// `DATA/places/units.bin`: sorted records of one width, looked up where they lie on the disk, so that 2.7 million of
// them take no memory of ours.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/places/postcode.h"
#include "waymark/error.h"
#include "waymark/listing.h"

namespace waymark {

/// The outcode filled up to four bytes with spaces, then the inward code or three spaces: sorts as people sort
/// postcodes.
using UnitKey = std::array<char, 7>;
UnitKey unit_key(const Postcode& postcode);

/// One record of the file, as it lies on the disk (little-endian machines, which is all that Debian builds us for).
struct Unit {
    UnitKey key{};
    std::uint8_t council = 0;                             ///< place in the list of council codes, from 1; 0: not known
    std::int32_t lat_millionths = 0, lon_millionths = 0;  ///< degrees
    LatLon point() const { return {lat_millionths / 1e6, lon_millionths / 1e6}; }
};
static_assert(sizeof(Unit) == 16);

/// The table, open for reading; any number of threads at once. It stays as it was opened when a newer file takes its
/// place.
class UnitTable {
public:
    /// No file is no error: the table is empty. Errors: a file that is not ours or was cut short.
    static Result<UnitTable> open(const std::filesystem::path& file);

    const Unit* find(const Postcode& postcode) const;  ///< null when it is not there
    /// Middle of all postcodes of an outcode, or the record of the outcode itself when a file of outcodes gave one.
    std::optional<LatLon> outcode(std::string_view outcode) const;
    /// ONS code of the council, empty when it is not known.
    std::string_view council_code(const Unit& unit) const;

    const Unit* begin() const { return first_; }
    const Unit* end() const { return first_ + count_; }
    std::size_t size() const { return count_; }
    const std::vector<std::string>& council_codes() const { return codes_; }

private:
    std::shared_ptr<const void> mapping_;
    const Unit* first_ = nullptr;
    std::size_t count_ = 0;
    std::vector<std::string> codes_;
};

/// Where the table of a data directory lies.
std::filesystem::path units_file(const std::string& data_dir);

/// Puts `newer` (sorted, each key once; `council` counts in `codes`) over the table of `data_dir` and swaps the file in
/// one step.
Result<void> merge_units(const std::string& data_dir, std::vector<Unit> newer, const std::vector<std::string>& codes);

}  // namespace waymark
