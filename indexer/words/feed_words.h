// Which words and tables does reading a feed need, besides the feed?
#pragma once

#include <memory>
#include <string>

#include "content/content_files.h"
#include "content/places/councils.h"
#include "content/places/places.h"
#include "content/words/vocabulary.h"
#include "indexer/words/column_map.h"
#include "indexer/words/derive.h"
#include "indexer/words/placeholders.h"
#include "indexer/words/publication.h"
#include "indexer/words/terms.h"

namespace waymark::feeds {

/// The data files of `content/feeds`. Immutable; build it anew when the files change.
struct FeedWords {
    Terms terms;
    Derivation derivation;
    ColumnNames columns;
    PublicationWords publication;
    Placeholders placeholders;

    /// Errors: a bad line, with file, line and a plain sentence.
    static Result<FeedWords> load(const ContentFiles& files, const Vocabulary& vocabulary);
};

/// Everything that mapping a record looks things up in, and for whom it is mapped. Not owned; all of it immutable, so
/// that several threads may map at once.
struct MapContext {
    const Vocabulary& vocabulary;
    const Places& places;
    const Councils& councils;
    const FeedWords& words;
    std::string source;         ///< name of the feed
    std::string council;        ///< slug of the publishing council; empty: as the feed says
    bool source_given = false;  ///< somebody named the source; else a record of our own export keeps its own
    std::string today = {};     ///< ISO date in the UK; empty: nothing is too early or over
};

}  // namespace waymark::feeds
