// Which listings hold a term, and how often does it count in each?
#include "search/index/postings.h"

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

void Postings::reserve(std::size_t size) {
    documents_.reserve(size);
    weights_.reserve(size);
}

void Postings::finalize(std::size_t listings) {
    weights_.shrink_to_fit();
    if (documents_.size() * 32 < listings) return documents_.shrink_to_fit();
    Bits set(listings);
    for (auto document : documents_) set.set(document);
    set_ = RankBits(BorrowedBits(std::move(set)));
    documents_ = {};
}

bool Postings::holds(std::uint32_t document) const {
    if (set_.bits()) return set_.bits()->test(document);
    return std::binary_search(documents_.begin(), documents_.end(), document);
}

void Postings::keep_in(Bits& all) const {
    if (set_.bits()) {
        all &= *set_.bits();
        return;
    }
    Bits both(all.size());
    for (auto document : documents_)
        if (all.test(document)) both.set(document);
    all = std::move(both);
}

BorrowedBits Postings::as_set(std::size_t listings) const {
    if (set_.bits()) return BorrowedBits::borrow(*set_.bits());
    Bits set(listings);
    for (auto document : documents_) set.set(document);
    return BorrowedBits(std::move(set));
}

void Postings::add_to(Bits& all) const {
    each([&](std::uint32_t document, std::size_t) { all.set(document); });
}

std::uint32_t Postings::count_in(const Bits& members) const {
    if (set_.bits()) return Bits::count_both(*set_.bits(), members);
    std::uint32_t n = 0;
    for (auto document : documents_) n += members.test(document);
    return n;
}

std::span<const RankBits::Match> Postings::intersect(const Candidates& candidates,
                                                     std::vector<RankBits::Match>& scratch) const {
    constexpr std::size_t much = 16;
    const auto& wanted = candidates.documents();
    const auto most = std::max(wanted.size(), documents_.size()) + 1;
    if (scratch.size() < most) scratch.resize(most);  // and never smaller, so that nothing is cleared again
    std::size_t count = 0;
    if (set_.bits()) {
        count = set_.matches_in(wanted, scratch.data());
    } else if (wanted.size() * much < documents_.size()) {
        auto from = documents_.begin();
        for (std::uint32_t i = 0; i < wanted.size() && from != documents_.end(); ++i) {
            from = std::lower_bound(from, documents_.end(), wanted[i]);
            if (from != documents_.end() && *from == wanted[i])
                scratch[count++] = {i, static_cast<std::uint32_t>(from - documents_.begin())};
        }
    } else {
        count = candidates.set().matches_in(documents_, scratch.data());
        for (std::size_t i = 0; i < count; ++i) std::swap(scratch[i].candidate, scratch[i].ordinal);
    }
    return {scratch.data(), count};
}

}  // namespace waymark
