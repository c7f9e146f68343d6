// Which sentences of a listing hold the words asked for?
#include "search/match/highlights.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "content/text/split.h"
#include "content/text/text.h"

namespace waymark {
namespace {

constexpr std::size_t most_starts = 8;  ///< that are looked for 64 bytes at a time
constexpr std::size_t most_sentences = 2, most_text = 6000, longest_sentence = 200, before_the_word = 80;
constexpr auto npos = std::string_view::npos;

unsigned char byte_at(std::string_view text, std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
}
bool is_plain(unsigned char c) { return c < 0x80; }
bool is_letter(unsigned char c) { return static_cast<unsigned char>((c | 0x20) - 'a') < 26; }
bool is_digit(unsigned char c) { return static_cast<unsigned char>(c - '0') < 10; }

/// The first two letters of a folded word, as a number. Its stem begins with the same, but for y, which may have become
/// i ("dying", "die").
unsigned start_of(unsigned first, unsigned second) { return first << 8 | (second == 'y' ? 'i' : second); }
/// The same of bytes as they stand in a text. A digit is itself with the bit that makes a letter small.
unsigned start_of_plain(unsigned char first, unsigned char second) {
    return start_of(first | 0x20, is_letter(second) || is_digit(second) ? second | 0x20 : 0);
}
unsigned start_of(std::string_view word) { return start_of(byte_at(word, 0), byte_at(word, 1)); }

/// Marks and blanks beyond ASCII that stand between words and never in one, in the texts families read: quotes, dashes,
/// £, a fixed blank.
bool is_mark(std::string_view text, std::size_t at) {
    const auto first = byte_at(text, at), second = byte_at(text, at + 1);
    if (first == 0xE2) return second == 0x80;
    return first == 0xC2 && (second == 0xA0 || second == 0xA3 || second == 0xAB || second == 0xB7 || second == 0xBB);
}
bool is_mark_size_three(std::string_view text, std::size_t at) { return byte_at(text, at) == 0xE2; }

std::uint8_t ones_if(bool so) { return static_cast<std::uint8_t>(-int{so}); }

/// Bit i: the top bit of bytes[i], for the first 64.
template <std::size_t size>
std::uint64_t top_bits(const std::array<std::uint8_t, size>& bytes) {
    static_assert(size >= 64);
    std::uint64_t bits = 0;
#ifdef __SSE2__
    for (std::size_t i = 0; i < 4; ++i)
        bits |= std::uint64_t{static_cast<std::uint16_t>(
                    _mm_movemask_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes.data() + i * 16))))}
                << (i * 16);
#else
    for (std::size_t i = 0; i < 8; ++i) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes.data() + i * 8, sizeof eight);
        if constexpr (std::endian::native == std::endian::big) eight = __builtin_bswap64(eight);
        bits |= ((eight >> 7 & 0x0101010101010101ULL) * 0x0102040810204080ULL >> 56) << (i * 8);
    }
#endif
    return bits;
}

/// Where runs of one kind of byte start in the 64 bytes before which `ran` was the last.
std::uint64_t starts_of(std::uint64_t bits, bool& ran) {
    const auto starts = bits & ~(bits << 1 | (ran ? 1 : 0));
    ran = bits >> 63;
    return starts;
}

constexpr std::array<bool, 256> may_end = [] {
    std::array<bool, 256> may{};
    for (unsigned char c : {'.', '!', '?', '\n'}) may[c] = true;
    return may;
}();

bool ends_sentence(std::string_view text, std::size_t i) {
    if (!may_end[byte_at(text, i)] || text[i] == '\n') return false;
    const auto next = byte_at(text, i + 1);
    return next == 0 || next == ' ' || next == '\n';
}

/// The sentence around a byte; it starts at `from` or later.
std::string_view sentence_around(std::string_view text, std::size_t at, std::size_t from, std::size_t& end) {
    std::size_t start = at;
    while (start > from && text[start - 1] != '\n' && !(text[start] == ' ' && ends_sentence(text, start - 1))) --start;
    while (text[start] == ' ') ++start;
    end = at;
    while (end < text.size() &&
           !(may_end[static_cast<unsigned char>(text[end])] && (text[end] == '\n' || ends_sentence(text, end))))
        ++end;
    if (end < text.size() && text[end] != '\n') ++end;
    return text.substr(start, end - start);
}

/// A sentence as it is shown: a window of whole words around `hit` when it is long.
std::string cut(std::string_view sentence, std::size_t hit) {
    if (sentence.size() <= longest_sentence) return std::string(sentence);
    std::size_t from = hit > before_the_word ? sentence.find(' ', hit - before_the_word) : 0;
    if (from == npos || from > hit) from = hit;
    std::size_t to =
        sentence.size() - from > longest_sentence ? sentence.rfind(' ', from + longest_sentence) : sentence.size();
    if (to == npos || to <= hit) to = sentence.size();
    return fmt::format("{}{}{}", from ? "… " : "", sentence.substr(from, to - from), to < sentence.size() ? " …" : "");
}

}  // namespace

