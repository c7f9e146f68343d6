// Which directory does a listing come from, and which others have it too?
#include "server/site/provenance.h"

namespace waymark {

std::shared_ptr<const std::set<std::string>> Provenance::neighbours() const {
    // A feed comes and goes with its listings, and so with a new generation of the index.
    const auto now = listings_.snapshot_id();
    const std::lock_guard lock(mutex_);
    if (neighbours_ && read_at_ == now) return neighbours_;
    std::set<std::string> councils;
    if (book_)
        if (const auto feeds = book_->feeds())
            for (const auto& feed : *feeds)
                if (!feed.ours && !feed.council.empty()) councils.insert(feed.council);
    neighbours_ = std::make_shared<const std::set<std::string>>(std::move(councils));
    read_at_ = now;
    return neighbours_;
}

std::string Provenance::neighbour(std::string_view council) const {
    if (council.empty() || !book_) return {};
    const std::string slug(council);
    if (!neighbours()->contains(slug)) return {};
    const auto* known = councils_.find(slug);
    return known ? known->name : std::string();
}

Origin Provenance::origin_of(const Listing& listing, const std::set<std::string>& neighbour_feeds) const {
    const auto* council = councils_.find(listing.council);
    return {listing.id,      listing.source,
            listing.council, council ? council->name : "",
            listing.licence, neighbour_feeds.contains(listing.source)};
}

std::vector<Origin> Provenance::of(const Listing& listing) const {
    std::set<std::string> neighbour_feeds;
    if (book_)
        if (const auto feeds = book_->feeds())
            for (const auto& feed : *feeds)
                if (!feed.ours) neighbour_feeds.insert(feed.name);
    std::vector<Origin> origins{origin_of(listing, neighbour_feeds)};
    const auto shown = listings_.shown_for(listing.id);
    auto ids = listings_.hidden_behind(shown.value_or(listing.id));
    if (shown) ids.insert(ids.begin(), *shown);
    for (const auto& id : ids) {
        if (id == listing.id) continue;
        if (const auto duplicate = listings_.get(id)) origins.push_back(origin_of(*duplicate, neighbour_feeds));
    }
    return origins;
}

std::optional<std::string> Provenance::shown_for(const std::string& id) const {
    auto shown = listings_.shown_for(id);
    return shown && listings_.get(*shown) ? shown : std::nullopt;
}

}  // namespace waymark
