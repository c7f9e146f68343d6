// What does the index take of a service that several feeds have?
#pragma once

#include <string>
#include <string_view>

#include "content/store/duplicates.h"
#include "content/store/listing_store.h"

namespace waymark {

/// The duplicates as they were when this was made. One listing of each service is in the index; it is found for the
/// councils of the others too. For one thread.
class IndexedDuplicates {
public:
    /// `duplicates` may be null: then there are none.
    static Result<IndexedDuplicates> read(const ListingStore& store, const Duplicates* duplicates);

    bool hides(std::string_view id) const {
        return !duplicate_map_.canonical_of.empty() && duplicate_map_.canonical_of.contains(std::string(id));
    }
    /// The document that is indexed for a listing that is not hidden.
    std::string document(const Listing& listing) const;
    /// Whether `document` would say more than the listing's own.
    bool adds_to(std::string_view id) const {
        return !duplicate_map_.duplicates_of.empty() && duplicate_map_.duplicates_of.contains(std::string(id));
    }

private:
    IndexedDuplicates(const ListingStore& store, DuplicateMap duplicates)
        : store_(&store), duplicate_map_(std::move(duplicates)) {}
    const ListingStore* store_;
    DuplicateMap duplicate_map_;
};

}  // namespace waymark
