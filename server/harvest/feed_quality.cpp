// What is kept of how good the listings of a source are, once it was read (data quality over time)?
#include "server/harvest/feed_quality.h"

#include "indexer/check/source_quality.h"
#include "search/engine_internals.h"

namespace waymark {

Result<void> keep_quality(Engine& engine, FeedStore& book, const std::string& source, std::int64_t at,
                          const ImportReport& read) {
    const auto ids = book.public_ids_of(source);
    if (!ids) return tl::unexpected<Error>(ids.error());
    auto& internals = internals_of(engine);
    const auto quality = quality_of_source(internals.store(), *ids, internals.files(),
                                           *internals.snapshot()->vocabulary, internals.options().today(), read);
    if (!quality) return tl::unexpected<Error>(quality.error());
    const auto score = quality->score();
    if (!score) return {};
    FeedRun run{at, quality->listings, *score, {}};
    for (const auto& part : quality->parts) run.have[part.name] = part.have;
    return book.put_run(source, run);
}

}  // namespace waymark
