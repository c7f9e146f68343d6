// Which words does understanding know, and what are they made of? (the lexicon, as others hold it)
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "content/content_files.h"
#include "content/places/places.h"
#include "content/words/vocabulary.h"
#include "waymark/error.h"

namespace waymark {

/// What the listings themselves add to the words: evidence for names and for spelling.
struct ListingWords {
    std::vector<std::string> names;  ///< of listings and organisations, as written
    std::vector<std::pair<std::string, std::uint32_t>>
        spelling;  ///< folded word of a name or summary → listings that hold it
};

/// Everything understanding knows, built once a generation; immutable, shared between threads.
class Words {
public:
    virtual ~Words() = default;
    /// Whether a folded word is one that people write: ours, ordinary English, of the name of a person, a place or a
    /// listing.
    virtual bool knows(const std::string& word) const = 0;
    /// Whether somebody who typed a folded word that nobody knows may have meant `other`: a slip away, sounding alike,
    /// and nothing that can hurt.
    virtual bool may_mean(const std::string& word, const std::string& other) const = 0;
};

}  // namespace waymark
