// How are plain letters and the blanks round a text handled, where no language is asked about (ASCII)?
// For protocols, file formats and codes. Words that people wrote go through content/text/text.h.
#pragma once

#include <string>
#include <string_view>

namespace waymark::ascii {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The text without any of `blanks` at its ends; it points into the same bytes.
constexpr std::string_view trimmed(std::string_view text, std::string_view blanks = " \t\r\n") {
    const auto from = text.find_first_not_of(blanks);
    return from == std::string_view::npos ? std::string_view()
                                          : text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

/// The text without spaces and control characters (bytes up to 0x20) at its ends.
constexpr std::string_view trimmed_of_controls(std::string_view text) {
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
    return text;
}

/// A to Z as a to z; every other byte stays, so the size does too.
inline std::string lower(std::string_view text) {
    std::string low(text);
    for (char& c : low)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return low;
}

}  // namespace waymark::ascii