Highlighter::Highlighter(std::initializer_list<const WordQuery*> queries) {
    for (const auto* query : queries)
        for (const auto& unit : query->units) {
            for (const auto& stem : unit.stems) add(stem);
            for (const auto& compound : unit.compounds) add(compound.stem);
        }
}

void Highlighter::add(const std::string& stem) {
    if (stem.empty()) return;
    stems_.insert(stem);
    if (begins_.test(start_of(stem))) return;
    begins_.set(start_of(stem));
    const auto second = static_cast<std::uint8_t>(start_of(stem));
    starts_.push_back({static_cast<std::uint8_t>(stem[0]), second, second == 'i' ? std::uint8_t{'y'} : second});
}

/// Whether a word of the query starts here; `at` begins a run of letters and digits, or of bytes beyond ASCII.
Highlighter::Starts Highlighter::word_at(std::string_view text, std::size_t at) const {
    const auto c = byte_at(text, at);
    if (!is_plain(c)) {
        for (; !is_plain(byte_at(text, at)); at += is_mark_size_three(text, at) ? 3 : 2)
            if (!is_mark(text, at))
                return Starts::perhaps;  // letters of other scripts, and with accents, are the splitter's business
        return Starts::no;
    }
    const auto next = byte_at(text, at + 1);
    if (next == '\'' || !is_plain(next)) return Starts::perhaps;
    if (!begins_.test(start_of_plain(c, next))) return Starts::no;
    std::array<char, 64> word{};
    std::size_t size = 0;
    for (; size < word.size() && (is_letter(byte_at(text, at + size)) || is_digit(byte_at(text, at + size))); ++size)
        word[size] = static_cast<char>(byte_at(text, at + size) | 0x20);
    const unsigned char before = at ? byte_at(text, at - 1) : 0, after = byte_at(text, at + size);
    if (size == word.size() || before == '\'' || after == '\'' || !is_plain(before) || !is_plain(after))
        return Starts::perhaps;
    return stems_.count(text::stem({word.data(), size})) ? Starts::yes : Starts::no;
}

/// The first place from `from` on where a word of the query starts, surely or perhaps, or npos.
std::size_t Highlighter::next_likely(std::string_view text, std::size_t from, bool& sure) const {
    bool in_word = false, beyond_ascii = false;
    for (std::size_t block = from; block < text.size(); block += 64) {
        std::array<std::uint8_t, 65> bytes{};  // and the first of the next block
        std::memcpy(bytes.data(), text.data() + block, std::min<std::size_t>(65, text.size() - block));
        // All 64 at once, without branches: the top bits say what is so of each byte.
        std::array<std::uint8_t, 65> folded{};  // of letters and digits; else 0
        for (std::size_t i = 0; i < 65; ++i)
            folded[i] = static_cast<std::uint8_t>((ones_if(is_letter(bytes[i])) | ones_if(is_digit(bytes[i]))) &
                                                  (bytes[i] | 0x20));
        std::array<std::uint8_t, 64> of_word{}, likely{};
        for (std::size_t i = 0; i < 64; ++i) of_word[i] = ones_if(folded[i] != 0);
        for (std::size_t i = 0; i < 64; ++i)
            likely[i] =
                static_cast<std::uint8_t>(bytes[i + 1] | ones_if(bytes[i + 1] == '\''));  // what is no plain word
        if (starts_.size() > most_starts) likely.fill(0x80);                              // looked at one by one
        else
            for (const auto& [first, second, other] : starts_)
                for (std::size_t i = 0; i < 64; ++i)
                    likely[i] = static_cast<std::uint8_t>(
                        likely[i] | (ones_if(folded[i] == first) &
                                     (ones_if(folded[i + 1] == second) | ones_if(folded[i + 1] == other))));
        auto starts = starts_of(top_bits(of_word), in_word) & top_bits(likely);
        starts |= starts_of(top_bits(bytes), beyond_ascii);
        for (; starts; starts &= starts - 1) {
            const auto at = block + static_cast<std::size_t>(std::countr_zero(starts));
            const auto starts_here = word_at(text, at);
            sure = starts_here == Starts::yes;
            if (starts_here != Starts::no) return at;
        }
    }
    return npos;
}

/// Where the first word of the query stands in a sentence, or npos.
std::size_t Highlighter::first_in(std::string_view sentence) const {
    std::size_t hit = npos;
    text::each_word(sentence, [&](std::string_view word, std::size_t from, std::size_t) {
        if (hit == npos && begins_.test(start_of(word)) && stems_.count(text::stem(word))) hit = from;
    });
    return hit;
}

std::vector<std::string> Highlighter::sentences_of(std::string_view text) const {
    std::vector<std::string> found;
    if (stems_.empty()) return found;
    text = text.substr(0, most_text);
    for (std::size_t from = 0; found.size() < most_sentences;) {
        bool sure = false;
        const auto likely = next_likely(text, from, sure);
        if (likely == npos) break;
        const auto sentence = sentence_around(text, likely, from, from);
        const auto hit = sure ? likely - static_cast<std::size_t>(sentence.data() - text.data()) : first_in(sentence);
        if (hit == npos) continue;
        found.reserve(most_sentences);
        found.push_back(cut(sentence, hit));
    }
    return found;
}

}  // namespace waymark
