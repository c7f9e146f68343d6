// Which entries hold a place, or belong to an organisation?
#include "server/open_referral/holders.h"

#include <algorithm>

namespace waymark::open_referral {

std::span<const Held> Holders::of(const std::vector<Entry>& entries, const Uuid& id) const {
    const auto id_at = [&](const Held& held) { return id_of_(entries[held.entry], held.spot); };
    const auto first =
        std::partition_point(held_.begin(), held_.end(), [&](const Held& held) { return id_at(held) < id; });
    const auto last = std::partition_point(first, held_.end(), [&](const Held& held) { return id_at(held) == id; });
    return {first, last};
}

void Holders::move(std::span<const std::uint32_t> positions) {
    auto to = held_.begin();
    for (const Held& held : held_)
        if (const std::uint32_t entry = positions[held.entry]; entry != nowhere) *to++ = {entry, held.spot};
    held_.erase(to, held_.end());
}

void Holders::add(const std::vector<Entry>& entries, std::span<const Held> more) {
    // Entries lie all over the memory: each is read once to sort, and only a few of those that are there already.
    std::vector<std::pair<Uuid, Held>> sorted;
    sorted.reserve(more.size());
    for (const Held& held : more) sorted.emplace_back(id_of_(entries[held.entry], held.spot), held);
    std::sort(sorted.begin(), sorted.end());
    std::vector<Held> all;
    all.reserve(held_.size() + more.size());
    auto from = held_.cbegin();
    for (const auto& one : sorted) {
        const auto to = std::upper_bound(from, held_.cend(), one, [&](const auto& added, const Held& held) {
            return added < std::pair(id_of_(entries[held.entry], held.spot), held);
        });
        all.insert(all.end(), from, to);
        all.push_back(one.second);
        from = to;
    }
    all.insert(all.end(), from, held_.cend());
    held_ = std::move(all);
}

}  // namespace waymark::open_referral
