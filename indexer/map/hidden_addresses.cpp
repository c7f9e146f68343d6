// Hidden addresses: does a text tell where a hidden place is, and what is left of it without that?
#include "indexer/map/hidden_addresses.h"

#include <algorithm>

namespace waymark::feeds {

namespace {

constexpr std::size_t shortest = 5;
constexpr std::string_view replacement = "(hidden address)";

bool is_letter(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80; }
bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }
bool is_hex(unsigned char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// How many bytes at the front of a text stand between words: 0 where a word goes on.
std::size_t between_words(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    for (std::string_view blank : {"\xC2\xA0", "\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x92", "\xE2\x80\x93",
                                   "\xE2\x80\x94", "\xE2\x80\xAF", "\xE2\x80\xA8"})
        if (text.starts_with(blank)) return blank.size();
    if (first == '%' && text.size() > 2 && is_hex(static_cast<unsigned char>(text[1])) &&
        is_hex(static_cast<unsigned char>(text[2])))
        return 3;
    // `&nbsp;` and `<br>` of words that were kept as they came.
    if (first == '&' || first == '<') {
        const auto end = text.substr(0, 24).find(first == '&' ? ';' : '>');
        if (end != std::string_view::npos && text.substr(1, end - 1).find_first_of("&< ") == std::string_view::npos)
            return end + 1;
    }
    return is_letter(first) || is_digit(first) ? 0 : 1;
}

/// What stands inside words and is no part of them: "St Mary's", "St Marys".
std::size_t inside_word(std::string_view text) {
    if (text.front() == '\'') return 1;
    for (std::string_view mark : {"\xE2\x80\x99", "\xE2\x80\x98", "\xC2\xAD", "\xE2\x80\x8B"})
        if (text.starts_with(mark)) return mark.size();
    return 0;
}

/// A text in small letters with one blank between words, and where each letter of it stood.
struct Plain {
    std::string letters;
    std::vector<std::size_t> from;  ///< of each letter, in the text as it was

    explicit Plain(std::string_view text) {
        letters.reserve(text.size());
        from.reserve(text.size());
        for (std::size_t at = 0; at < text.size();) {
            if (const std::size_t none = inside_word(text.substr(at))) {
                at += none;
            } else if (const std::size_t blank = between_words(text.substr(at))) {
                if (!letters.empty() && letters.back() != ' ') put(' ', at);
                at += blank;
            } else {
                const char c = text[at];
                put(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c, at);
                ++at;
            }
        }
        if (letters.ends_with(' ')) letters.pop_back(), from.pop_back();
    }
    void put(char c, std::size_t at) {
        letters += c;
        from.push_back(at);
    }
};

std::string without_blanks(std::string text) {
    std::erase(text, ' ');
    return text;
}

}  // namespace

void HiddenAddresses::add(std::string_view text) {
    if (text.size() < shortest) return;
    if (std::none_of(text.begin(), text.end(), [](char c) { return is_letter(static_cast<unsigned char>(c)); })) {
        numbers_.emplace_back(text);
        return;
    }
    std::string pattern = Plain(text).letters;
    if (pattern.size() >= 4 && std::find(patterns_.begin(), patterns_.end(), pattern) == patterns_.end())
        patterns_.push_back(std::move(pattern));
}

bool HiddenAddresses::tells(std::string_view text) const {
    if (empty() || text.empty()) return false;
    const auto holds = [](std::string_view whole) {
        return [whole](const std::string& part) { return whole.find(part) != std::string_view::npos; };
    };
    return std::any_of(numbers_.begin(), numbers_.end(), holds(text)) ||
           std::any_of(patterns_.begin(), patterns_.end(), holds(Plain(text).letters));
}

bool HiddenAddresses::tells_link(std::string_view link) const {
    if (tells(link)) return true;
    const std::string squeezed = without_blanks(Plain(link).letters);
    return std::any_of(patterns_.begin(), patterns_.end(), [&](const std::string& pattern) {
        const std::string part = without_blanks(pattern);
        return part.size() >= 8 && squeezed.find(part) != std::string::npos;
    });
}

bool HiddenAddresses::cut(std::string& text, std::string_view instead) const {
    if (empty()) return false;
    bool any = false;
    for (const std::string& part : shortened_) {
        const auto at = text.find(part);
        const std::size_t before = text.size();
        if (at == std::string::npos) continue;
        cut_beginning(text, at + part.size(), instead);
        any = any || text.size() != before;
    }
    // A link or an e-mail address among words goes as a whole: in it words may stand without anything between them.
    constexpr std::string_view around = " \n\t<>\"";
    for (auto from = text.find_first_not_of(around); from != std::string::npos;
         from = text.find_first_not_of(around, from)) {
        const std::string_view word = std::string_view(text).substr(from, text.find_first_of(around, from) - from);
        const bool is_address = word.find('@') != std::string_view::npos ||
                                word.find("://") != std::string_view::npos || word.starts_with("www.");
        if (is_address && !tells(word) && tells_link(word)) {
            any = true;
            text.replace(from, word.size(), instead);
            from += instead.size();
        } else {
            from += word.size();
        }
    }
    // What stood on both sides of an address may make one together.
    for (int round = 0; round < 4 && tells(text); ++round) {
        any = true;
        std::vector<bool> hidden(text.size(), false);
        const auto hide = [&](std::size_t from, std::size_t to) {
            std::fill(hidden.begin() + static_cast<std::ptrdiff_t>(from),
                      hidden.begin() + static_cast<std::ptrdiff_t>(to), true);
        };
        const Plain plain(text);
        for (const std::string& pattern : patterns_)
            for (auto at = plain.letters.find(pattern); at != std::string::npos;
                 at = plain.letters.find(pattern, at + 1))
                hide(plain.from[at], plain.from[at + pattern.size() - 1] + 1);
        for (const std::string& number : numbers_)
            for (auto at = text.find(number); at != std::string::npos; at = text.find(number, at + 1))
                hide(at, at + number.size());
        std::string left;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (!hidden[i]) left += text[i];
            else if (i == 0 || !hidden[i - 1]) left += instead;
        }
        text = std::move(left);
    }
    return any;
}

std::size_t HiddenAddresses::cut_beginning(std::string& text, std::size_t end, std::string_view instead) const {
    const Plain plain(std::string_view(text).substr(0, end));
    std::size_t longest = 0;
    for (const std::string& pattern : patterns_)
        for (std::size_t size = pattern.size() - 1; size >= shortest && size > longest; --size)
            if (plain.letters.ends_with(std::string_view(pattern).substr(0, size))) longest = size;
    if (longest == 0) return end;
    const std::size_t from = plain.from[plain.letters.size() - longest];
    text.replace(from, end - from, instead);
    return from + instead.size();
}

void HiddenAddresses::cut_from_report(std::string& sentence) const {
    if (empty()) return;
    cut(sentence, replacement);
    // Reports quote the first bytes of what was said: the beginning of an address may be the end of a quotation.
    for (auto end = sentence.find('`', 1); end != std::string::npos; end = sentence.find('`', end + 1)) {
        end = cut_beginning(sentence, end, replacement);
    }
}

}  // namespace waymark::feeds
