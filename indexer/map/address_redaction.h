// Redaction of addresses: which texts of a record may not tell where its hidden places are?
#pragma once

#include "indexer/map/record.h"

namespace waymark::feeds {

/// Takes the addresses and full postcodes of hidden places out of every text of the listing, of the terms that no code
/// covers, and of the notes.
void redact_hidden_addresses(Record& record);
/// The same for the texts of a listing alone, whichever they are (content/store/listing_fields.h).
void redact_hidden_addresses(Listing& listing, const HiddenAddresses& addresses);

}  // namespace waymark::feeds
