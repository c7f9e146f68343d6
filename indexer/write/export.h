// How do the listings of a data directory get out again as a feed?
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "content/store/listing_store.h"
#include "content/words/vocabulary.h"
#include "indexer/write/feed_writer.h"

namespace waymark {

/// Names for `--format`, in the order a person is told of them.
const std::vector<std::string_view>& export_formats();

/// Writes every listing that was not withdrawn, inactive ones too, each with its own record, so that importing the
/// export changes nothing. What only commissioners may see is in no listing and so in no export; a hidden address is
/// known by its district alone. Memory does not grow with the number of listings (but for a few bytes each in
/// `oruk-csv`). Returns how many. Errors: an unknown format; the disk is full.
Result<std::uint32_t> export_listings(const ListingStore& store, const Vocabulary& vocabulary, std::string_view format,
                                      const TakeBytes& take);

}  // namespace waymark
