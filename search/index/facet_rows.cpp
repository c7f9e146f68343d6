// Which filter codes does each listing of a segment hold?
#include "search/index/facet_rows.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace waymark {
namespace {

/// Two words of a row, which every x86-64 and ARM processor works on at once.
using Pair = std::uint64_t __attribute__((vector_size(16)));
constexpr std::size_t codes_of_pair = 128;
constexpr std::size_t at_once = 16, ahead = 32;  ///< rows

/// Counts, for each bit of a pair, in how many of the rows it is set: additions of 128 numbers at once, each number
/// lying upright with one bit in each plane.
class BitSlicedCounter {
public:
    /// Adds the pairs at this place of sixteen rows. Three pairs of a plane make one there and one of the next, so
    /// nothing is looked at before the pair of the fifth plane that comes out of all sixteen.
    void add(const std::uint64_t* const* rows, std::size_t place) {
        Low low{planes_[0], planes_[1], planes_[2], planes_[3]};
        auto pair = carry_save_add<3>(low, rows, place);
        std::copy(low.begin(), low.end(), planes_);
        for (std::size_t plane = low.size(); pair[0] | pair[1]; ++plane) {
            const auto next = planes_[plane] & pair;
            planes_[plane] ^= pair;
            pair = next;
        }
    }
    /// Gives as many counts as a pair has bits.
    void counts(std::uint32_t* counts) const {
        for (std::size_t plane = 0; plane < 32; ++plane)
            for (std::size_t half = 0; half < 2; ++half)
                for (auto word = planes_[plane][half]; word; word &= word - 1)
                    counts[half * 64 + static_cast<std::size_t>(std::countr_zero(word))] += 1U << plane;
    }

private:
    using Low = std::array<Pair, 4>;  ///< the lowest planes, in registers
    /// Adds the first rows, twice as many for each plane, and returns what goes on to the next plane.
    template <std::size_t plane>
    static Pair carry_save_add(Low& low, const std::uint64_t* const* rows, std::size_t place) {
        Pair a, b;
        if constexpr (plane == 0) {
            std::memcpy(&a, rows[0] + place, sizeof(Pair));
            std::memcpy(&b, rows[1] + place, sizeof(Pair));
        } else {
            a = carry_save_add<plane - 1>(low, rows, place);
            b = carry_save_add<plane - 1>(low, rows + (1U << plane), place);
        }
        const auto held = low[plane], one = held ^ a;
        low[plane] = one ^ b;
        return (held & a) | (one & b);
    }
    Pair planes_[32] = {};
};

}  // namespace

std::uint32_t FacetRows::add(const Bits& holders) {
    added_.push_back(&holders);
    return static_cast<std::uint32_t>(codes_++);
}

void FacetRows::finalize() {
    words_ = (codes_ + codes_of_pair - 1) / codes_of_pair * 2;
    rows_.assign(listings_ * words_, 0);
    for (std::size_t code = 0; code < codes_; ++code)
        added_[code]->each([&](std::size_t d) { rows_[d * words_ + code / 64] |= 1ULL << (code % 64); });
    added_ = {};
}

std::vector<std::uint32_t> FacetRows::count(const std::vector<std::uint32_t>& documents, Range codes) const {
    std::vector<std::uint32_t> counts(words_ * 64);
    if (codes.size() == 0) return counts;
    const std::size_t first = codes.first / codes_of_pair, last = (codes.last + codes_of_pair - 1) / codes_of_pair;
    std::vector<BitSlicedCounter> counters(last - first);
    const std::vector<std::uint64_t> none(words_);  // stands for rows past the last
    const std::uint64_t* rows[at_once];
    for (std::size_t from = 0; from < documents.size(); from += at_once) {
        for (std::size_t i = from + ahead; i < std::min(from + ahead + at_once, documents.size()); ++i)
            __builtin_prefetch(&rows_[documents[i] * words_]);
        for (std::size_t i = 0; i < at_once; ++i)
            rows[i] = from + i < documents.size() ? &rows_[documents[from + i] * words_] : none.data();
        for (auto pair = first; pair < last; ++pair) counters[pair - first].add(rows, pair * 2);
    }
    for (auto pair = first; pair < last; ++pair) counters[pair - first].counts(&counts[pair * codes_of_pair]);
    return counts;
}

// Measured: a row costs about as much as counting five words of a set.
bool FacetRows::cheaper_for(std::size_t chosen, Range codes) const {
    return chosen * 5 < codes.size() * (listings_ / 64);
}

}  // namespace waymark
