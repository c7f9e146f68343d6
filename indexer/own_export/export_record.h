// How does an export of our own come back without a difference?
// Beside the standard's members the object `waymark` carries the record itself, and a checksum over all that a reader
// sees beside it. Whoever changes a member breaks the checksum, and then what stands there is read like any other feed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "content/words/vocabulary.h"
#include "indexer/open_referral/tables.h"
#include "waymark/listing.h"

namespace waymark::feeds::open_referral {

/// Of the texts and numbers of a service or an organisation and of all that belongs to it, nested or joined by ids; ids
/// themselves, the record and the checksum are left out, and the order is no difference. The values must be named
/// (name_member).
std::uint64_t row_checksum(const Tables& tables, Table kind, const Value& value);
std::string checksum_text(std::uint64_t checksum);

/// The listing that a row of our own export was written from; nothing when it carries none, when its checksum is
/// broken, or when the record is not one that our own reading could have made.
std::optional<Listing> export_record_of(const Tables& tables, Table kind, const Value& value,
                                        const Vocabulary& vocabulary);

/// The object with `record` and `seal` in its member `waymark`.
Value* with_record(const Value& object, const Listing& listing, std::uint64_t checksum, Document& document);

}  // namespace waymark::feeds::open_referral
