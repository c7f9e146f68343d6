// How does the program check a feed, and how is a batch of files read in general?
#pragma once

#include <string>
#include <vector>

#include "content/content_files.h"
#include "content/places/councils.h"
#include "content/places/places.h"
#include "content/words/vocabulary.h"
#include "waymark/import.h"

namespace waymark {

/// The same reading, cleaning and checking as `import_feed`, without an engine: nothing is opened, stored or compared,
/// every good service counts as added. `content` finds the words. Errors: as `import_feed`, and content files that are
/// bad.
Result<ImportReport> check_feed(const ContentFiles& content, const Vocabulary& vocabulary, const Councils& councils,
                                const Places& places, const std::vector<std::string>& files,
                                const ImportOptions& options);

}  // namespace waymark
