// Which listings hold a term, and how often does it count in each?
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "search/index/bits.h"

namespace waymark {

/// Many numbers, few of them different: a byte each, which says which number it is.
class Weights {
public:
    void reserve(std::size_t size) { codes_.reserve(size); }
    void push_back(float weight);
    float operator[](std::size_t i) const { return plain_.empty() ? different_[codes_[i]] : plain_[i]; }
    void shrink_to_fit();
    std::size_t bytes() const { return codes_.capacity() + 4 * (different_.capacity() + plain_.capacity()); }

private:
    std::vector<float> different_;
    std::vector<std::uint8_t> codes_;
    std::vector<float> plain_;  ///< each as it is, once there are more different ones than a byte can tell apart
};

/// Listings of a segment that are to be looked up in postings. For one thread; stays where it was made, because its
/// ranks look at its members.
class Candidates {
public:
    Candidates(const Candidates&) = delete;
    Candidates& operator=(const Candidates&) = delete;
    explicit Candidates(BorrowedBits members) : members_(std::move(members)) {
        if (members_.get()) own_documents_ = members_.get()->members();
    }
    /// `documents` are these very members, in growing order, and outlive this.
    Candidates(BorrowedBits members, const std::vector<std::uint32_t>& documents)
        : members_(std::move(members)), documents_(&documents) {}
    const std::vector<std::uint32_t>& documents() const { return *documents_; }  ///< in growing order
    const RankBits& set() const {
        if (!ranked_) ranked_.emplace(members_.get() ? BorrowedBits::borrow(*members_.get()) : BorrowedBits());
        return *ranked_;
    }

private:
    BorrowedBits members_;
    std::vector<std::uint32_t> own_documents_;
    const std::vector<std::uint32_t>* documents_ = &own_documents_;
    mutable std::optional<RankBits> ranked_;  ///< made when first asked for
};

/// The listings that hold one term, in growing order of their numbers, and how often it counts in each. A few are a
/// list, many are a set.
class Postings {
public:
    void reserve(std::size_t size);
    /// Documents in growing order, none after finalize().
    void add(std::uint32_t document, float weight) {
        documents_.push_back(document);
        weights_.push_back(weight);
    }
    /// Chooses between list and set for a segment of `listings`, and returns room that was not needed.
    void finalize(std::size_t listings);

    bool empty() const { return size() == 0; }
    std::size_t size() const { return set_.count() + documents_.size(); }
    std::size_t bytes() const {
        return documents_.capacity() * 4 + weights_.bytes() + (set_.bits() ? set_.bits()->size() * 3 / 16 : 0) +
               sizeof(Postings);
    }
    bool holds(std::uint32_t document) const;
    float weight(std::size_t place) const { return weights_[place]; }
    /// Calls `take(document, place)` for each; the places count from 0.
    template <class Take>
    void each(Take&& take) const {
        std::size_t place = 0;
        for (auto document : documents_) take(document, place++);
        if (set_.bits())
            set_.bits()->each([&](std::size_t document) { take(static_cast<std::uint32_t>(document), place++); });
    }

    /// As a set of a segment of so many listings.
    BorrowedBits as_set(std::size_t listings) const;
    // `all`, `members` and `candidates` are of the whole segment.
    /// Leaves in `all` only what is held here.
    void keep_in(Bits& all) const;
    void add_to(Bits& all) const;
    std::uint32_t count_in(const Bits& members) const;
    /// Which of the candidates are here (`first`: as which of them), and at which places (`second`); in order. They
    /// stand in `room`.
    std::span<const RankBits::Match> intersect(const Candidates& candidates,
                                               std::vector<RankBits::Match>& scratch) const;

private:
    std::vector<std::uint32_t> documents_;  ///< or empty, and
    RankBits set_;
    Weights weights_;
};

}  // namespace waymark
