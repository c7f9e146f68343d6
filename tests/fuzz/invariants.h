// Which promises does every listing keep, whatever it was read from?
#pragma once

#include <cstdio>
#include <cstdlib>

#include "content/store/listing_json.h"
#include "content/store/store.h"
#include "indexer/syntax/json_reader.h"
#include "indexer/syntax/tree.h"
#include "indexer/write/writer.h"
#include "tests/indexer/feed.h"

namespace waymark::fuzz {

[[noreturn]] inline void broken(const char* promise) {
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

inline void check(const Listing& listing) {
    if (listing.name.empty() || listing.id.size() != 36) broken("a listing has a name and an id");
    for (const auto& [field, facts] : listing.facts) {
        for (const auto* codes : {&facts.yes, &facts.no, &facts.derived})
            for (const std::string& code : *codes)
                if (!feeds::TestWords::get().vocabulary.has(field, code)) broken("every code is one of the vocabulary");
        if (facts.stated() && !facts.derived.empty()) broken("a field that states anything is never added to");
    }
    for (const Place& place : listing.places)
        if (place.address_hidden && (!place.address.empty() || place.precision == Precision::exact))
            broken("a hidden address stays hidden");
    if (listing.unmapped_json.find("\"private\":") != std::string::npos) broken("a private fact is never kept");
    feeds::Document document;
    const auto& vocabulary = feeds::TestWords::get().vocabulary;
    const std::string json = feeds::json_of(*feeds::open_referral::service(listing, vocabulary, document));
    auto read = feeds::read_json(json, document, feeds::open_referral::name_member);
    if (!read) broken("what goes out as Open Referral is JSON");
    for (std::string_view must : {"id", "name", "status"})
        if (!read->value->get(must)) broken("what goes out as Open Referral has what it must have");
    auto again = listing_from_json(to_json(listing));
    if (!again || !(*again == listing)) broken("a listing is the same after it was stored");
}

inline void check(const feeds::FeedRead& read) {
    for (const auto& listing : read.good()) check(listing);
    for (const auto& provider : read.providers)
        if (!provider.rejected) check(provider.listing);
}

}  // namespace waymark::fuzz
