// How good are the listings that are kept of one source, after an import or a harvest?
#pragma once

#include <string>
#include <vector>

#include "content/content_files.h"
#include "content/store/listing_store.h"
#include "content/words/vocabulary.h"
#include "waymark/error.h"
#include "waymark/import.h"

namespace waymark {

/// The quality of the kept listings with these ids (those of one source); `read` is that of an import of it, which
/// spares the reading of them all when it looked at just as many. `today` is an ISO date. Errors: a content file that
/// is bad; `storage`, `unreadable`.
Result<Quality> quality_of_source(const ListingStore& store, const std::vector<std::string>& ids,
                                  const ContentFiles& content, const Vocabulary& vocabulary, const Date& today,
                                  const ImportReport& read);

}  // namespace waymark
