// How is a UUID held in sixteen bytes?
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace waymark {

struct Uuid {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const Uuid&) const = default;
    explicit operator bool() const { return *this != Uuid{}; }

    std::string text() const {
        static constexpr char digits[] = "0123456789abcdef";
        std::string out;
        out.reserve(36);
        for (std::size_t i = 0; i < 16; ++i) {
            if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
            out += digits[bytes[i] >> 4];
            out += digits[bytes[i] & 15];
        }
        return out;
    }
    /// Whatever its case; nothing when the text is none, nor for the UUID of zeros alone.
    static std::optional<Uuid> of(std::string_view text) {
        if (text.size() != 36) return std::nullopt;
        Uuid uuid;
        std::size_t half = 0;
        for (std::size_t i = 0; i < 36; ++i) {
            const char c = text[i];
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                if (c != '-') return std::nullopt;
                continue;
            }
            const int value = c >= '0' && c <= '9'   ? c - '0'
                              : c >= 'a' && c <= 'f' ? c - 'a' + 10
                              : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                     : -1;
            if (value < 0) return std::nullopt;
            uuid.bytes[half / 2] = static_cast<std::uint8_t>(uuid.bytes[half / 2] << 4 | value);
            ++half;
        }
        if (!uuid) return std::nullopt;
        return uuid;
    }
};

struct UuidHash {
    std::size_t operator()(const Uuid& uuid) const {
        std::uint64_t first, second;
        std::memcpy(&first, uuid.bytes.data(), 8);
        std::memcpy(&second, uuid.bytes.data() + 8, 8);
        return first ^ (second * 0x9E3779B97F4A7C15u);
    }
};

}  // namespace waymark
