// What is the SHA-1 of some bytes? (FIPS 180-4, section 6.1)
#include "indexer/ids/sha1.h"

#include <bit>

namespace waymark::feeds {

void Sha1::block(const unsigned char* bytes) {
    std::array<std::uint32_t, 80> w{};
    for (std::size_t i = 0; i < 16; ++i)
        w[i] = std::uint32_t{bytes[4 * i]} << 24 | std::uint32_t{bytes[4 * i + 1]} << 16 |
               std::uint32_t{bytes[4 * i + 2]} << 8 | bytes[4 * i + 3];
    for (std::size_t i = 16; i < 80; ++i) w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    auto [a, b, c, d, e] = state_;
    for (std::size_t i = 0; i < 80; ++i) {
        std::uint32_t f = i < 20   ? ((b & c) | (~b & d))
                          : i < 40 ? (b ^ c ^ d)
                          : i < 60 ? ((b & c) | (b & d) | (c & d))
                                   : (b ^ c ^ d);
        std::uint32_t k = i < 20 ? 0x5A827999 : i < 40 ? 0x6ED9EBA1 : i < 60 ? 0x8F1BBCDC : 0xCA62C1D6;
        std::uint32_t next = std::rotl(a, 5) + f + e + k + w[i];
        e = d;
        d = c;
        c = std::rotl(b, 30);
        b = a;
        a = next;
    }
    state_[0] += a;
    state_[1] += b;
    state_[2] += c;
    state_[3] += d;
    state_[4] += e;
}

void Sha1::add(std::string_view bytes) {
    for (char c : bytes) {
        waiting_[size_++ % 64] = static_cast<unsigned char>(c);
        if (size_ % 64 == 0) block(waiting_.data());
    }
}

std::array<unsigned char, 20> Sha1::finish() {
    std::uint64_t bits = size_ * 8;
    add(std::string_view("\x80", 1));
    while (size_ % 64 != 56) add(std::string_view("\0", 1));
    char length[8];
    for (int i = 0; i < 8; ++i) length[i] = static_cast<char>(bits >> (56 - 8 * i));
    add(std::string_view(length, 8));
    std::array<unsigned char, 20> digest;
    for (std::size_t i = 0; i < 20; ++i) digest[i] = static_cast<unsigned char>(state_[i / 4] >> (24 - 8 * (i % 4)));
    return digest;
}

}  // namespace waymark::feeds
