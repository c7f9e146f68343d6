// Which words and tables does reading a feed need, besides the feed?
#include "indexer/words/feed_words.h"

namespace waymark::feeds {

Result<FeedWords> FeedWords::load(const ContentFiles& files, const Vocabulary& vocabulary) {
    auto terms = Terms::load(files, vocabulary);
    if (!terms) return tl::unexpected(terms.error());
    auto derivation = Derivation::load(files, vocabulary);
    if (!derivation) return tl::unexpected(derivation.error());
    auto columns = ColumnNames::load(files);
    if (!columns) return tl::unexpected(columns.error());
    auto publication = PublicationWords::load(files);
    if (!publication) return tl::unexpected(publication.error());
    auto placeholders = Placeholders::load(files);
    if (!placeholders) return tl::unexpected(placeholders.error());
    return FeedWords{std::move(*terms), std::move(*derivation), std::move(*columns), std::move(*publication),
                     std::move(*placeholders)};
}

}  // namespace waymark::feeds
