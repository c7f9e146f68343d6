// Which words stand in a text, and where?
#include "content/text/split.h"

#include <unicode/ubrk.h>
#include <unicode/uscript.h>

#include <memory>
#include <stdexcept>

#include "content/text/characters.h"
#include "content/text/fold.h"
#include "content/text/text.h"

namespace waymark::text {
namespace {

using Take = std::function<void(std::string_view word, std::size_t from, std::size_t to)>;

enum AsciiBits : std::uint8_t { word_bit = 1, letter_bit = 2, upper_bit = 4, apostrophe_bit = 8 };

constexpr std::array<std::uint8_t, 128> ascii_bits = [] {
    std::array<std::uint8_t, 128> bits{};
    for (int c = '0'; c <= '9'; ++c) bits[static_cast<std::size_t>(c)] = word_bit;
    for (int c = 'a'; c <= 'z'; ++c) bits[static_cast<std::size_t>(c)] = word_bit | letter_bit;
    for (int c = 'A'; c <= 'Z'; ++c) bits[static_cast<std::size_t>(c)] = word_bit | letter_bit | upper_bit;
    bits['\''] = bits['`'] = apostrophe_bit;
    return bits;
}();

/// Scripts that write no spaces between words.
bool writes_no_spaces(UChar32 c) {
    if (c < 0x0E00) return false;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(c, &status)) {
        case USCRIPT_THAI:
        case USCRIPT_LAO:
        case USCRIPT_KHMER:
        case USCRIPT_MYANMAR:
        case USCRIPT_HAN:
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
        case USCRIPT_BOPOMOFO: return true;
        default: return false;
    }
}

/// Letter or digit that decides by itself whether a stretch writes spaces; marks and signs such as ー go with what
/// stands before.
bool decides(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    return script != USCRIPT_INHERITED && (script != USCRIPT_COMMON || (U_GET_GC_MASK(c) & U_GC_N_MASK));
}

struct CloseBreaks {
    void operator()(UBreakIterator* breaks) const { ubrk_close(breaks); }
};

UBreakIterator* word_breaks() {
    thread_local std::unique_ptr<UBreakIterator, CloseBreaks> breaks;
    if (!breaks) {
        UErrorCode status = U_ZERO_ERROR;
        breaks.reset(ubrk_open(UBRK_WORD, "en", nullptr, 0, &status));
        if (U_FAILURE(status)) throw std::runtime_error("the word tables of ICU cannot be loaded; install ICU's data");
    }
    return breaks.get();
}

/// One run of word characters on its way to words.
class Splitter {
public:
    Splitter(std::string_view text, const Take& take, bool by_icu) : text_(text), take_(take), by_icu_(by_icu) {}

    void run() {
        std::size_t at = 0;
        while (at < text_.size()) {
            std::size_t after = at;
            const Role role = role_at(after);
            if (!in_word(role, false)) at = after;
            else if (const std::size_t end = end_of_acronym(at)) at = take_acronym(at, end);
            else at = take_run(at);
        }
    }

private:
    Role role_at(std::size_t& at) const {
        const auto c = static_cast<unsigned char>(text_[at]);
        if (c < 0x80 && !by_icu_) {
            ++at;
            const std::uint8_t bits = ascii_bits[c];
            if (bits & letter_bit) return Role::letter;
            if (bits & word_bit) return Role::digit;
            return bits & apostrophe_bit ? Role::apostrophe : Role::divider;
        }
        return role_of(next_character(text_, at));
    }

    std::uint8_t bits_at(std::size_t at) const {
        return at < text_.size() && static_cast<unsigned char>(text_[at]) < 0x80
                   ? ascii_bits[static_cast<unsigned char>(text_[at])]
                   : 0;
    }

    /// Where letters end that single dots part, behind the last letter; 0 when fewer than three start at `from`, or
    /// they are part of something longer ("www.a.b.c.org").
    std::size_t end_of_acronym(std::size_t from) const {
        const auto dot_at = [&](std::size_t at) { return at < text_.size() && text_[at] == '.'; };
        if (!dot_at(from + 1) || !(bits_at(from) & letter_bit) || (from > 0 && dot_at(from - 1))) return 0;
        constexpr std::size_t least = 3;
        std::size_t letters = 1, end = from + 1;
        while (dot_at(end) && (bits_at(end + 1) & letter_bit)) {
            ++letters;
            end += 2;
        }
        if (letters < least) return 0;
        std::size_t behind = dot_at(end) ? end + 1 : end;
        if (behind >= text_.size()) return end;
        const Role role = role_at(behind);
        return in_word(role, true) || role == Role::glue ? 0 : end;
    }

    std::size_t take_acronym(std::size_t from, std::size_t end) {
        std::array<char, word_bytes> word;
        std::size_t size = 0;
        for (std::size_t at = from; at < end && size < word.size(); at += 2)
            word[size++] = bits_at(at) & upper_bit ? static_cast<char>(text_[at] + 32) : text_[at];
        take_(std::string_view(word.data(), size), from, end);
        return end;
    }

