// Which posting lists have been read already, and are worth their room?
#include "search/index/posting_cache.h"

#include <utility>
#include <vector>

namespace waymark {

std::shared_ptr<const void> PostingCache::find_any(std::uint64_t owner, std::string_view name) const {
    Part& part = part_of({owner, name});
    const std::lock_guard lock(part.mutex);
    const auto at = part.kept.find(Name{owner, name});
    if (at == part.kept.end()) return nullptr;
    if (!at->second.asked) at->second.asked = true;
    return at->second.thing;
}

void PostingCache::keep(std::uint64_t owner, std::string_view name, std::shared_ptr<const void> thing,
                        std::size_t bytes) {
    bytes += name.size() + sizeof(OwnName) + sizeof(Kept) + 64;  // and what the map takes for each
    {
        Part& part = part_of({owner, name});
        const std::lock_guard lock(part.mutex);
        if (!part.kept.try_emplace(OwnName{owner, std::string(name)}, Kept{std::move(thing), bytes}).second) return;
        bytes_ += bytes;
    }
    if (bytes_ > most_bytes_) make_room();
}

void PostingCache::make_room() {
    // Two rounds at most: the first may find that everything was asked for.
    for (std::size_t n = 0; n < 2 * parts && bytes_ > most_bytes_; ++n) {
        Part& part = parts_[next_part_++ % parts];
        std::vector<std::shared_ptr<const void>> gone;  // freed when nobody waits for the lock
        const std::lock_guard lock(part.mutex);
        for (auto at = part.kept.begin(); at != part.kept.end() && bytes_ > most_bytes_;) {
            if (std::exchange(at->second.asked, false)) {
                ++at;
                continue;
            }
            bytes_ -= at->second.bytes;
            gone.push_back(std::move(at->second.thing));
            at = part.kept.erase(at);
        }
    }
}

void PostingCache::forget(std::uint64_t owner) {
    for (Part& part : parts_) {
        const std::lock_guard lock(part.mutex);
        std::erase_if(part.kept, [&](const auto& entry) {
            if (entry.first.owner != owner) return false;
            bytes_ -= entry.second.bytes;
            return true;
        });
    }
}

}  // namespace waymark
