// Which filter codes does each listing of a segment hold?
#include "search/index/facet_rows.h"

namespace waymark {

std::uint32_t FacetRows::add(const Bits& holders) {
    added_.push_back(&holders);
    return static_cast<std::uint32_t>(codes_++);
}

void FacetRows::settle() {
    words_ = (codes_ + 63) / 64;
    rows_.assign(listings_ * words_, 0);
    for (std::size_t code = 0; code < codes_; ++code)
        added_[code]->each([&](std::size_t d) { rows_[d * words_ + code / 64] |= 1ULL << (code % 64); });
    added_ = {};
}

namespace {

/// Counts, for each of 64 bits, how many of the words it is given have that bit: additions with carry of 64 numbers at once, each number
/// lying upright with one bit in each plane.
class UprightCounter {
public:
    void add(std::uint64_t word) {
        // Two words of one plane become a carry into the next, so half of all words go no further than the first plane.
        std::size_t plane = 0;
        for (auto n = added_++; n & 1; n >>= 1, ++plane) {
            const auto held = held_[plane], other = waiting_[plane];
            const auto one = held ^ other;
            held_[plane] = one ^ word;
            word = (held & other) | (one & word);
        }
        waiting_[plane] = word;
    }
    /// Gives 64 counts.
    void counts(std::uint32_t* counts) const {
        for (std::size_t plane = 0; plane < planes; ++plane) {
            for (auto word = held_[plane]; word; word &= word - 1) counts[std::countr_zero(word)] += 1U << plane;
            if (added_ >> plane & 1)
                for (auto word = waiting_[plane]; word; word &= word - 1) counts[std::countr_zero(word)] += 1U << plane;
        }
    }

private:
    static constexpr std::size_t planes = 32;
    std::uint32_t added_ = 0;
    std::uint64_t held_[planes] = {}, waiting_[planes] = {};   ///< `waiting` counts where the same bit of `added_` is set
};

}  // namespace

std::vector<std::uint32_t> FacetRows::count(const Bits& chosen) const {
    std::vector<UprightCounter> counters(words_);
    chosen.each([&](std::size_t d) {
        for (std::size_t w = 0; w < words_; ++w) counters[w].add(rows_[d * words_ + w]);
    });
    std::vector<std::uint32_t> counts(words_ * 64);
    for (std::size_t w = 0; w < words_; ++w) counters[w].counts(&counts[w * 64]);
    return counts;
}

}  // namespace waymark
