// Which terms does a listing get, and how often does each count?
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/words/vocabulary.h"
#include "search/index/ranking.h"
#include "search/index/synonyms.h"
#include "waymark/listing.h"

namespace waymark {

/// What the index is built with besides the listings. Immutable, shared.
struct IndexRules {
    Vocabulary vocabulary;
    Ranking ranking;
    Synonyms synonyms;
    std::string fingerprint;   ///< of the files these were read from, and of the format
};

/// The folded words of a text with single spaces between, so that names can be compared whole.
std::string joined_words(std::string_view text);

/// The terms of one listing.
struct ListingTerms {
    std::vector<std::pair<std::string, std::uint32_t>> terms;   ///< sorted, each once; the number is its wdf, 0 for filters
    std::uint32_t length = 0;                                   ///< the sum over `word` terms
};

/// Turns listings into terms; keeps a cache of stems, so use one for many listings, in one thread.
class TermMaker {
public:
    explicit TermMaker(std::shared_ptr<const IndexRules> rules);
    ~TermMaker();
    void make(const Listing& listing, ListingTerms& out);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace waymark
