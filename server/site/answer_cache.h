// Has this very question been answered since the index last changed?
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace waymark {

/// A ready answer, plain and compressed. Immutable, shared between threads.
struct ReadyAnswer {
    std::string json, gzipped;  ///< `gzipped` is empty when the answer is too short to be worth it
    std::string etag;
};

/// Keeps the answers asked for last, up to a number of bytes. Keys hold the index generation, so an old answer is never
/// found again and falls out at the end of the list. An address that was read once is known by its bytes from then on:
/// reading its parameters again would cost more than the rest of such an answer. Thread-safe; divided into parts with a
/// lock each.
class AnswerCache {
public:
    /// 0 bytes: nothing is kept.
    explicit AnswerCache(std::size_t bytes) : part_bytes_(bytes / parts) {}

    /// The answer kept for a key; null when there is none.
    std::shared_ptr<const ReadyAnswer> find(std::string_view key);
    void put(std::string key, std::shared_ptr<const ReadyAnswer> answer);

    /// The answer kept for the question that an address asks; null when the address or the answer is not kept. An
    /// address is a key, too.
    std::shared_ptr<const ReadyAnswer> find_asked(std::string_view address);
    /// This address asks the question with this key. Long addresses are not kept.
    void put_asked(std::string address, const std::string& key);

    bool on() const { return part_bytes_ > 0; }
    std::uint64_t hits() const { return hits_; }
    std::uint64_t misses() const { return misses_; }
    std::size_t bytes() const;

private:
    static constexpr std::size_t parts = 16;
    struct Kept {
        std::string key;
        std::shared_ptr<const ReadyAnswer> answer;  ///< null for an address
        std::string asks;                           ///< the key of the question that an address asks
        std::size_t bytes = 0;
    };
    struct Part {
        mutable std::mutex mutex;
        std::list<Kept> newest_first;
        std::unordered_map<std::string_view, std::list<Kept>::iterator> by_key;  ///< views of the keys in the list
        std::size_t bytes = 0;
    };
    /// Calls `use` with what is kept for a key; false when nothing is.
    template <class Use>
    bool look_up(std::string_view key, Use&& use);
    void keep(Kept&& kept);
    Part& part_of(std::string_view key) { return parts_[std::hash<std::string_view>{}(key) % parts]; }

    const std::size_t part_bytes_;
    std::array<Part, parts> parts_;
    std::atomic<std::uint64_t> hits_{0}, misses_{0};
};

}  // namespace waymark
