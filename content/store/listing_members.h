// Which members does the document of a listing have, and in which order?
// For the files of this folder and the tests that prove no member is forgotten.
#pragma once

#include <type_traits>

#include "content/store/enum_names.h"
#include "content/store/listing_fields.h"
#include "waymark/listing.h"

namespace waymark {

// Each member stands once in listing_fields.h: its place there is its place in the document, for writing and for
// reading. A member that is not there is not kept; a test counts them. `kept` of a listing is none of them: it is JSON
// already.

/// Calls `take(name, member)` for each member of a record, in the order of its document.
template <Described T>
constexpr void for_each_field(T& record, auto&& take) {
    visit_fields(record, [&](const FieldDescription& field, auto& member) { take(field.name, member); });
}

/// A record whose members listing_fields.h describes.
template <class T>
concept HasMembers = Described<T>;

}  // namespace waymark
