// Which entries hold a place, or belong to an organisation?
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "server/open_referral/packed_entry.h"

namespace waymark::open_referral {

/// The position of an entry among all, and of one of its places.
struct Held {
    std::uint32_t entry = 0, spot = 0;
    auto operator<=>(const Held&) const = default;
};

/// Positions in the order of an id, which is read from the entry itself. Not for several threads while it changes.
class Holders {
public:
    using IdOf = Uuid (*)(const Entry& entry, std::size_t spot);
    static constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

    explicit Holders(IdOf id_of) : id_of_(id_of) {}
    std::span<const Held> all() const { return held_; }
    /// Those that hold it, by position.
    std::span<const Held> of(const std::vector<Entry>& entries, const Uuid& id) const;
    /// Entries have moved to these positions, in the same order as before, or nowhere.
    void move(std::span<const std::uint32_t> positions);
    void add(const std::vector<Entry>& entries, std::span<const Held> more);

private:
    IdOf id_of_;
    std::vector<Held> held_;
};

}  // namespace waymark::open_referral
