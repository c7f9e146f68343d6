// What does the index take of a service that several feeds have?
#include "search/index/indexed_duplicates.h"

#include <algorithm>

#include "content/store/listing_json.h"

namespace waymark {

Result<IndexedDuplicates> IndexedDuplicates::read(const ListingStore& store, const Duplicates* duplicates) {
    if (!duplicates) return IndexedDuplicates(store, {});
    auto map = duplicates->duplicate_map();
    if (!map) return tl::unexpected<Error>(map.error());
    return IndexedDuplicates(store, std::move(*map));
}

std::string IndexedDuplicates::document(const Listing& listing) const {
    const auto hidden = duplicate_map_.duplicates_of.find(listing.id);
    if (hidden == duplicate_map_.duplicates_of.end()) return to_json(listing);
    auto shown = listing;
    auto& served = shown.councils_served;
    const auto serve = [&](const std::string& council) {
        if (!council.empty() && council != shown.council &&
            std::find(served.begin(), served.end(), council) == served.end())
            served.push_back(council);
    };
    for (const auto& id : hidden->second) {
        const auto twin = store_->get(id);
        if (!twin || !twin->is_public()) continue;
        serve(twin->listing.council);
        for (const auto& council : twin->listing.councils_served) serve(council);
    }
    return to_json(shown);
}

}  // namespace waymark
