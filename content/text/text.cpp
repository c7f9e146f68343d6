// What is a word's stem, where does a name sort, and how are foreign bytes made into clean text?
#include "content/text/text.h"

#include <libstemmer.h>
#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>
#include <unicode/ucol.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <stdexcept>

#include "content/text/characters.h"
#include "content/text/hash.h"
#include "content/text/misread.h"

namespace waymark::text {
namespace {

struct DeleteStemmer {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
struct CloseCollator {
    void operator()(UCollator* collator) const { ucol_close(collator); }
};
struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

/// The stemmer of one thread with the words it met before: each word has one slot, a newer word takes it over, so it
/// never grows.
class Stemmer {
public:
    Stemmer() : stemmer_(sb_stemmer_new("english", "UTF_8")), slots_(slot_count) {
        if (!stemmer_) throw std::runtime_error("the English stemmer cannot be made: not enough memory");
    }

    std::string stem(std::string_view word) {
        if (word.size() > Slot::room) return ask(word);
        const auto hash = hash_of(word);
        Slot& slot = slots_[(hash ^ (hash >> 32)) % slot_count];
        if (slot.word_size == word.size() && std::memcmp(slot.word, word.data(), word.size()) == 0)
            return {slot.stem, slot.stem_size};
        std::string found = ask(word);
        if (found.size() <= Slot::room) {
            slot.word_size = static_cast<std::uint8_t>(word.size());
            slot.stem_size = static_cast<std::uint8_t>(found.size());
            std::memcpy(slot.word, word.data(), word.size());
            std::memcpy(slot.stem, found.data(), found.size());
        }
        return found;
    }

private:
    static constexpr std::size_t slot_count = 16384;
    struct Slot {
        static constexpr std::size_t room = 23;
        std::uint8_t word_size = 0, stem_size = 0;
        char word[room], stem[room];
    };

