// What does the index take of a service that several feeds have?
#pragma once

#include <string>
#include <string_view>

#include "content/store/duplicates.h"
#include "content/store/listing_store.h"

namespace waymark {

/// The twins as they were when this was made. One listing of each service is in the index; it is found for the councils of the others too.
/// For one thread.
class IndexedTwins {
public:
    /// `duplicates` may be null: then there are none.
    static Result<IndexedTwins> read(const ListingStore& store, const Duplicates* duplicates);

    bool hides(std::string_view id) const { return !twins_.shown_of.empty() && twins_.shown_of.contains(std::string(id)); }
    /// The document that is indexed for a listing that is not hidden.
    std::string document(const Listing& listing) const;
    /// Whether `document` would say more than the listing's own.
    bool adds_to(std::string_view id) const { return !twins_.hidden_of.empty() && twins_.hidden_of.contains(std::string(id)); }

private:
    IndexedTwins(const ListingStore& store, Twins twins) : store_(&store), twins_(std::move(twins)) {}
    const ListingStore* store_;
    Twins twins_;
};

}  // namespace waymark
