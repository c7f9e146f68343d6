// Which listings of a segment take children of an age?
#include "search/index/age_sets.h"

#include <algorithm>

namespace waymark {

AgeSets::AgeSets(const std::vector<std::int8_t>& min, const std::vector<std::int8_t>& max) : min_(min), max_(max) {
    begins_by_.assign(oldest + 1, Bits(min.size()));
    lasts_to_ = begins_by_;
    for (std::size_t d = 0; d < min.size(); ++d) {
        if (min[d] < 0) continue;
        if (min[d] <= oldest) begins_by_[static_cast<std::size_t>(min[d])].set(d);
        lasts_to_[static_cast<std::size_t>(std::min<int>(max[d], oldest))].set(d);
    }
    for (std::size_t age = 1; age <= oldest; ++age) begins_by_[age] |= begins_by_[age - 1];
    for (std::size_t age = oldest; age-- > 0;) lasts_to_[age] |= lasts_to_[age + 1];
}

Bits AgeSets::meeting(int from, int to) const {
    if (to < 0) return Bits(min_.size());
    if (from > oldest || to > oldest) {
        Bits met(min_.size());
        for (std::size_t d = 0; d < min_.size(); ++d)
            if (min_[d] >= 0 && min_[d] <= to && max_[d] >= from) met.set(d);
        return met;
    }
    Bits met = begins_by_[static_cast<std::size_t>(to)];
    met &= lasts_to_[static_cast<std::size_t>(std::max(from, 0))];
    return met;
}

}  // namespace waymark
