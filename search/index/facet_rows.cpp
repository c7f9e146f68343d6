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

std::vector<std::uint32_t> FacetRows::count(const Bits& chosen) const {
    std::vector<std::uint32_t> counts(words_ * 64);
    chosen.each([&](std::size_t d) {
        for (std::size_t w = 0; w < words_; ++w)
            for (auto word = rows_[d * words_ + w]; word; word &= word - 1) ++counts[w * 64 + static_cast<std::size_t>(std::countr_zero(word))];
    });
    return counts;
}

}  // namespace waymark
