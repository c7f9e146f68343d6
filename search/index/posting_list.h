// How is the list of the listings that hold a term written and read?
// Bytes: for each listing the distance from the one before (from -1 for the first), then how often the term counts; numbers of seven
// bits a byte, the lowest first, all but the last byte of a number with its top bit set.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/index/bits.h"

namespace waymark {

/// Grows a list, in growing order of document numbers.
class PostingListWriter {
public:
    /// A document that was added last already is passed over.
    void add(std::uint32_t document, std::uint32_t wdf) {
        if (document < next_) return;
        put(document - next_ + 1);
        put(wdf);
        next_ = document + 1;
    }
    const std::string& bytes() const { return bytes_; }

private:
    void put(std::uint32_t number) {
        for (; number >= 0x80; number >>= 7) bytes_.push_back(static_cast<char>(number | 0x80));
        bytes_.push_back(static_cast<char>(number));
    }
    std::string bytes_;
    std::uint32_t next_ = 0;
};

/// Calls `take(document, wdf)` for each listing of a list; documents at or past `size`, and all after a damaged place, are left out.
template <class Take>
void read_posting_list(std::string_view bytes, std::uint32_t size, Take&& take) {
    auto number = [&](std::uint64_t& value) {
        value = 0;
        for (int shift = 0; !bytes.empty() && shift < 35; shift += 7) {
            const auto byte = static_cast<unsigned char>(bytes.front());
            bytes.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80) return true;
        }
        return false;
    };
    std::uint64_t next = 0, distance = 0, wdf = 0;
    while (!bytes.empty()) {
        if (!number(distance) || !number(wdf) || distance == 0 || next + distance > size) return;
        next += distance;
        take(static_cast<std::uint32_t>(next - 1), static_cast<std::uint32_t>(wdf));
    }
}

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
    std::vector<float> plain_;   ///< each as it is, once there are more different ones than a byte can tell apart
};

/// Listings of a segment that are to be looked up in postings. For one thread.
class Candidates {
public:
    explicit Candidates(LentBits members) : members_(std::move(members)) {
        if (members_.get()) documents_ = members_.get()->members();
    }
    const std::vector<std::uint32_t>& documents() const { return documents_; }   ///< in growing order
    const RankedBits& set() const {
        if (!ranked_) ranked_.emplace(members_.get() ? LentBits::of(*members_.get()) : LentBits());
        return *ranked_;
    }

private:
    LentBits members_;
    std::vector<std::uint32_t> documents_;
    mutable std::optional<RankedBits> ranked_;   ///< made when first asked for
};

/// The listings that hold one term, in growing order of their numbers, and how often it counts in each. A few are a list, many are a set.
class Postings {
public:
    void reserve(std::size_t size);
    /// Documents in growing order, none after settle().
    void add(std::uint32_t document, float weight) {
        documents_.push_back(document);
        weights_.push_back(weight);
    }
    /// Chooses between list and set for a segment of `listings`, and gives back room that was not needed.
    void settle(std::size_t listings);

    bool empty() const { return size() == 0; }
    std::size_t size() const { return set_.count() + documents_.size(); }
    std::size_t bytes() const { return documents_.capacity() * 4 + weights_.bytes() + (set_.bits() ? set_.bits()->size() * 3 / 16 : 0) + sizeof(Postings); }
    bool holds(std::uint32_t document) const;
    float weight(std::size_t place) const { return weights_[place]; }
    /// Calls `take(document, place)` for each; the places count from 0.
    template <class Take>
    void each(Take&& take) const {
        std::size_t place = 0;
        for (auto document : documents_) take(document, place++);
        if (set_.bits()) set_.bits()->each([&](std::size_t document) { take(static_cast<std::uint32_t>(document), place++); });
    }

    /// As a set of a segment of so many listings.
    LentBits as_set(std::size_t listings) const;
    // `all`, `members` and `candidates` are of the whole segment.
    /// Leaves in `all` only what is held here.
    void keep_in(Bits& all) const;
    void add_to(Bits& all) const;
    std::uint32_t count_in(const Bits& members) const;
    /// Which of the candidates are here (`first`: as which of them), and at which places (`second`); in order.
    void find(const Candidates& candidates, std::vector<RankedBits::Places>& found) const;

private:
    std::vector<std::uint32_t> documents_;   ///< or empty, and
    RankedBits set_;
    Weights weights_;
};

}  // namespace waymark
