// How do listings look as one table for a spreadsheet?
#pragma once

#include <memory>

#include "content/words/vocabulary.h"
#include "indexer/write/feed_writer.h"

namespace waymark::feeds::own_csv {

std::unique_ptr<ListingsWriter> table_writer(const Vocabulary& vocabulary, const TakeBytes& take);

}  // namespace waymark::feeds::own_csv
