// How are many listings turned into segments, with every core at work?
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "search/index/generation.h"
#include "search/index/terms.h"
#include "search/work/progress.h"

namespace waymark {

/// Gives listings as JSON documents (content/store) to `take` until it gives false or there are no more.
using ListingSource = std::function<void(const std::function<bool(std::string_view json)>& take)>;

/// Builds segments `segment-STEM-0`, `segment-STEM-1` … in `index_dir` from the public listings of `source`, one for
/// each worker that had any. `expected` is about how many come: as many workers as cores, but none for fewer than
/// 25,000. On an error nothing is left behind. Errors: `unreadable` (a document is no listing), `storage` (the segment
/// cannot be written; or what `source` threw, which ends the work).
Result<std::vector<ManifestSegment>> build_segments(const std::string& index_dir, const std::string& stem,
                                                    std::shared_ptr<const IndexRules> rules, std::size_t expected,
                                                    const ListingSource& source, const Progress& progress);

}  // namespace waymark
