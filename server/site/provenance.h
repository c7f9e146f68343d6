// Which directory does a listing come from, and which others have it too?
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "content/places/councils.h"
#include "content/store/feed_store.h"
#include "server/site/public_listings.h"
#include "waymark/listing.h"

namespace waymark {

/// One directory that has a listing.
struct Origin {
    std::string id;            ///< of the listing as that directory has it
    std::string source;        ///< name of the feed
    std::string council;       ///< slug of the publishing council; may be empty
    std::string council_name;  ///< `County Durham`; empty when it is no council we know
    std::string licence;       ///< may be empty
    bool neighbour = false;    ///< harvested from a directory that is not ours
};

/// Thread-safe.
class Provenance {
public:
    /// `book` may be null: then nothing is a neighbour's. All outlive it.
    Provenance(PublicListings listings, const Councils& councils, FeedStore* book)
        : listings_(listings), councils_(councils), book_(book) {}

    /// Every directory that has this service, the listing's own first.
    std::vector<Origin> of(const Listing& listing) const;
    /// The id of the listing that is shown for this one; nothing when it is shown itself.
    std::optional<std::string> shown_for(const std::string& id) const;
    /// Name of the council when it is a neighbour that is harvested; empty otherwise. Cheap: asked for each result.
    std::string neighbour(std::string_view council) const;

private:
    std::shared_ptr<const std::set<std::string>> neighbours() const;
    Origin origin_of(const Listing& listing, const std::set<std::string>& neighbour_feeds) const;

    const PublicListings listings_;
    const Councils& councils_;
    FeedStore* book_;
    mutable std::mutex mutex_;
    mutable std::string read_at_;  ///< names the generation that `neighbours_` was read at
    mutable std::shared_ptr<const std::set<std::string>> neighbours_;
};

}  // namespace waymark
