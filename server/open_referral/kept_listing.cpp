// Which listing of the store is meant, and may the public see it?
#include "server/open_referral/kept_listing.h"

namespace waymark::open_referral {

std::optional<Listing> public_listing(const PublicSite& site, const std::string& listing_id) {
    return site.listings.get(listing_id);
}

std::optional<Listing> listing_of(const PublicSite& site, IdOf is, const Uuid& id) {
    const auto now = site.catalogues->now();
    if (!now) return std::nullopt;
    std::optional<Entry> entry;
    switch (is) {
        case IdOf::service: entry = now->find(id); break;
        case IdOf::service_at_location: entry = now->at_location(id); break;
        case IdOf::location: entry = now->in_location(id); break;
        case IdOf::organization:
            // One of its listings that names it: some know only its id.
            if (const auto organization = now->organization(id)) entry = organization->named_by;
            break;
    }
    std::string listing_id =
        entry && (is != IdOf::service || entry->is_service()) ? entry->listing_id() : std::string();
    // A service that is shown by another feed's answers with that one.
    if (listing_id.empty() && is == IdOf::service) listing_id = site.listings.shown_for(id.text()).value_or("");
    if (listing_id.empty()) return std::nullopt;
    return public_listing(site, listing_id);
}

}  // namespace waymark::open_referral
