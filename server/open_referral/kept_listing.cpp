// Which listing of the store is meant, and may the public see it?
#include "server/open_referral/kept_listing.h"

namespace waymark::open_referral {

std::optional<Listing> public_listing(const PublicSite& site, const std::string& listing_id) {
    return site.listings.get(listing_id);
}

std::optional<Listing> listing_of(const PublicSite& site, IdOf is, const Uuid& id) {
    auto listing_id = site.catalogue->read([&](const Catalogue& now) -> std::string {
        const Entry* entry = nullptr;
        switch (is) {
            case IdOf::service: entry = now.find(id); break;
            case IdOf::service_at_location: entry = now.at_location(id); break;
            case IdOf::location: entry = now.in_location(id); break;
            case IdOf::organization:
                // One of its listings that names it: some know only its id.
                if (auto at = now.organizations().find(id); at != now.organizations().end() && at->second.named)
                    entry = now.find(at->second.named_by);
                break;
        }
        return entry && (is != IdOf::service || entry->is_service) ? entry->kept_id() : std::string();
    });
    // A service that is shown by another feed's answers with that one.
    if (listing_id.empty() && is == IdOf::service) listing_id = site.listings.shown_for(id.text()).value_or("");
    if (listing_id.empty()) return std::nullopt;
    return public_listing(site, listing_id);
}

}  // namespace waymark::open_referral
