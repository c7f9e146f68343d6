// Which number stands for these bytes, quickly (FNV-1a, 64 bits)?
#pragma once

#include <cstdint>
#include <string_view>

namespace waymark {

/// Fowler, Noll and Vo's hash 1a of 64 bits (RFC 9923). For names of answers, slots and sums that notice a change by
/// accident; it keeps no secrets and protects against nobody. What keeps such numbers (index, row checksums, keys of
/// duplicates) relies on them: the same bytes give the same number for ever.
class Hash {
public:
    constexpr Hash& add(std::string_view bytes) {
        for (const char byte : bytes) value_ = (value_ ^ static_cast<unsigned char>(byte)) * prime;
        return *this;
    }
    constexpr Hash& add(char byte) { return add(std::string_view(&byte, 1)); }
    constexpr std::uint64_t value() const { return value_; }

private:
    static constexpr std::uint64_t offset_basis = 0xCBF29CE484222325, prime = 0x100000001B3;
    std::uint64_t value_ = offset_basis;
};

/// The hash of one run of bytes.
constexpr std::uint64_t hash_of(std::string_view bytes) { return Hash().add(bytes).value(); }

}  // namespace waymark
