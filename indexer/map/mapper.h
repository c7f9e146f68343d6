// What listing does a record of Open Referral make?
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/map/record.h"

namespace waymark::feeds {

/// A record that was mapped, good or not.
struct Mapped {
    Listing listing;
    std::optional<Commissioning> commissioning;
    bool rejected = false;
    std::size_t line = 0;
    std::vector<Note> notes;
    std::vector<std::string> unmapped;   ///< `taxonomy: term` that no code of ours covers
    std::vector<std::string> derived;    ///< fields that were read from words
    std::vector<std::string> left_open;  ///< `member: n/a`: members that were filled in with nothing
};

/// Maps a service. Pure but for the marks it leaves on the feed's values, so several threads may map different
/// documents at once.
Mapped map_service(const MapContext& context, const open_referral::Tables& tables,
                   const open_referral::ServiceRecord& service);
/// Maps an organisation that the feed gives no service: a listing of kind provider.
Mapped map_provider(const MapContext& context, const open_referral::Tables& tables, const Value& organization);

}  // namespace waymark::feeds
