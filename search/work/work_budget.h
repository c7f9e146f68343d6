// How much work may one request still cause before it must end with what it has (a work limit)?
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

namespace waymark {

/// Counts the work of one request and says when it was enough. It counts steps and reads no clock, so that the same
/// request on the same index always ends at the same place and has the same answer. A step stands for about ten
/// nanoseconds of work; it is counted in blocks, before a block is done, and the same whether what it needs was kept
/// ready or not. For one thread.
class WorkBudget {
public:
    /// Without an argument: no limit.
    WorkBudget() = default;
    explicit WorkBudget(std::uint64_t limit) : limit_(limit) {}

    /// Counts a block of work; false when that passes the limit: do not do it, end with what you have, and say so.
    bool spend(std::uint64_t steps) {
        used_ = steps > most - used_ ? most : used_ + steps;
        return used_ <= limit_;
    }
    /// Some block passed the limit.
    bool spent() const { return used_ > limit_; }
    std::uint64_t used() const { return used_; }
    std::uint64_t left() const { return spent() ? 0 : limit_ - used_; }

    /// A budget for a part of the work, of at most `limit` and of what is left here, so that it cannot take all that
    /// others need. Tell `add` what became of it.
    WorkBudget part(std::uint64_t limit) const { return WorkBudget(std::min(limit, left())); }
    /// Counts what a part has used.
    void add(const WorkBudget& part) { spend(std::min(part.used_, part.limit_)); }

private:
    static constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t limit_ = most, used_ = 0;
};

/// Of understanding one query: about ten milliseconds.
inline constexpr std::uint64_t work_of_understanding = 1'000'000;
/// Of one request over so many listings; about fifty milliseconds for 50,000.
inline constexpr std::uint64_t work_of_request(std::uint64_t listings) { return work_of_understanding + 80 * listings; }

}  // namespace waymark
