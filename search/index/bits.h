// Which of the listings of a segment are in a set? One bit each.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace waymark {

class BorrowedBits;

/// A dense set of document numbers below size(). Operands of the binary operations have equal sizes.
class Bits {
public:
    Bits() = default;
    explicit Bits(std::size_t size, bool full = false) : size_(size), words_((size + 63) / 64, full ? ~0ULL : 0ULL) {
        if (full) trim();
    }

    std::size_t size() const { return size_; }
    void set(std::size_t i) { words_[i >> 6] |= 1ULL << (i & 63); }
    void clear(std::size_t i) { words_[i >> 6] &= ~(1ULL << (i & 63)); }
    bool test(std::size_t i) const { return (words_[i >> 6] >> (i & 63)) & 1; }

    Bits& operator&=(const Bits& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
        return *this;
    }
    Bits& operator|=(const Bits& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
        return *this;
    }
    /// Takes every member of `other` out.
    Bits& remove(const Bits& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
        return *this;
    }
    Bits& operator&=(const BorrowedBits& other);
    Bits& operator|=(const BorrowedBits& other);
    Bits& remove(const BorrowedBits& other);
    void flip() {
        for (auto& word : words_) word = ~word;
        trim();
    }

    std::uint32_t count() const { return count_both(*this, *this); }
    /// How many members the two have together.
    static std::uint32_t count_both(const Bits& a, const Bits& b);
    /// What all of the sets have together; there is one at least.
    static Bits common(const std::vector<const Bits*>& sets);
    bool none() const {
        for (auto word : words_)
            if (word) return false;
        return true;
    }

    /// Calls `take(i)` for each member, smallest first.
    template <class Take>
    void each(Take&& take) const {
        for (std::size_t w = 0; w < words_.size(); ++w)
            for (auto word = words_[w]; word; word &= word - 1)
                take(w * 64 + static_cast<std::size_t>(std::countr_zero(word)));
    }

    /// The members, smallest first: quicker than each() where there are many.
    std::vector<std::uint32_t> members() const;

    const std::vector<std::uint64_t>& words() const { return words_; }
    std::vector<std::uint64_t>& words() { return words_; }

private:
    void trim() {
        if (size_ % 64 && !words_.empty()) words_.back() &= (1ULL << (size_ % 64)) - 1;
    }
    std::size_t size_ = 0;
    std::vector<std::uint64_t> words_;
};

/// A set that lies elsewhere and outlives this, or one of its own, or the empty set, which takes no room.
class BorrowedBits {
public:
    BorrowedBits() = default;
    explicit BorrowedBits(Bits own) : own_(std::move(own)) {}
    static BorrowedBits borrow(const Bits& borrowed) {
        BorrowedBits bits;
        bits.borrowed_ = &borrowed;
        return bits;
    }

    /// Null: the empty set. Holds until this is changed or moved.
    const Bits* get() const { return borrowed_ ? borrowed_ : own_.size() ? &own_ : nullptr; }
    bool test(std::size_t i) const { return get() && get()->test(i); }
    bool none() const { return !get() || get()->none(); }
    /// Looks at the other set as long as this one was empty.
    void add(const Bits& more) {
        if (get()) to_owned(more.size()) |= more;
        else borrowed_ = &more;
    }
    /// The same set to be changed; `size` is that of an empty one.
    Bits& to_owned(std::size_t size) {
        if (borrowed_) own_ = *std::exchange(borrowed_, nullptr);
        else if (own_.size() == 0) own_ = Bits(size);
        return own_;
    }

private:
    const Bits* borrowed_ = nullptr;
    Bits own_;
};

inline Bits& Bits::operator&=(const BorrowedBits& other) {
    if (other.get()) *this &= *other.get();
    else words_.assign(words_.size(), 0);
    return *this;
}
inline Bits& Bits::operator|=(const BorrowedBits& other) { return other.get() ? *this |= *other.get() : *this; }
inline Bits& Bits::remove(const BorrowedBits& other) { return other.get() ? remove(*other.get()) : *this; }

/// A set that knows its members by their places too: the first is at 0. Never changes.
class RankBits {
public:
    RankBits() = default;
    explicit RankBits(BorrowedBits bits);

    /// Null: empty.
    const Bits* bits() const { return bits_.get(); }
    std::size_t count() const { return count_; }

    struct Match {
        std::uint32_t candidate, ordinal;
    };
    /// Writes, for each number of a list that is a member: where it is in the list, and where among the members.
    /// Returns how many it wrote; `out` has room for one more than the list is long.
    std::size_t matches_in(const std::vector<std::uint32_t>& list, Match* out) const;

private:
    BorrowedBits bits_;
    std::size_t count_ = 0;
    std::vector<std::uint32_t> before_;  ///< by word of the set: how many members come before it
};

}  // namespace waymark
