// Which UUID does an object of Open Referral 3.0 get on its way out, the same for ever?
#pragma once

#include <string>
#include <string_view>

#include "indexer/open_referral/names.h"

namespace waymark::feeds::open_referral {

/// The source's own id where that is a UUID, else UUIDv5 of source and source id. Services and organisations: as they
/// are kept (contract, "Identity").
std::string export_id(Table kind, std::string_view source, std::string_view source_id);

/// For what the source gave no id: UUIDv5 of what it stands in and which one of its kind it is there.
std::string nameless_id(Table kind, std::string_view stands_in, std::string_view which);

/// Of a taxonomy or a code of our own vocabulary: the same in every directory.
std::string vocabulary_id(std::string_view field);
std::string vocabulary_id(std::string_view field, std::string_view code);

/// The id of a listing as the standard wants it: itself, since it is a UUID; for the odd id of an embedding program a
/// UUID made of it.
std::string service_uuid(std::string_view listing_id);
/// The same of an organisation; empty when the listing has none.
std::string organization_uuid(std::string_view organisation_id);

}  // namespace waymark::feeds::open_referral
