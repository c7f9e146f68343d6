// Do the words of a quoted phrase stand one after another in a text (phrase matching without positions)?
#include "search/match/phrase_finder.h"

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

constexpr std::size_t longest_word = 64;  // words are cut there
constexpr std::size_t block = 16;

unsigned char byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }
bool is_plain_letter(unsigned char c) {
    return static_cast<unsigned char>((c | 0x20) - 'a') < 26 || static_cast<unsigned char>(c - '0') < 10;
}
bool is_special(unsigned char c) { return c >= 0x80 || c == '\'' || c == '`'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// The size of a mark beyond ASCII at `at` that always divides words: quotes, dashes, dots, £, a fixed blank. 0:
/// something else.
std::size_t dividing_mark(std::string_view text, std::size_t at) {
    const auto first = byte_at(text, at);
    if (first == 0xC2 && at + 1 < text.size()) {
        const auto second = byte_at(text, at + 1);
        return second == 0xA0 || second == 0xA3 || second == 0xAB || second == 0xBB ? 2 : 0;
    }
    if (first != 0xE2 || at + 2 >= text.size() || byte_at(text, at + 1) != 0x80) return 0;
    const auto third = byte_at(text, at + 2);
    return (third >= 0x93 && third <= 0x95) || (third >= 0x9C && third <= 0x9E) || third == 0xA2 || third == 0xA6 ? 3
                                                                                                                  : 0;
}
/// The same of one that ends before `at`.
std::size_t dividing_mark_before(std::string_view text, std::size_t at) {
    for (const std::size_t size : {std::size_t{3}, std::size_t{2}})
        if (at >= size && dividing_mark(text, at - size) == size) return size;
    return 0;
}

/// What may be one word: a stretch of letters, digits, apostrophes and characters beyond ASCII, up to a mark that
/// divides.
struct Run {
    std::size_t from = 0, to = 0;
    bool plain = true;  ///< letters and digits of ASCII only
};
void grow_forward(std::string_view text, Run& run) {
    for (; run.to < text.size(); ++run.to) {
        const auto c = byte_at(text, run.to);
        if (is_plain_letter(c)) continue;
        if (!is_special(c) || (c >= 0x80 && dividing_mark(text, run.to))) return;
        run.plain = false;
    }
}
void grow_backward(std::string_view text, Run& run) {
    for (; run.from > 0; --run.from) {
        const auto c = byte_at(text, run.from - 1);
        if (is_plain_letter(c)) continue;
        if (!is_special(c) || (c >= 0x80 && dividing_mark_before(text, run.from))) return;
        run.plain = false;
    }
}

/// Whether letters stand in it that single dots part: they may be one word ("C.A.M.H.S.").
bool may_hold_acronyms(std::string_view text) {
    const auto letter = [&](std::size_t at) {
        return static_cast<unsigned char>((byte_at(text, at) | 0x20) - 'a') < 26;
    };
    for (auto at = text.find('.', 1); at != std::string_view::npos && at + 3 < text.size(); at = text.find('.', at + 1))
        if (text[at + 2] == '.' && letter(at - 1) && letter(at + 1) && letter(at + 3)) return true;
    return false;
}

/// What is looked for sixteen bytes at a time.
struct Ends {
    char first = 0, last = 0,
         next = 0;  ///< first and last byte of the anchor, first byte of the word after it; 0: none, or none of ASCII
    std::size_t further = 0;  ///< from the first byte to the last
};
constexpr std::size_t beyond = 2;  ///< so many bytes behind the last are looked at

/// Where in 16 bytes the anchor may start: both its ends stand there, and a plain word that one blank parts from it
/// starts as the next one does. And where something stands that is no plain letter and no plain mark.
struct Looked {
    std::uint32_t words = 0, special = 0;
};
Looked look(const char* at, const Ends& ends) {
    Looked found;
#ifdef __SSE2__
    const auto small = _mm_set1_epi8(0x20);
    const auto here = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const auto there = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + ends.further));
    auto words = _mm_and_si128(_mm_cmpeq_epi8(_mm_or_si128(here, small), _mm_set1_epi8(ends.first)),
                               _mm_cmpeq_epi8(_mm_or_si128(there, small), _mm_set1_epi8(ends.last)));
    if (ends.next) {
        const auto behind = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + ends.further + 1));
        const auto next = _mm_or_si128(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at + ends.further + 2)), small);
        const auto letter =
            _mm_and_si128(_mm_cmpgt_epi8(next, _mm_set1_epi8('a' - 1)), _mm_cmplt_epi8(next, _mm_set1_epi8('z' + 1)));
        const auto other = _mm_andnot_si128(_mm_cmpeq_epi8(next, _mm_set1_epi8(ends.next)), letter);
        words = _mm_andnot_si128(_mm_and_si128(other, _mm_cmpeq_epi8(behind, _mm_set1_epi8(' '))), words);
    }
    const auto special = _mm_or_si128(
        here, _mm_or_si128(_mm_cmpeq_epi8(here, _mm_set1_epi8('\'')), _mm_cmpeq_epi8(here, _mm_set1_epi8('`'))));
    found.words = static_cast<std::uint32_t>(_mm_movemask_epi8(words));
    found.special = static_cast<std::uint32_t>(_mm_movemask_epi8(special));  // the top bit: beyond ASCII
