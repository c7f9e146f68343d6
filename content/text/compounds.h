// Which words of a text are one word in another spelling? (compounds: "co-ordinator", "day care")
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace waymark::text {

/// Two folded words as one, empty when they are never one: both hold digits ("5-11"), or it would be shorter than four
/// bytes or longer than forty.
std::string compound_of(std::string_view left, std::string_view right);

/// Whether what stands between two words is one hyphen and nothing else (not a dash, which parts).
bool is_hyphen(std::string_view gap);
/// Whether it is white space and nothing else.
bool is_blank(std::string_view gap);
/// Whether the word at these bytes is half of a hyphened one.
bool is_half(std::string_view text, std::size_t from, std::size_t to);

/// Told the words of a text in their order, finds the compounds that its hyphens make: of "after-school-club" these are
/// "afterschool", "schoolclub" and "afterschoolclub".
class HyphenedWords {
public:
    using Take = std::function<void(std::string_view compound)>;
    /// `text` and `take` outlive this.
    HyphenedWords(std::string_view text, const Take& take) : text_(text), take_(take) {}
    void add(std::string_view word, std::size_t from, std::size_t to) {
        if (to_ > 0 && from > to_ && is_hyphen(text_.substr(to_, from - to_))) join(word);
        else chain_ = 0;
        // Only a word that a hyphen may follow is kept.
        to_ = to;
        const bool may_go_on = to < text_.size() && (text_[to] == '-' || static_cast<unsigned char>(text_[to]) == 0xE2);
        if (!may_go_on) {
            to_ = chain_ = 0;
            return;
        }
        last_.assign(word);
        if (chain_ == 0) whole_.assign(word);
        ++chain_;
    }

private:
    void join(std::string_view word);

    std::string_view text_;
    const Take& take_;
    std::string last_, whole_;  ///< the word before, and all of the chain
    std::size_t to_ = 0;        ///< end of the word before; 0: no hyphen can follow it
    std::size_t chain_ = 0;     ///< words in the chain so far
};

}  // namespace waymark::text
