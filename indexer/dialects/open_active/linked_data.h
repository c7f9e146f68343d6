// What is an object of OpenActive's linked data (JSON-LD) called: its type, its id, the words of a vocabulary?
#pragma once

#include <string_view>

#include "indexer/syntax/document.h"

namespace waymark::feeds::open_active {

/// The type of an object, without what stands before it: `SessionSeries` of `https://openactive.io/SessionSeries`.
std::string_view type_of(const Value& object);
/// `@id`, `id`, `identifier` or `url`, whichever comes first; empty when there is none.
std::string_view reference_of(const Value& object);
/// What stands behind the last `/`, `#` or `:` of a word of a vocabulary.
std::string_view last_part(std::string_view word);

}  // namespace waymark::feeds::open_active
