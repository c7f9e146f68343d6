// What part does one character play in a word? For the files of this folder (and the tests that prove their fast paths)
// only.
#pragma once

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace waymark::text {

/// A word is cut at this many bytes, and at most `word_source_bytes` of the text are folded to make it.
inline constexpr std::size_t word_bytes = 64;
inline constexpr std::size_t word_source_bytes = 512;
/// Longer runs of combining marks are cut: ICU orders them in quadratic time.
inline constexpr int marks_in_a_row = 16;

enum class Role : std::uint8_t {
    divider,  ///< ends a word
    letter,
    digit,       ///< and other numbers
    mark,        ///< combines with what stands before it
    apostrophe,  ///< stays inside a word when a letter follows
    glue,        ///< invisible, or ™: neither ends a word nor belongs to it
};

/// Whether a character is of a word; a mark is only when it stands on one.
inline bool in_word(Role role, bool after_word) {
    return role == Role::letter || role == Role::digit || (role == Role::mark && after_word);
}

/// ¼, ½, ⅓ …: kept as they are, so that "2½" is never read as 21/2.
inline bool is_fraction(UChar32 c) { return (c >= 0xBC && c <= 0xBE) || (c >= 0x2150 && c <= 0x215F) || c == 0x2189; }

/// Whether folding makes letters or digits of a symbol: Ⓚ, ㎏, ℃.
bool folds_to_letters(UChar32 symbol);

inline Role role_of(UChar32 c) {
    switch (c) {
        case '\'':
        case '`':
        case 0xB4:
        case 0x2018:
        case 0x2019:
        case 0x201B:
        case 0x2032:
        case 0x02BB:
        case 0x02BC:
        case 0x1FEF:
        case 0x1FFD:
        case 0xFF07:
        case 0xFF40: return Role::apostrophe;
        case 0x2120:
        case 0x2122:  // "Makaton™" is not "makatontm"
            return Role::glue;
        case 0x0345: return Role::letter;  // folds to iota
        default: break;
    }
    const auto type = U_MASK(u_charType(c));
    if (type & (U_GC_L_MASK | U_GC_NL_MASK)) return Role::letter;  // Ⅳ folds to letters
    if (type & U_GC_N_MASK)
        return is_fraction(c) ? Role::divider : c > 0x3000 && (type & U_GC_NO_MASK) ? Role::letter : Role::digit;
    if (type & U_GC_M_MASK) return Role::mark;
    if ((type & (U_GC_CF_MASK | U_GC_CN_MASK)) && u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        return Role::glue;
    return (type & U_GC_S_MASK) && folds_to_letters(c) ? Role::letter : Role::divider;
}

/// The character at `at`, moving `at` behind it; U+FFFD for bytes that are not UTF-8.
inline UChar32 next_character(std::string_view utf8, std::size_t& at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
    const std::size_t size = utf8.size();
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at, size, c);
    return c;
}

inline bool is_ascii(std::string_view bytes) {
    unsigned char all = 0;
    for (unsigned char c : bytes) all |= c;
    return all < 0x80;
}

inline void append_utf8(std::string& out, UChar32 c) {
    std::array<std::uint8_t, 4> bytes{};
    int32_t size = 0;
    U8_APPEND_UNSAFE(bytes.data(), size, c);
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

/// Cuts to `limit` bytes, never inside a character.
inline std::string_view cut_to(std::string_view utf8, std::size_t limit) {
    if (utf8.size() <= limit) return utf8;
    while (limit > 0 && (static_cast<unsigned char>(utf8[limit]) & 0xC0) == 0x80) --limit;
    return utf8.substr(0, limit);
}

/// fold() and each_word() by ICU alone, without the short ways for ASCII: the oracle of the tests.
std::string fold_by_icu(std::string_view utf8);
void each_word_by_icu(std::string_view utf8,
                      const std::function<void(std::string_view word, std::size_t from, std::size_t to)>& take);

}  // namespace waymark::text
