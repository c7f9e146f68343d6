// How is a listing written as JSON for the record, and read again?
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "waymark/error.h"
#include "waymark/listing.h"

namespace waymark {

/// The whole record as JSON, in a fixed order of keys: equal listings give equal text.
std::string to_json(const Listing& listing);
/// Reads what to_json wrote, and older forms of it. Unknown keys are passed over. Errors: `unreadable`.
Result<Listing> listing_from_json(std::string_view json);

/// The document of a listing and whether a text of it held a NUL, which no store takes.
struct ListingDocument {
    std::string json;
    bool has_nul = false;
};
ListingDocument document_of(const Listing& listing);
ListingDocument document_of(const Commissioning& facts);
/// Nothing when it is not what document_of wrote.
std::optional<Commissioning> commissioning_from_json(std::string_view json);

}  // namespace waymark
