// Which postcode do these words of a feed mean, with its slips put right?
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "content/places/postcode.h"

namespace waymark::feeds {

/// A postcode as it was meant.
struct PostcodeReading {
    Postcode postcode;
    bool mended = false;   ///< letters stood for digits, or the other way round
    bool is_part = false;  ///< only its beginning was there (`SR1 1`): it tells the district, and hides nothing
};

/// Whether an outcode is one that there is.
using KnownOutcode = std::function<bool(std::string_view)>;

/// The postcode of a field for one: `SR1 1AA.`, `SR1-1AA, UK`, `S R 1 1 A A`, `SRl IAA`, the first of several. Letters
/// and digits are exchanged (O and 0, I, l and 1, S and 5, Z and 2, B and 8) only where one way alone gives a postcode
/// of a known outcode. Nothing when there is none.
std::optional<PostcodeReading> postcode_from_field(std::string_view words, const KnownOutcode& known);

/// A whole postcode at the end of a line of an address, and where it begins: `12 Mill Lane, Sunderland SR1 1AA.`
struct PostcodeAtEnd {
    Postcode postcode;
    std::size_t from = 0;
};
std::optional<PostcodeAtEnd> postcode_at_end(std::string_view line, const KnownOutcode& known);

}  // namespace waymark::feeds