    std::string ask(std::string_view word) {
        const auto* letters = reinterpret_cast<const sb_symbol*>(word.data());
        const sb_symbol* found = sb_stemmer_stem(stemmer_.get(), letters, static_cast<int>(word.size()));
        if (!found) return std::string(word);
        return {reinterpret_cast<const char*>(found), static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
    }

    std::unique_ptr<sb_stemmer, DeleteStemmer> stemmer_;
    std::vector<Slot> slots_;
};

UCollator* english_collator() {
    thread_local std::unique_ptr<UCollator, CloseCollator> collator;
    if (!collator) {
        UErrorCode status = U_ZERO_ERROR;
        collator.reset(ucol_open("en_GB", &status));
        if (U_FAILURE(status))
            throw std::runtime_error("the sorting rules of ICU cannot be loaded; install ICU's data");
        ucol_setStrength(collator.get(), UCOL_SECONDARY);
    }
    return collator.get();
}

/// Control characters, and characters nobody can see; ZWNJ and ZWJ are kept, they shape words and emoji.
bool is_unwanted(UChar32 c) {
    if (c == 0x200C || c == 0x200D) return false;
    return (c < 0x20 && c != '\n') || (c >= 0x7F && c <= 0x9F) || c == 0xAD || c == 0x180E ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || U_IS_UNICODE_NONCHAR(c);
}

std::vector<UChar32> characters_of(std::string_view utf8) {
    std::vector<UChar32> all;
    all.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) all.push_back(next_character(utf8, at));
    return all;
}

/// Edits between two sequences, with rows that reach `limit` to either side of the diagonal only.
template <class Unit>
int edits_between(const Unit* a, int a_size, const Unit* b, int b_size, int limit) {
    const int too_many = limit + 1;
    if (std::abs(a_size - b_size) > limit) return too_many;
    std::array<int, 3 * (2 * word_bytes + 2)> small;
    std::vector<int> large;
    const auto width = static_cast<std::size_t>(b_size) + 1;
    int* rows = small.data();
    if (3 * width > small.size()) {
        large.resize(3 * width);
        rows = large.data();
    }
    int *two_up = rows, *up = rows + width, *row = rows + 2 * width;
    for (int j = 0; j <= b_size; ++j) up[j] = std::min(j, too_many);
    for (int i = 1; i <= a_size; ++i) {
        const int first = std::max(1, i - limit), last = std::min(b_size, i + limit);
        int best = too_many;
        row[first - 1] = first == 1 ? std::min(i, too_many) : too_many;
        if (first == 1) best = row[0];
        for (int j = first; j <= last; ++j) {
            int cost = up[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            cost = std::min(cost, row[j - 1] + 1);
            if (j < i + limit) cost = std::min(cost, up[j] + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost = std::min(cost, two_up[j - 2] + 1);
            row[j] = std::min(cost, too_many);
            best = std::min(best, row[j]);
        }
        if (last < b_size) row[last + 1] = too_many;
        if (best > limit) return too_many;
        std::swap(two_up, up);
        std::swap(up, row);
    }
    return up[b_size];
}

/// ICU's "UTF-16" without a byte order mark is big-endian; a first character below U+0100 tells which it is.
std::string_view settled_encoding(std::string_view bytes, std::string_view encoding) {
    std::string name;
    for (char c : encoding)
        if (c != '-' && c != '_' && c != ' ') name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    // As the web does: bytes 80 to 9F of "Latin 1" are Windows quotes and dashes, never control characters.
    if (name == "iso88591" || name == "latin1" || name == "usascii" || name == "ascii") return "windows-1252";
    if ((name == "utf16" || name == "ucs2") && bytes.size() >= 2 && bytes[0] != 0 && bytes[1] == 0) return "UTF-16LE";
    return encoding;
}

}  // namespace

std::string stem(std::string_view folded_word) {
    if (folded_word.size() < 3 ||
        !std::all_of(folded_word.begin(), folded_word.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
        return std::string(folded_word);
    thread_local Stemmer stemmer;
    return stemmer.stem(folded_word);
}

std::string sort_key(std::string_view utf8) {
    constexpr std::size_t name_bytes = 4096;
    const std::string_view name = cut_to(utf8, name_bytes);
    std::u16string units;
    int marks = 0;
    for (std::size_t at = 0; at < name.size();) {
        const UChar32 c = next_character(name, at);
        marks = U_GET_GC_MASK(c) & U_GC_M_MASK ? marks + 1 : 0;
        if (marks > marks_in_a_row) continue;
        std::array<char16_t, 2> pair{};
        std::size_t size = 0;
        U16_APPEND_UNSAFE(pair.data(), size, c);
        units.append(pair.data(), size);
    }
    const auto length = static_cast<int32_t>(units.size());
    std::string key(units.size() * 4 + 16, '\0');
    for (;;) {
        const int32_t needed =
            ucol_getSortKey(english_collator(), units.data(), length, reinterpret_cast<std::uint8_t*>(key.data()),
                            static_cast<int32_t>(key.size()));
        const bool fits = static_cast<std::size_t>(needed) <= key.size();
        key.resize(static_cast<std::size_t>(needed));
        if (fits) break;
    }
    if (!key.empty()) key.pop_back();  // ICU ends a key with a NUL
    return key;
}

std::string clean(std::string_view bytes, bool* bad) {
    if (bad) *bad = false;
    const auto is_plain = [](unsigned char c) { return (c >= 0x20 && c < 0x7F) || c == '\n'; };
    if (std::all_of(bytes.begin(), bytes.end(), is_plain)) return std::string(bytes);

    std::string out;
    out.reserve(bytes.size());
    bool ascii = true;
    int marks = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        if (is_plain(first)) {
            out += bytes[at++];
            marks = 0;
            continue;
        }
        const std::size_t from = at;
        const auto c = static_cast<UChar32>(windows_1252_meaning(static_cast<char32_t>(next_character(bytes, at))));
        if (c == 0xFFFD && bad && bytes.substr(from, at - from) != "\xEF\xBF\xBD") *bad = true;
        if (c == '\r' || c == 0x2028 || c == 0x2029) {
            if (c == '\r' && at < bytes.size() && bytes[at] == '\n') ++at;
            out += '\n';
        } else if (c == '\t') {
            out += ' ';
        } else if (!is_unwanted(c)) {
            marks = U_GET_GC_MASK(c) & U_GC_M_MASK ? marks + 1 : 0;
            if (marks > marks_in_a_row) continue;
            append_utf8(out, c);
            ascii = false;
        }
    }
    if (ascii) return out;

    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_SUCCESS(status) && nfc->isNormalizedUTF8(out, status)) return out;
    std::string normal;
    normal.reserve(out.size());
    icu::StringByteSink<std::string> sink(&normal);
    status = U_ZERO_ERROR;
    nfc->normalizeUTF8(0, out, sink, nullptr, status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU could not normalise text: not enough memory");
    return normal;
}

bool to_utf8(std::string_view bytes, std::string_view encoding, std::string& out) {
    out.clear();
    constexpr std::size_t longest_name = 60;
    if (encoding.empty() || encoding.size() > longest_name) return false;
    const auto in_name = [](unsigned char c) {
        return u_isalnum(c) || c == '-' || c == '_' || c == ':' || c == '.' || c == ' ';
    };
    if (!std::all_of(encoding.begin(), encoding.end(), in_name)) return false;
    UErrorCode status = U_ZERO_ERROR;
    const std::string name(settled_encoding(bytes, encoding));
    const std::unique_ptr<UConverter, CloseConverter> from(ucnv_open(name.c_str(), &status));
    if (U_FAILURE(status)) return false;
    const std::unique_ptr<UConverter, CloseConverter> to(ucnv_open("UTF-8", &status));
    if (U_FAILURE(status)) return false;

    std::array<char16_t, 4096> pivot;
    std::array<char, 16384> chunk;
    const char* source = bytes.data();
    const char* const source_end = source + bytes.size();
    char16_t *pivot_from = pivot.data(), *pivot_to = pivot.data();
    bool first = true;
    do {
        char* target = chunk.data();
        status = U_ZERO_ERROR;
        ucnv_convertEx(to.get(), from.get(), &target, chunk.data() + chunk.size(), &source, source_end, pivot.data(),
                       &pivot_from, &pivot_to, pivot.data() + pivot.size(), first, true, &status);
        out.append(chunk.data(), static_cast<std::size_t>(target - chunk.data()));
        first = false;
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    if (U_FAILURE(status)) {
        out.clear();
        return false;
    }
    if (out.starts_with("\xEF\xBB\xBF")) out.erase(0, 3);
    return true;
}

int edits(std::string_view a, std::string_view b, int limit) {
    limit = std::clamp(limit, 0, static_cast<int>(word_bytes));
    if (a == b) return 0;
    if (is_ascii(a) && is_ascii(b)) {
        const std::size_t apart = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
        if (apart > static_cast<std::size_t>(limit)) return limit + 1;
        return edits_between(a.data(), static_cast<int>(a.size()), b.data(), static_cast<int>(b.size()), limit);
    }
    const std::vector<UChar32> left = characters_of(a), right = characters_of(b);
    return edits_between(left.data(), static_cast<int>(left.size()), right.data(), static_cast<int>(right.size()),
                         limit);
}

}  // namespace waymark::text
