// How is the list of the listings that hold a term written and read?
// Bytes: for each listing the distance from the one before (from -1 for the first), then how often the term counts;
// numbers of seven bits a byte, the lowest first, all but the last byte of a number with its top bit set.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

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

/// Calls `take(document, wdf)` for each listing of a list; documents at or past `size`, and all after a damaged place,
/// are left out.
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

}  // namespace waymark
