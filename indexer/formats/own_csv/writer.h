// How do listings look as one table for a spreadsheet?
#pragma once

#include <memory>

#include "indexer/export.h"

namespace waymark::feeds::own_csv {

std::unique_ptr<ListingsWriter> table_writer(const Vocabulary& vocabulary, const TakeBytes& take);

}  // namespace waymark::feeds::own_csv
