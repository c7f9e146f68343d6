// How do listings look as the tables of Open Referral's Human Services Data Specification 3, one CSV a table, in a zip?
#pragma once

#include <memory>

#include "content/words/vocabulary.h"
#include "indexer/write/feed_writer.h"

namespace waymark::feeds::hsds_csv {

/// Tables grow in a temporary folder; the zip goes out when everything is in it. Organisations, places and terms that
/// several services share stand once, as the first service had them. What a table has no column for stands as JSON in
/// its column `other`, our own extension in `waymark`.
std::unique_ptr<ListingsWriter> tables_writer(const Vocabulary& vocabulary, const TakeBytes& take);

}  // namespace waymark::feeds::hsds_csv
