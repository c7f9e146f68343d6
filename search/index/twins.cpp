// What does the index take of a service that several feeds have?
#include "search/index/twins.h"

#include <algorithm>

#include "content/store/listing_json.h"

namespace waymark {

Result<IndexedTwins> IndexedTwins::read(const ListingStore& store, const Duplicates* duplicates) {
    if (!duplicates) return IndexedTwins(store, {});
    auto twins = duplicates->twins();
    if (!twins) return tl::unexpected<Error>(twins.error());
    return IndexedTwins(store, std::move(*twins));
}

std::string IndexedTwins::document(const Listing& listing) const {
    const auto hidden = twins_.hidden_of.find(listing.id);
    if (hidden == twins_.hidden_of.end()) return to_json(listing);
    auto shown = listing;
    auto& served = shown.councils_served;
    const auto serve = [&](const std::string& council) {
        if (!council.empty() && council != shown.council && std::find(served.begin(), served.end(), council) == served.end()) served.push_back(council);
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
