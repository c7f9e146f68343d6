// Which forms of the record are for the store's own eyes?
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "waymark/listing.h"

namespace waymark {

/// The document of a listing and whether a text of it held a NUL, which no store takes.
struct Document {
    std::string json;
    bool has_nul = false;
};
Document document_of(const Listing& listing);
Document document_of(const Commissioning& facts);
/// Nothing when it is not what document_of wrote.
std::optional<Commissioning> commissioning_from_json(std::string_view json);

}  // namespace waymark
