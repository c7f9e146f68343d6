// Which id does a record get, the same on every import?
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace waymark::feeds {

/// The text as a UUID in lower case when it is one (with or without braces or `urn:uuid:`), else nothing. The nil UUID
/// is none.
std::optional<std::string> as_uuid(std::string_view text);

/// UUID version 5 (RFC 9562) of a name in our own namespace.
std::string uuid_of(std::string_view name);

/// The id of a listing (contract, "Identity"): the source's own id where that is a UUID, else of source and source id,
/// else of source, name, organisation and postcode.
std::string listing_id(std::string_view source, std::string_view source_id, std::string_view name,
                       std::string_view organisation, std::string_view postcode);

/// The id of a listing whose source id is the UUID of another feed's listing: it cannot have that for its own.
std::string id_beside(std::string_view source, std::string_view source_id);

/// The id of an organisation: its own where that is a UUID, else of source and source id, else of source and name.
/// Empty when it has neither.
std::string organisation_id(std::string_view source, std::string_view source_id, std::string_view name);

}  // namespace waymark::feeds
