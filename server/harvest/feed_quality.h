// What is kept of how good the listings of a source are, once it was read (data quality over time)?
#pragma once

#include "content/store/feed_store.h"
#include "waymark/engine.h"
#include "waymark/import.h"

namespace waymark {

/// Keeps the score of a source as it stands now, with when it was read (seconds since 1970 UTC). Nothing is kept of a
/// source without a public service. Errors: those of the store and of content files.
Result<void> keep_quality(Engine& engine, FeedStore& book, const std::string& source, std::int64_t at,
                          const ImportReport& read);

}  // namespace waymark
