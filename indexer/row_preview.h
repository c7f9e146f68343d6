// How does a guessed mapping read the first rows of a table?
#pragma once

#include <string>
#include <vector>

#include "indexer/words/feed_words.h"
#include "waymark/import.h"

namespace waymark::feeds {

/// The first three rows of a CSV as the mapping reads them: each field of the mapping with its columns and what became
/// of it in the listing. An address that a row hides is not told. Nothing for standard input, for a file in a zip, and
/// where the mapping is not ready to be used.
std::vector<RowPreview> preview_rows(const MapContext& context, const std::string& file, const std::string& column_map);

}  // namespace waymark::feeds