    /// Takes the run that starts at `from`; returns where to go on.
    std::size_t take_run(std::size_t from) {
        std::size_t at = from, end = from;
        std::uint8_t seen = 0;
        bool ascii = true;
        while (at < text_.size()) {
            if (!by_icu_) {
                while (at < text_.size() && static_cast<unsigned char>(text_[at]) < 0x80) {
                    const std::uint8_t bits = ascii_bits[static_cast<unsigned char>(text_[at])];
                    if (!(bits & word_bit)) break;
                    seen |= bits;
                    end = ++at;
                }
                if (at == text_.size()) break;
            }
            std::size_t after = at;
            const Role role = role_at(after);
            if (in_word(role, true)) {
                ascii = ascii && static_cast<unsigned char>(text_[at]) < 0x80;
                end = at = after;
            } else if (role == Role::glue) {
                ascii = false;
                at = after;
            } else if (role == Role::apostrophe && letter_at(after)) {
                seen |= apostrophe_bit;
                ascii = ascii && static_cast<unsigned char>(text_[at]) < 0x80;
                at = after;
            } else {
                at = after;
                break;
            }
        }
        if (ascii && !by_icu_) take_ascii(from, end, seen);
        else take_stretches(from, end);
        return at;
    }

    bool letter_at(std::size_t at) const {
        while (at < text_.size()) {
            const Role role = role_at(at);
            if (role != Role::glue && role != Role::mark) return role == Role::letter;
        }
        return false;
    }

    void take_ascii(std::size_t from, std::size_t to, std::uint8_t seen) {
        const std::string_view raw = text_.substr(from, std::min(to - from, word_source_bytes));
        if (!(seen & (upper_bit | apostrophe_bit))) return take_(raw.substr(0, word_bytes), from, to);
        std::array<char, word_bytes> word;
        std::size_t size = 0;
        for (char c : raw) {
            const std::uint8_t bits = ascii_bits[static_cast<unsigned char>(c)];
            if (!(bits & word_bit)) continue;
            if (size == word.size()) break;
            word[size++] = bits & upper_bit ? static_cast<char>(c + 32) : c;
        }
        take_(std::string_view(word.data(), size), from, to);
    }

    /// Divides a run where scripts that write no spaces meet others.
    void take_stretches(std::size_t from, std::size_t to) {
        std::size_t start = from;
        bool no_spaces = false, decided = false;
        for (std::size_t at = from; at < to;) {
            const std::size_t here = at;
            const UChar32 c = next_character(text_, at);
            if (!decides(c)) continue;
            const bool now = writes_no_spaces(c);
            if (decided && now != no_spaces) {
                take_stretch(start, here, no_spaces);
                start = here;
            }
            no_spaces = now;
            decided = true;
        }
        take_stretch(start, to, no_spaces);
    }

    void take_stretch(std::size_t from, std::size_t to, bool no_spaces) {
        if (!no_spaces) return take_folded(from, to);
        constexpr std::size_t at_a_time = 1000;
        while (from < to) {
            std::u16string units;
            std::vector<std::size_t> offsets;  // byte offset of each unit
            std::size_t at = from;
            while (at < to && units.size() < at_a_time) {
                const std::size_t here = at;
                const UChar32 c = next_character(text_, at);
                std::array<char16_t, 2> pair{};
                std::size_t size = 0;
                U16_APPEND_UNSAFE(pair.data(), size, c);
                units.append(pair.data(), size);
                offsets.insert(offsets.end(), size, here);
            }
            offsets.push_back(at);
            std::vector<std::size_t> bounds;  // gathered first: whoever takes a word may split text of its own
            UErrorCode status = U_ZERO_ERROR;
            UBreakIterator* breaks = word_breaks();
            ubrk_setText(breaks, units.data(), static_cast<int32_t>(units.size()), &status);
            if (U_FAILURE(status)) throw std::runtime_error("ICU could not divide text into words: not enough memory");
            for (int32_t bound = ubrk_first(breaks); bound != UBRK_DONE; bound = ubrk_next(breaks))
                bounds.push_back(offsets[static_cast<std::size_t>(bound)]);
            for (std::size_t i = 1; i < bounds.size(); ++i) take_folded(bounds[i - 1], bounds[i]);
            from = at;
        }
    }

    /// One word of any script. Folding may divide it again (one Arabic ligature is four words).
    void take_folded(std::size_t from, std::size_t to) {
        const std::string_view raw = cut_to(text_.substr(from, to - from), word_source_bytes);
        const std::string folded = by_icu_ ? fold_by_icu(raw) : fold(raw);
        std::size_t start = 0, end = 0;
        for (std::size_t at = 0; at < folded.size();) {
            const std::size_t here = at;
            const Role role = role_of(next_character(folded, at));
            if (in_word(role, end > start)) {
                end = at;
                continue;
            }
            if (end > start) take_(cut_to(std::string_view(folded).substr(start, here - start), word_bytes), from, to);
            start = end = at;
        }
        if (end > start) take_(cut_to(std::string_view(folded).substr(start), word_bytes), from, to);
    }

    std::string_view text_;
    const Take& take_;
    bool by_icu_;
};

}  // namespace

void each_word(std::string_view utf8, const Take& take) { Splitter(utf8, take, false).run(); }

void each_word_by_icu(std::string_view utf8, const Take& take) { Splitter(utf8, take, true).run(); }

std::vector<Token> split(std::string_view utf8) {
    std::vector<Token> tokens;
    tokens.reserve(utf8.size() / 8 + 1);
    each_word(utf8, [&](std::string_view word, std::size_t from, std::size_t to) {
        tokens.push_back({from, to, std::string(word)});
    });
    return tokens;
}

}  // namespace waymark::text
