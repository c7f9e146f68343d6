// Which of the listings of a segment are in a set? One bit each.
#include "search/index/bits.h"

#include <algorithm>
#include <utility>

// Counting is half the cost of a search: where the processor has an instruction for it, use it. The program still runs
// where it has none.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define WAYMARK_BEST_COUNTING __attribute__((target_clones("arch=haswell", "popcnt", "default")))
#else
#define WAYMARK_BEST_COUNTING
#endif

namespace waymark {
namespace {

WAYMARK_BEST_COUNTING std::uint32_t count_common(const std::uint64_t* a, const std::uint64_t* b, std::size_t words) {
    std::uint64_t n = 0;
    for (std::size_t i = 0; i < words; ++i) n += static_cast<std::uint64_t>(__builtin_popcountll(a[i] & b[i]));
    return static_cast<std::uint32_t>(n);
}

/// Gives how many members the set has; `before` gets how many come before each word.
WAYMARK_BEST_COUNTING std::uint32_t count_before(const std::uint64_t* words, std::size_t size, std::uint32_t* before) {
    std::uint32_t n = 0;
    for (std::size_t w = 0; w < size; ++w) {
        before[w] = n;
        n += static_cast<std::uint32_t>(__builtin_popcountll(words[w]));
    }
    return n;
}

// The two below choose nothing by branches: which bits are set cannot be foretold.

WAYMARK_BEST_COUNTING std::size_t places(const std::uint32_t* list, std::size_t size, const std::uint64_t* words,
                                         const std::uint32_t* before, RankBits::Match* out) {
    std::size_t n = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const auto word = words[list[i] >> 6];
        const auto bit = list[i] & 63;
        out[n] = {static_cast<std::uint32_t>(i),
                  before[list[i] >> 6] + static_cast<std::uint32_t>(__builtin_popcountll(word & ((1ULL << bit) - 1)))};
        n += word >> bit & 1;
    }
    return n;
}

constexpr std::size_t at_once = 4;

/// `out` has room for so many more than there are.
WAYMARK_BEST_COUNTING void write_members(const std::uint64_t* words, std::size_t size, std::uint32_t* out) {
    for (std::size_t w = 0; w < size; ++w) {
        auto word = words[w];
        if (!word) continue;
        const auto end = out + __builtin_popcountll(word);
        do {
            for (std::size_t i = 0; i < at_once; ++i, word &= word - 1)
                out[i] = static_cast<std::uint32_t>(w * 64 + static_cast<std::size_t>(std::countr_zero(word)));
            out += at_once;
        } while (out < end);
        out = end;
    }
}

}  // namespace

std::uint32_t Bits::count_both(const Bits& a, const Bits& b) {
    return count_common(a.words_.data(), b.words_.data(), a.words_.size());
}

std::vector<std::uint32_t> Bits::members() const {
    const auto size = count();
    std::vector<std::uint32_t> members(size + at_once);
    write_members(words_.data(), words_.size(), members.data());
    members.resize(size);
    return members;
}

Bits Bits::common(const std::vector<const Bits*>& sets) {
    Bits all(*sets[0]);
    constexpr std::size_t near = 512;  // so many words stay at hand while set after set is joined
    const auto size = all.words_.size();
    for (std::size_t from = 0; from < size; from += near)
        for (std::size_t s = 1; s < sets.size(); ++s)
            for (std::size_t i = from, end = std::min(from + near, size); i < end; ++i)
                all.words_[i] &= sets[s]->words_[i];
    return all;
}

RankBits::RankBits(BorrowedBits bits) : bits_(std::move(bits)) {
    if (!bits_.get()) return;
    const auto& words = bits_.get()->words();
    before_.resize(words.size());
    count_ = count_before(words.data(), words.size(), before_.data());
}

std::size_t RankBits::matches_in(const std::vector<std::uint32_t>& list, Match* out) const {
    return bits_.get() ? places(list.data(), list.size(), bits_.get()->words().data(), before_.data(), out) : 0;
}

}  // namespace waymark
