// How do text and numbers look in JSON?
#include "content/json/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace waymark {
namespace {

/// Length of the UTF-8 character at the front of `bytes` (by table 3-7 of the Unicode standard), 0 when it is none.
std::size_t character_size(std::string_view bytes) {
    const auto at = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U; };
    const auto follows = [&](std::size_t i) { return (at(i) & 0xC0U) == 0x80U; };
    const unsigned first = at(0), second = at(1);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool in_range = (first != 0xE0 || second >= 0xA0) && (first != 0xED || second < 0xA0);
        return in_range && follows(1) && follows(2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool in_range = (first != 0xF0 || second >= 0x90) && (first != 0xF4 || second < 0x90);
        return in_range && follows(1) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

constexpr std::array<bool, 256> stands_plain = [] {
    std::array<bool, 256> plain{};
    for (std::size_t c = 0x20; c < 0x80; ++c) plain[c] = true;
    plain['"'] = plain['\\'] = false;
    return plain;
}();

/// Whether eight bytes all stand plain, looked at together.
bool eight_stand_plain(const char* bytes) {
    constexpr std::uint64_t ones = 0x0101010101010101, tops = 0x8080808080808080;
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    const auto holds = [&](unsigned char c) {
        const std::uint64_t differs = word ^ (ones * c);
        return (differs - ones) & ~differs;
    };
    const std::uint64_t below_space = (word - ones * 0x20) & ~word;
    return ((word | below_space | holds('"') | holds('\\')) & tops) == 0;
}
bool sixteen_stand_plain(const char* bytes) {
#ifdef __SSE2__
    const __m128i all = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
    const __m128i below_space = _mm_cmplt_epi8(all, _mm_set1_epi8(0x20));  // and, as signed numbers, all beyond ASCII
    const __m128i marks =
        _mm_or_si128(_mm_cmpeq_epi8(all, _mm_set1_epi8('"')), _mm_cmpeq_epi8(all, _mm_set1_epi8('\\')));
    return _mm_movemask_epi8(_mm_or_si128(below_space, marks)) == 0;
#else
    return eight_stand_plain(bytes) && eight_stand_plain(bytes + 8);
#endif
}

/// How many bytes at the front stand plain, or fewer.
std::size_t plain_front(std::string_view text) {
    std::size_t at = 0;
    while (at + 16 <= text.size() && sixteen_stand_plain(text.data() + at)) at += 16;
    // The rest is looked at together with what comes before it.
    const std::size_t left = text.size() - at;
    if (at && left < 16 && sixteen_stand_plain(text.data() + text.size() - 16)) return text.size();
    if (left >= 8 && left < 16 && eight_stand_plain(text.data() + at) &&
        eight_stand_plain(text.data() + text.size() - 8))
        return text.size();
    while (at < text.size() && stands_plain[static_cast<unsigned char>(text[at])]) ++at;
    return at;
}

// Room of a writer that is done, for the next on its thread.
constexpr std::size_t most_spare = 64 * 1024;
thread_local std::unique_ptr<char[]> spare;
thread_local std::size_t spare_room = 0;

}  // namespace

bool is_utf8(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::size_t size = character_size(bytes);
        if (size == 0) return false;
        bytes.remove_prefix(size);
    }
    return true;
}

void JsonWriter::value(std::string_view text) {
    static constexpr char digits[] = "0123456789abcdef";
    room(text.size() + 2);
    put('"');
    std::size_t from = 0, at = 0;
    const auto flush = [&] { raw(text.substr(from, at - from)); };
    while (at < text.size()) {
        at += plain_front(text.substr(at));
        if (at == text.size()) break;
        const auto c = static_cast<unsigned char>(text[at]);
        if (c >= 0x80) {
            if (const std::size_t size = character_size(text.substr(at))) {
                at += size;
                continue;
            }
        }
        flush();
        from = ++at;
        if (c >= 0x80) {
            raw("\xEF\xBF\xBD");
        } else if (c == '"' || c == '\\') {
            put('\\');
            put(static_cast<char>(c));
        } else if (c == '\n') {
            raw("\\n");
        } else {
            raw("\\u00");
            put(digits[c >> 4]);
            put(digits[c & 15]);
            saw_nul_ = saw_nul_ || c == 0;
        }
    }
    flush();
    put('"');
}

JsonWriter::~JsonWriter() {
    if (room_ <= spare_room || room_ > most_spare) return;
    spare = std::move(out_);
    spare_room = room_;
}

void JsonWriter::grow(std::size_t bytes) {
    if (!out_ && bytes <= spare_room) {
        out_ = std::move(spare);
        room_ = std::exchange(spare_room, 0);
        return;
    }
    room_ = std::max({room_ * 2, size_ + bytes, std::size_t{256}});
    auto more = std::make_unique_for_overwrite<char[]>(room_);
    if (size_) std::memcpy(more.get(), out_.get(), size_);
    out_ = std::move(more);
}

void JsonWriter::value(int number) {
    std::array<char, 16> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    raw({digits.data(), end});
}

void JsonWriter::value(double number) {
    if (!std::isfinite(number)) return raw("null");
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    raw({digits.data(), end});
}

}  // namespace waymark
