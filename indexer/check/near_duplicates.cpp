// Which listings of one feed look like the same service twice (near duplicates)?
#include "indexer/check/near_duplicates.h"

#include <algorithm>

namespace waymark::feeds {

namespace {
constexpr std::size_t most_remembered = 50'000;
constexpr std::size_t most_compared =
    40;  // of one name and district: a feed that repeats itself for ever is not walked
}  // namespace

bool NearDuplicates::has_room() const { return facts_.size() < most_remembered; }

std::optional<std::size_t> NearDuplicates::earlier_like(const Listing& listing) {
    MatchFacts facts = match_facts(listing);
    facts.source = "later";
    std::optional<std::size_t> found;
    const auto keys = match_keys(facts);
    for (const std::int64_t key : keys) {
        const auto met = by_key_.find(key);
        for (std::size_t i = 0; !found && met != by_key_.end() && i < std::min(met->second.size(), most_compared); ++i)
            if (same_service(facts_[met->second[i]], facts)) found = met->second[i];
    }
    if (!has_room()) return found;
    for (const std::int64_t key : keys) by_key_[key].push_back(facts_.size());
    facts.source = "earlier";
    facts_.push_back(std::move(facts));
    return found;
}

}  // namespace waymark::feeds
