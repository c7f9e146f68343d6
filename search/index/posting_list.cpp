// How is the list of the listings that hold a term written and read?
#include "search/index/posting_list.h"

#include <algorithm>

namespace waymark {

void Weights::push_back(float weight) {
    if (!plain_.empty()) return plain_.push_back(weight);
    if (!codes_.empty() && different_[codes_.back()] == weight) return codes_.push_back(codes_.back());
    const auto known = std::find(different_.begin(), different_.end(), weight);
    if (known == different_.end()) {
        if (different_.size() > 0xFF) {
            plain_.reserve(codes_.capacity());
            for (auto code : codes_) plain_.push_back(different_[code]);
            different_ = {};
            codes_ = {};
            return plain_.push_back(weight);
        }
        different_.push_back(weight);
        return codes_.push_back(static_cast<std::uint8_t>(different_.size() - 1));
    }
    codes_.push_back(static_cast<std::uint8_t>(known - different_.begin()));
}

void Weights::shrink_to_fit() {
    different_.shrink_to_fit();
    codes_.shrink_to_fit();
    plain_.shrink_to_fit();
}

void Postings::settle(std::size_t size) {
    documents.shrink_to_fit();
    weight.shrink_to_fit();
    if (documents.size() * 32 < size) return;
    dense = Bits(size);
    for (auto document : documents) dense.set(document);
}

void Postings::keep_in(Bits& all) const {
    if (dense.size()) {
        all &= dense;
        return;
    }
    Bits both(all.size());
    for (auto document : documents)
        if (all.test(document)) both.set(document);
    all = std::move(both);
}

}  // namespace waymark