#else
    for (std::size_t i = 0; i < block; ++i) {
        const auto next = static_cast<char>(at[i + ends.further + 2] | 0x20);
        const bool other =
            ends.next && at[i + ends.further + 1] == ' ' && next >= 'a' && next <= 'z' && next != ends.next;
        if ((at[i] | 0x20) == ends.first && (at[i + ends.further] | 0x20) == ends.last && !other)
            found.words |= 1U << i;
        if (is_special(static_cast<unsigned char>(at[i]))) found.special |= 1U << i;
    }
#endif
    return found;
}

}  // namespace

PhraseFinder::PhraseFinder(const QuotedPhrase& phrase) : words_(phrase.words) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
        const bool plain = std::all_of(words_[i].begin(), words_[i].end(),
                                       [](char c) { return is_plain_letter(static_cast<unsigned char>(c)); });
        if (!plain || words_[i].size() >= longest_word || (plain_ && words_[i].size() <= words_[anchor_].size()))
            continue;
        if (plain_ && i + 1 == words_.size())
            continue;  // rather one that another follows: most of its places are then passed over at once
        anchor_ = i;
        plain_ = true;
    }
}

bool PhraseFinder::line_holds(std::string_view line) const {
    // Bit i: the words up to this one end in the first i + 1 words of the phrase.
    std::uint64_t standing = 0;
    bool found = false;
    static_assert(sizeof standing * 8 >= 32);
    text::each_word(line, [&](std::string_view word, std::size_t, std::size_t) {
        std::uint64_t here = 0;
        for (std::size_t i = 0; i < words_.size(); ++i)
            if (words_[i] == word) here |= std::uint64_t{1} << i;
        standing = (standing << 1 | 1) & here;
        found = found || (standing >> (words_.size() - 1) & 1) != 0;
    });
    return found;
}

bool PhraseFinder::stands_in_by_splitting(std::string_view text) const {
    for (std::size_t from = 0; from <= text.size();) {
        const auto to = std::min(text.find('\n', from), text.size());
        if (line_holds(text.substr(from, to - from))) return true;
        from = to + 1;
    }
    return false;
}

PhraseFinder::Same PhraseFinder::same(std::string_view run, bool plain, std::size_t number) const {
    const std::string& wanted = words_[number];
    if (plain) {
        run = run.substr(0, longest_word);
        return run.size() == wanted.size() &&
                       std::equal(run.begin(), run.end(), wanted.begin(), [](char a, char b) { return lower(a) == b; })
                   ? Same::yes
                   : Same::no;
    }
    int words = 0;
    bool equal = false;
    text::each_word(run, [&](std::string_view word, std::size_t, std::size_t) {
        ++words;
        equal = word == wanted;
    });
    return words != 1 ? Same::divided : equal ? Same::yes : Same::no;
}

/// Whether the words before the anchor, which starts at `at`, stand there.
PhraseFinder::Found PhraseFinder::before(std::string_view text, std::size_t at) const {
    for (std::size_t number = anchor_; number > 0; --number) {
        for (;; --at) {
            if (at == 0 || text[at - 1] == '\n') return Found::no;
            const auto c = byte_at(text, at - 1);
            if (is_plain_letter(c)) break;
            if (!is_special(c)) continue;
            const auto mark = dividing_mark_before(text, at);
            if (mark == 0) break;
            at -= mark - 1;
        }
        Run run{at, at};
        grow_backward(text, run);
        const auto here = same(text.substr(run.from, run.to - run.from), run.plain, number - 1);
        if (here != Same::yes) return here == Same::no ? Found::no : Found::perhaps;
        at = run.from;
    }
    return Found::yes;
}

/// Whether the words after the anchor, which ends at `at`, stand there.
PhraseFinder::Found PhraseFinder::after(std::string_view text, std::size_t at) const {
    for (std::size_t number = anchor_ + 1; number < words_.size(); ++number) {
        for (;; ++at) {
            if (at == text.size() || text[at] == '\n') return Found::no;
            const auto c = byte_at(text, at);
            if (is_plain_letter(c)) break;
            if (!is_special(c)) continue;
            const auto mark = dividing_mark(text, at);
            if (mark == 0) break;
            at += mark - 1;
        }
        Run run{at, at};
        grow_forward(text, run);
        const auto here = same(text.substr(run.from, run.to - run.from), run.plain, number);
        if (here != Same::yes) return here == Same::no ? Found::no : Found::perhaps;
        at = run.to;
    }
    return Found::yes;
}

