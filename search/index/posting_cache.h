// Which posting lists have been read already, and are worth their room?
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace waymark {

/// What was read or worked out of the terms of all segments, as much as there is room for. Looking something up moves
/// nothing but one flag, so that threads which ask the same do not wait for each other. Thread-safe; divided into parts
/// with a lock each.
class PostingCache {
public:
    explicit PostingCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

    /// A number for what keeps things of one type here.
    std::uint64_t next_owner() { return ++last_owner_; }
    /// Lets go of all that an owner has here.
    void forget(std::uint64_t owner);

    /// Null: not kept. `Thing` is the one type that this owner keeps.
    template <class Thing>
    std::shared_ptr<const Thing> find(std::uint64_t owner, std::string_view name) const {
        return std::static_pointer_cast<const Thing>(find_any(owner, name));
    }
    /// `bytes` is what it takes. What was kept under this name before stays. Things that were not asked for since the
    /// last round make room.
    void keep(std::uint64_t owner, std::string_view name, std::shared_ptr<const void> thing, std::size_t bytes);

    std::size_t bytes() const { return bytes_; }

private:
    struct Name {
        std::uint64_t owner;
        std::string_view text;
        bool operator==(const Name&) const = default;
    };
    struct OwnName {
        std::uint64_t owner;
        std::string text;
        operator Name() const { return {owner, text}; }
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(const Name& name) const {
            return std::hash<std::string_view>{}(name.text) ^ name.owner * 0x9E3779B97F4A7C15u;
        }
    };
    struct Same {
        using is_transparent = void;
        bool operator()(const Name& a, const Name& b) const { return a == b; }
    };
    struct Kept {
        std::shared_ptr<const void> thing;
        std::size_t bytes = 0;
        mutable bool asked = true;  ///< since the last round
    };
    struct Part {
        std::mutex mutex;
        std::unordered_map<OwnName, Kept, Hash, Same> kept;
    };
    static constexpr std::size_t parts = 32;

    std::shared_ptr<const void> find_any(std::uint64_t owner, std::string_view name) const;
    Part& part_of(const Name& name) const { return parts_[Hash{}(name) / 7 % parts]; }
    void make_room();

    const std::size_t most_bytes_;
    std::atomic<std::size_t> bytes_{0};
    std::atomic<std::uint64_t> last_owner_{0};
    std::atomic<std::size_t> next_part_{0};  ///< where the next round goes on
    mutable std::array<Part, parts> parts_;
};

}  // namespace waymark
