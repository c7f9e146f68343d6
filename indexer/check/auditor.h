// What do all listings of an import together look like to families: findings and quality?
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "indexer/check/listing_audit.h"
#include "indexer/check/near_duplicates.h"
#include "indexer/check/quality_score.h"
#include "indexer/map/mapper.h"
#include "waymark/import.h"

namespace waymark::feeds {

/// Looks over the public services of an import as they go by. For one thread.
class Auditor {
public:
    /// `files` are the names that the numbers of files stand for; it may grow. All of it must outlive the auditor.
    Auditor(const MapContext& context, const std::vector<std::string>& files);

    /// A record that went in. Organisations and what is not for the public are passed over.
    void add(const Mapped& mapped, std::size_t file);
    /// Writes findings, terms (of `report.unmapped`) and quality into the report.
    void finish(ImportReport& report) const;

private:
    struct Seen {
        std::string name;
        std::size_t file = 0, line = 0;
    };
    void note(const ListingFault& fault, const Listing& listing, std::size_t file, std::size_t line);
    void add_what_the_feed_says(const Mapped& mapped, ListingAudit& found) const;

    const MapContext& context_;
    const std::vector<std::string>& files_;
    std::array<Finding, fault_count> findings_;
    QualityTally tally_;
    NearDuplicates duplicates_;
    std::uint32_t held_back_ = 0;
    std::vector<Seen> seen_;  // in the order of duplicates_
};

}  // namespace waymark::feeds
