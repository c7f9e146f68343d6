// How good are the listings that are kept of one source, after an import or a harvest?
#include "indexer/check/source_quality.h"

#include "content/store/listing_json.h"
#include "indexer/check/listing_audit.h"
#include "indexer/check/quality_score.h"
#include "search/work/guarded_work.h"

namespace waymark {

Result<Quality> quality_of_source(const ListingStore& store, const std::vector<std::string>& ids,
                                  const ContentFiles& content, const Vocabulary& vocabulary, const Date& today,
                                  const ImportReport& read) {
    if (read.quality.listings + read.providers == ids.size()) return read.quality;
    auto words = feeds::FeedWords::load(content, vocabulary);
    if (!words) return tl::unexpected(words.error());
    feeds::QualityTally tally;
    auto done = caught([&]() -> Result<void> {
        store.each_document_of(ids, [&](std::string_view, bool, std::string_view json) {
            const auto listing = listing_from_json(json);
            if (listing && feeds::is_service_for_families(*listing))
                tally.add(*listing, feeds::audit(*listing, vocabulary, *words, today), today);
            return true;
        });
        return {};
    });
    if (!done) return tl::unexpected(done.error());
    return tally.quality();
}

}  // namespace waymark
