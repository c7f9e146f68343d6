// Which listings of one feed look like the same service twice (near duplicates)?
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "content/store/matching/match.h"

namespace waymark::feeds {

/// Compares each listing with those before it by the rules of the store's matching, as if each came from a feed of its
/// own. The first 50,000 are remembered; what comes later is compared with those. For one thread.
class NearDuplicates {
public:
    /// The number (from 0, in the order of calls) of an earlier listing that this one looks the same as; nothing when
    /// there is none.
    std::optional<std::size_t> earlier_like(const Listing& listing);

    /// Whether the next listing will be remembered.
    bool has_room() const;

private:
    std::vector<MatchFacts> facts_;
    std::unordered_map<std::int64_t, std::vector<std::size_t>> by_key_;
};

}  // namespace waymark::feeds
