// Which of the listings of a segment are in a set? One bit each.
#include "search/index/bits.h"

// Counting is half the cost of a search: where the processor has an instruction for it, use it. The program still runs where it has none.
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

}  // namespace

std::uint32_t Bits::count_both(const Bits& a, const Bits& b) { return count_common(a.words_.data(), b.words_.data(), a.words_.size()); }

}  // namespace waymark
