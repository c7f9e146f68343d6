// How do several files become one zip?
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "indexer/write/feed_writer.h"

namespace waymark::feeds {

/// Packs files (name in the zip, path) through a passing file `zip_path` and hands the bytes on. Errors: `storage`.
Result<void> write_zip(const std::vector<std::pair<std::string, std::string>>& files, const std::string& zip_path,
                       const TakeBytes& take);

}  // namespace waymark::feeds
