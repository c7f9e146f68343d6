// What did the feed say that a listing has no member for, and may it be kept?
#pragma once

#include <string>

#include "indexer/map/record.h"

namespace waymark::feeds {

/// Everything of the record that no member of the listing took, as a JSON object; empty when nothing. Keeps no private
/// fact, and of hidden places nothing that tells where they are.
std::string write_unmapped_json(const Record& record);

}  // namespace waymark::feeds
