// Which known name was meant by one that was mistyped (edit distance)?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace waymark {

/// How many letters must be added, taken away, changed or swapped with the next to make one of the other.
std::size_t edit_distance(std::string_view one, std::string_view other);

/// The name nearest to what was typed, the first of equals; empty when none is near: further than a third of its
/// length, unless what was typed is how it begins.
std::string nearest_name(std::string_view typed, const std::vector<std::string>& names);

}  // namespace waymark
