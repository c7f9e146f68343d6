// What was meant by text whose bytes were read in the wrong encoding? (windows-1252 controls, mojibake)
#include "content/text/misread.h"

#include <algorithm>
#include <array>
#include <optional>

#include "content/text/characters.h"

namespace waymark::text {
namespace {

/// What windows-1252 has at 0x80 to 0x9F; 0 where it has nothing.
constexpr std::array<char16_t, 32> upper_controls = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                     0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// The byte that windows-1252 writes for a character; the controls it leaves free are themselves, as programs that
/// misread UTF-8 let them through.
std::optional<unsigned char> as_windows_1252(UChar32 c) {
    if (c < 0x100) return static_cast<unsigned char>(c);
    const auto at = std::find(upper_controls.begin(), upper_controls.end(), c);
    if (c > 0xFFFF || at == upper_controls.end()) return {};
    return static_cast<unsigned char>(0x80 + (at - upper_controls.begin()));
}

bool may_hold_signs(std::string_view utf8) {
    // Every sign of misread UTF-8 starts with a character from Â (C3 82) to ô (C3 B4).
    for (std::size_t at = utf8.find('\xC3'); at != std::string_view::npos; at = utf8.find('\xC3', at + 1))
        if (at + 2 < utf8.size() && static_cast<unsigned char>(utf8[at + 1]) >= 0x82 &&
            static_cast<unsigned char>(utf8[at + 1]) <= 0xB4 && static_cast<unsigned char>(utf8[at + 2]) >= 0x80)
            return true;
    return false;
}

/// A mark that may well stand behind a word in capitals: "IRMÃ…", "CAFÉ™", "SÃ’".
bool may_end_a_word(unsigned char byte) {
    return byte == 0x85 || (byte >= 0x91 && byte <= 0x97) || byte == 0x99 || byte == 0xA0 || byte == 0xAB ||
           byte == 0xAE || byte == 0xBB;
}

/// What the bytes of a text say as UTF-8.
struct Bytes {
    std::string text;           ///< in UTF-8
    std::size_t sequences = 0;  ///< of several bytes
    bool is_utf8 = true, is_sure = true;
    bool has_sign = false;  ///< one of the sequences that nobody writes on purpose
};

bool is_capital(unsigned char byte) { return byte >= 'A' && byte <= 'Z'; }

/// Sequences that misread text of these islands is full of: Latin letters with accents, £, typographic marks, emoji.
bool is_common(unsigned char first) { return (first >= 0xC2 && first <= 0xC5) || first == 0xE2 || first == 0xF0; }

Bytes read_as_utf8(const std::string& bytes) {
    Bytes read;
    std::size_t strange = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        if (first < 0x80) {
            read.text += bytes[at++];
            continue;
        }
        const std::size_t from = at;
        const UChar32 c = next_character(bytes, at);
        if (at - from < 2 || c == 0xFFFD) {
            read.is_utf8 = false;
            at = from + 1;
            continue;
        }
        const auto second = static_cast<unsigned char>(bytes[from + 1]);
        const bool stands_as_it_is = at - from == 2 && may_end_a_word(second) && from > 0 &&
                                     is_capital(static_cast<unsigned char>(bytes[from - 1]));
        ++read.sequences;
        if (stands_as_it_is) read.is_sure = false;
        else if (is_common(first)) read.has_sign = true;
        else if (!(first == 0xEF && c == 0xFEFF)) ++strange;
        append_utf8(read.text, c);
    }
    // Letters of other scripts, and rarer ones: certain only when there are several of them.
    constexpr std::size_t enough = 4;
    if (strange > 0 && strange < enough) read.is_sure = false;
    return read;
}

Misread mend_once(std::string_view utf8, std::string& out) {
    if (!may_hold_signs(utf8)) return Misread::no;
    std::string bytes;
    bytes.reserve(utf8.size());
    bool encodable = true;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto byte = as_windows_1252(next_character(utf8, at));
        encodable = encodable && byte;
        bytes += byte ? static_cast<char>(*byte) : ' ';
    }
    auto read = read_as_utf8(bytes);
    if (encodable && read.is_utf8 && read.is_sure && read.sequences > 0) {
        out = std::move(read.text);
        return Misread::mended;
    }
    // "â€" whose last byte got lost is a sign too.
    const bool cut = utf8.find("\xC3\xA2\xE2\x82\xAC") != std::string_view::npos;
    return read.has_sign || cut ? Misread::doubtful : Misread::no;
}

}  // namespace

char32_t windows_1252_meaning(char32_t c) {
    if (c < 0x80 || c > 0x9F) return c;
    const char16_t meant = upper_controls[c - 0x80];
    return meant ? meant : c;
}

Misread mend_misread(std::string_view utf8, std::string& out) {
    const auto once = mend_once(utf8, out);
    if (once != Misread::mended) return once;
    std::string twice;
    if (mend_once(out, twice) == Misread::mended) out = std::move(twice);
    return once;
}

}  // namespace waymark::text
