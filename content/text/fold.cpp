// How does text look once case, accents and typography are put aside?
#include "content/text/fold.h"

#include <unicode/normalizer2.h>

#include <stdexcept>

#include "content/text/characters.h"
#include "content/text/text.h"

namespace waymark::text {
namespace {

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = get(status);
    if (U_FAILURE(status)) throw std::runtime_error("the Unicode tables of ICU cannot be loaded; install ICU's data");
    return *found;
}

struct Normalizers {
    const icu::Normalizer2& fold = normalizer(icu::Normalizer2::getNFKCCasefoldInstance);
    const icu::Normalizer2& apart = normalizer(icu::Normalizer2::getNFDInstance);
    const icu::Normalizer2& together = normalizer(icu::Normalizer2::getNFCInstance);
};

const Normalizers& normalizers() {
    static const Normalizers all;
    return all;
}

/// Accents that a reader may leave out; vowel signs of Indic scripts, Thai tones and Japanese voicing are not among
/// them.
bool is_accent(UChar32 mark, UChar32 base) {
    const bool european = (mark >= 0x0300 && mark <= 0x036F) || (mark >= 0x0483 && mark <= 0x0489) ||
                          (mark >= 0x1AB0 && mark <= 0x1AFF) || (mark >= 0x1DC0 && mark <= 0x1DFF) ||
                          (mark >= 0x20D0 && mark <= 0x20FF) || (mark >= 0xFE20 && mark <= 0xFE2F);
    if (european) return base == 0 || u_isalnum(base);            // "≠" stays what it is
    if (mark >= 0x0653 && mark <= 0x0655) return base == 0x0627;  // alef is written with and without its hamza
    return (mark >= 0x064B && mark <= 0x065F) || mark == 0x0670 || (mark >= 0x0610 && mark <= 0x061A) ||
           (mark >= 0x06D6 && mark <= 0x06ED);
}

/// Letters that have no decomposition but a plain spelling; and Arabic letters that keyboards of other languages write
/// otherwise. Null: the letter is itself.
const char16_t* plain_letter(UChar32 c) {
    switch (c) {
        case 0x00E6: return u"ae";
        case 0x0153: return u"oe";
        case 0x00F8: return u"o";
        case 0x0142: return u"l";
        case 0x0111:
        case 0x00F0: return u"d";
        case 0x00FE: return u"th";
        case 0x0127: return u"h";
        case 0x0167: return u"t";
        case 0x0131: return u"i";
        case 0x0640: return u"";        // tatweel only stretches a word
        case 0x02BC: return u"";        // of ŉ; other apostrophes are settled before
        case 0x06A9: return u"\u0643";  // keheh → kaf
        case 0x06CC:
        case 0x0649: return u"\u064A";  // Farsi yeh, alef maksura → yeh
        case 0x06C1: return u"\u0647";  // heh goal → heh
        case 0x06C3: return u"\u0629";  // teh marbuta goal → teh marbuta
        default: return nullptr;
    }
}

/// Folds a stretch whose apostrophes and dashes are settled already.
void append_folded(const icu::UnicodeString& stretch, std::string& out) {
    const Normalizers& icu_tables = normalizers();
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString folded, apart, plain, together;
    icu_tables.fold.normalize(stretch, folded, status);
    icu_tables.apart.normalize(folded, apart, status);
    UChar32 base = 0;
    for (int32_t i = 0; i < apart.length();) {
        const UChar32 c = apart.char32At(i);
        i += U16_LENGTH(c);
        if (U_GET_GC_MASK(c) & U_GC_M_MASK) {
            if (!is_accent(c, base)) plain.append(c);
            continue;
        }
        const char16_t* letters = plain_letter(c);
        if (letters) plain.append(letters, -1);
        else plain.append(c);
        if (!letters || *letters) base = c;
    }
    icu_tables.together.normalize(plain, together, status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU could not fold text: not enough memory");
    together.toUTF8String(out);
}

bool letter_follows(std::string_view utf8, std::size_t at) {
    while (at < utf8.size()) {
        const Role role = role_of(next_character(utf8, at));
        if (role != Role::glue && role != Role::mark) return role == Role::letter;
    }
    return false;
}

/// The plain form of a typographic quote or dash, 0 when it is none.
char plain_mark(UChar32 c, Role role) {
    if (role == Role::apostrophe && c != '`') return '\'';
    switch (c) {
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0x201F:
        case 0x2033:
        case 0x2034:
        case 0x2057:
        case 0xAB:
        case 0xBB:
        case 0xFF02: return '"';
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2014:
        case 0x2015:
        case 0x2212:
        case 0x207B:
        case 0x208B:
        case 0xFE31:
        case 0xFE32:
        case 0xFE58:
        case 0xFE63:
        case 0xFF0D: return '-';
        default: return 0;
    }
}

void fold_any(std::string_view utf8, std::string& out, bool ascii_by_hand) {
    icu::UnicodeString stretch;
    bool stretch_is_ascii = true;
    const auto flush = [&] {
        if (stretch.isEmpty()) return;
        if (stretch_is_ascii && ascii_by_hand) {
            for (int32_t i = 0; i < stretch.length(); ++i) {
                const char c = static_cast<char>(stretch.charAt(i));
                out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
            }
        } else {
            append_folded(stretch, out);
        }
        stretch.remove();
        stretch_is_ascii = true;
    };
    bool after_word = false;
    int marks = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const UChar32 c = next_character(utf8, at);
        const Role role = role_of(c);
        if (role == Role::glue) continue;
        if (role == Role::apostrophe && after_word && letter_follows(utf8, at)) continue;
        after_word = in_word(role, after_word);
        marks = role == Role::mark ? marks + 1 : 0;
        if (marks > marks_in_a_row) continue;
        if (is_fraction(c)) {
            flush();
            append_utf8(out, c);
        } else if (const char plain = plain_mark(c, role)) {
            stretch.append(static_cast<char16_t>(plain));
        } else {
            stretch.append(c);
            if (c >= 0x80) stretch_is_ascii = false;
        }
    }
    flush();
}

}  // namespace

bool folds_to_letters(UChar32 symbol) {
    if (!u_hasBinaryProperty(symbol, UCHAR_CHANGES_WHEN_NFKC_CASEFOLDED)) return false;
    icu::UnicodeString meant;
    if (!normalizers().fold.getDecomposition(symbol, meant)) return false;
    for (int32_t i = 0; i < meant.length(); i += U16_LENGTH(meant.char32At(i)))
        if (u_isalnum(meant.char32At(i))) return true;
    return false;
}

std::string fold(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    if (!is_ascii(utf8)) {
        fold_any(utf8, out, true);
        return out;
    }
    const auto is_letter = [](char c) { return static_cast<unsigned char>((c | 32) - 'a') < 26; };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    bool after_word = false;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const char c = utf8[i];
        if ((c == '\'' || c == '`') && after_word && i + 1 < utf8.size() && is_letter(utf8[i + 1])) continue;
        after_word = is_letter(c) || is_digit(c);
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return out;
}

std::string fold_by_icu(std::string_view utf8) {
    std::string out;
    fold_any(utf8, out, false);
    return out;
}

}  // namespace waymark::text
