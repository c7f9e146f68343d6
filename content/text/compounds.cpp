// Which words of a text are one word in another spelling? (compounds: "co-ordinator", "day care")
#include "content/text/compounds.h"

#include <algorithm>

#include "content/text/characters.h"

namespace waymark::text {
namespace {

constexpr std::size_t shortest = 4, longest = 40;

bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// How many bytes the hyphen takes that starts at `at`; 0: none does.
std::size_t hyphen_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    if (text[at] == '-') return 1;
    const auto mark = text.substr(at, 3);
    return mark == "\xE2\x80\x90" || mark == "\xE2\x80\x91" ? 3 : 0;
}

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

std::string compound_of(std::string_view left, std::string_view right) {
    const auto size = left.size() + right.size();
    if (size < shortest || size > longest || (has_digit(left) && has_digit(right))) return {};
    std::string whole(left);
    whole += right;
    return whole;
}

bool is_hyphen(std::string_view gap) { return !gap.empty() && hyphen_at(gap, 0) == gap.size(); }

bool is_blank(std::string_view gap) {
    return !gap.empty() && gap.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool is_half(std::string_view text, std::size_t from, std::size_t to) {
    if (const auto size = hyphen_at(text, to))
        if (to + size < text.size() && is_word_byte(text[to + size])) return true;
    for (const std::size_t size : {std::size_t{1}, std::size_t{3}})
        if (from > size && hyphen_at(text, from - size) == size && is_word_byte(text[from - size - 1])) return true;
    return false;
}

void HyphenedWords::join(std::string_view word) {
    if (const auto pair = compound_of(last_, word); !pair.empty()) take_(pair);
    if (chain_ < 2) {
        whole_ += word;
        return;
    }
    constexpr std::size_t most_words = 4;
    whole_ = chain_ < most_words ? compound_of(whole_, word) : std::string{};
    if (!whole_.empty()) take_(whole_);
    else chain_ = most_words;  // too long to be one word
}

}  // namespace waymark::text
