// Which terms does a listing get, and how often does each count?
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "content/words/vocabulary.h"
#include "search/index/list_columns.h"
#include "search/index/ranking.h"
#include "search/index/synonyms.h"
#include "search/index/term_index_writer.h"
#include "waymark/listing.h"

namespace waymark {

/// What the index is built with besides the listings. Immutable, shared.
struct IndexRules {
    Vocabulary vocabulary;
    Ranking ranking;
    Synonyms synonyms;
    MakeListDescriber lists;  ///< empty: the index has no columns for lists
    std::string fingerprint;  ///< of the files these were read from, and of the format
};

/// The folded words of a text with single spaces between, so that names can be compared whole.
std::string joined_words(std::string_view text);

/// Which fields of a listing have terms, and by which weight: part of the fingerprint, for their description decides
/// what an index holds.
std::string described_terms();

/// Turns listings into terms; keeps what it learned of words, so use one for many listings, in one thread.
class TermExtractor {
public:
    /// `index` takes the terms and outlives this.
    TermExtractor(std::shared_ptr<const IndexRules> rules, TermIndexWriter& index);
    ~TermExtractor();
    /// Adds the terms of a listing under its document number; returns its length, the sum over `word` terms.
    std::uint32_t add(const Listing& listing, std::uint32_t document);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace waymark
