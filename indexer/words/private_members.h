// Which members of a feed may never be kept beside a listing?
#pragma once

#include <string_view>

namespace waymark::feeds {

/// Members that hold private facts, in whatever object they stand.
bool is_private_member(std::string_view folded_name);
/// Members that tell where a place is; they go when any place of the record is hidden.
bool tells_where(std::string_view folded_name);

}  // namespace waymark::feeds