/// Whether the phrase stands round a word that may be the anchor, in plain letters, at `at`.
PhraseFinder::Found PhraseFinder::round(std::string_view text, std::size_t at) const {
    const auto size = words_[anchor_].size(), to = at + size;
    const auto borders = [&](unsigned char c, std::size_t mark) {
        return !is_plain_letter(c) && (!is_special(c) || mark);
    };
    if (at > 0 && !borders(byte_at(text, at - 1), dividing_mark_before(text, at)))
        return Found::no;  // or of a run that is looked at as a whole
    if (to < text.size() && !borders(byte_at(text, to), dividing_mark(text, to))) return Found::no;
    if (same(text.substr(at, size), true, anchor_) != Same::yes) return Found::no;
    const auto behind = after(text, to);
    if (behind == Found::no) return Found::no;
    const auto ahead = before(text, at);
    return behind == Found::yes ? ahead : ahead == Found::no ? Found::no : Found::perhaps;
}

bool PhraseFinder::holds_anchor(std::string_view run) const {
    // Without letters beyond ASCII a word of it starts where it starts or behind an apostrophe.
    const auto first = words_[anchor_].front();
    bool start = true, may = false;
    for (const char c : run) {
        may = may || static_cast<unsigned char>(c) >= 0x80 || (start && lower(c) == first);
        start = c == '\'' || c == '`';
    }
    if (!may) return false;
    bool holds = false;
    text::each_word(run,
                    [&](std::string_view word, std::size_t, std::size_t) { holds = holds || word == words_[anchor_]; });
    return holds;
}

bool PhraseFinder::stands_in(std::string_view text) const {
    if (!plain_) {
        // Words of other scripts are in no text of plain letters.
        const bool only_plain =
            std::none_of(text.begin(), text.end(), [](char c) { return is_special(static_cast<unsigned char>(c)); });
        const bool cut_word = std::any_of(words_.begin(), words_.end(),
                                          [](const std::string& word) { return word.size() >= longest_word; });
        return (cut_word || !only_plain) && stands_in_by_splitting(text);
    }
    if (may_hold_acronyms(text)) return stands_in_by_splitting(text);
    const std::string& anchor = words_[anchor_];
    const bool followed = anchor_ + 1 < words_.size() && static_cast<unsigned char>(words_[anchor_ + 1].front()) < 0x80;
    const Ends ends{anchor.front(), anchor.back(), followed ? words_[anchor_ + 1].front() : '\0', anchor.size() - 1};
    std::size_t decided_to = 0;  // runs that start before are decided
    const auto line_stands = [&](std::size_t at) {
        const auto end_before = at ? text.rfind('\n', at - 1) : std::string_view::npos;
        const auto from = end_before == std::string_view::npos ? 0 : end_before + 1;
        decided_to = std::min(text.find('\n', at), text.size());
        return line_holds(text.substr(from, decided_to - from));
    };
    const auto stands_in_block = [&](const Looked& found, std::size_t from) {
        for (auto bits = found.words | found.special; bits; bits &= bits - 1) {
            const auto at = from + static_cast<std::size_t>(std::countr_zero(bits));
            if (at < decided_to || at >= text.size()) continue;
            if (!(found.special >> (at - from) & 1)) {
                const auto here = round(text, at);
                if (here == Found::yes || (here == Found::perhaps && line_stands(at))) return true;
                continue;
            }
            if (const auto mark = dividing_mark(text, at)) {
                decided_to = at + mark;
                continue;
            }
            Run run{at, at};
            grow_backward(text, run);
            grow_forward(text, run);
            decided_to = run.to;
            if (holds_anchor(text.substr(run.from, run.to - run.from)) && line_stands(at)) return true;
        }
        return false;
    };
    std::size_t at = 0;
    for (; at + ends.further + beyond + block <= text.size(); at += block) {
        const auto found = look(text.data() + at, ends);
        if ((found.words | found.special) && stands_in_block(found, at)) return true;
    }
    // What is left is looked at where blanks follow it.
    std::array<char, 2 * (longest_word + block)> rest{};
    std::memcpy(rest.data(), text.data() + at, text.size() - at);
    for (const auto began = at; at < text.size(); at += block) {
        const auto found = look(rest.data() + (at - began), ends);
        if ((found.words | found.special) && stands_in_block(found, at)) return true;
    }
    return false;
}

}  // namespace waymark
