// How good are the listings of a source, in one number that a person can work out again (data quality score)?
#pragma once

#include "indexer/check/listing_audit.h"
#include "waymark/import.h"

namespace waymark::feeds {

/// The parts of the score with their points, in the order in which they are said; nobody has any of them.
std::vector<Quality::Part> score_parts();

/// Counts, listing by listing, who has what the score looks for. Each part gives its points times the share of listings
/// that have it; all points are 100.
class QualityTally {
public:
    QualityTally();
    /// `found` is what `audit` said of it.
    void add(const Listing& listing, const ListingAudit& found, std::string_view today);
    const Quality& quality() const& { return quality_; }

private:
    Quality quality_;
};

}  // namespace waymark::feeds
