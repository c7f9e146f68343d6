// What is the SHA-1 of some bytes? Only for UUIDs of version 5, which are defined by it; nothing secret rests on it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace waymark::feeds {

class Sha1 {
public:
    void add(std::string_view bytes);
    std::array<unsigned char, 20> finish();  ///< once, at the end

private:
    void block(const unsigned char* bytes);
    std::array<std::uint32_t, 5> state_{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    std::array<unsigned char, 64> waiting_{};
    std::uint64_t size_ = 0;
};

}  // namespace waymark::feeds
