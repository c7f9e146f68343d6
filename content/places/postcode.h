// Have these words the shape of a UK postcode?
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace waymark {

/// A UK postcode or outcode found by its shape alone: `sr47tf` → `SR4 7TF`.
struct Postcode {
    std::string outcode;  ///< `SR4`
    std::string inward;   ///< `7TF`, empty for an outcode
    std::string written() const { return inward.empty() ? outcode : outcode + " " + inward; }
};
/// The whole of `words` as a postcode or outcode, however spaced and whatever its case; nothing when it has not that
/// shape.
std::optional<Postcode> as_postcode(std::string_view words);

}  // namespace waymark
