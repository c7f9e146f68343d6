// What of a listing goes into the catalogue?
#pragma once

#include <functional>
#include <string>

#include "content/places/councils.h"
#include "content/places/places.h"
#include "content/words/vocabulary.h"
#include "indexer/syntax/document.h"
#include "server/open_referral/packed_entry.h"
#include "server/open_referral/term.h"

namespace waymark::open_referral {

/// Makes entries one after another; not for several threads at once.
class EntryMaker {
public:
    /// `places` may be null. `keep_term` gives a term its index.
    EntryMaker(const Vocabulary& vocabulary, const Councils& councils, const Places* places,
               std::function<std::uint32_t(Term&&)> keep_term)
        : vocabulary_(vocabulary), councils_(councils), places_(places), keep_term_(std::move(keep_term)) {}
    Entry make(const Listing& listing);

private:
    void areas(const Listing& listing, Entry& entry);
    void terms(const feeds::Value& holder, TermOf of);

    const Vocabulary& vocabulary_;
    const Councils& councils_;
    const Places* places_;
    const std::function<std::uint32_t(Term&&)> keep_term_;
    feeds::Document document_;
    EntryLists lists_;  // of the entry that is being made
};

/// Folded words with a space before and behind each, so that a word is looked for as ` word `.
std::string search_words(std::string_view text);
/// Whether each word of `asked` (from search_words) begins a word of `words`.
bool has_all_words(std::string_view words, std::string_view asked);

/// In capitals, without spaces.
std::string folded_postcode(std::string_view postcode);

/// `yyyymmddhhmmss` of an ISO moment in UTC, 0 when it is none; and back.
std::int64_t moment_number(std::string_view moment);
std::string moment_text(std::int64_t number);

}  // namespace waymark::open_referral
