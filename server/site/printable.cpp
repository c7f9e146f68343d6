// How is text of a feed shown on a terminal without being obeyed by it (control characters)?
#include "server/site/printable.h"

#include <algorithm>
#include <cstdint>

namespace waymark {
namespace {

/// How many bytes the character has that begins with this one; 0 when none begins so.
std::size_t length_of(unsigned char first) {
    if (first < 0x80) return 1;
    if (first < 0xC2) return 0;
    if (first < 0xE0) return 2;
    if (first < 0xF0) return 3;
    return first < 0xF5 ? 4 : 0;
}

bool is_continued(std::string_view rest) {
    return std::all_of(rest.begin(), rest.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; });
}

std::uint32_t code_of(std::string_view character) {
    auto code = static_cast<std::uint32_t>(static_cast<unsigned char>(character[0]));
    if (character.size() > 1) code &= 0x7FU >> character.size();
    for (const char c : character.substr(1)) code = code << 6 | (static_cast<unsigned char>(c) & 0x3FU);
    return code;
}

bool is_control(std::uint32_t code) {
    return (code < 0x20 && code != '\t' && code != '\n') || (code >= 0x7F && code <= 0x9F) ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

void escape(std::uint32_t code, std::string& into) {
    into += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) into += "0123456789abcdef"[code >> shift & 0xFU];
}

/// Shows the text, but for the first bytes of a character that is cut off at its end; returns how many bytes were
/// taken.
std::size_t show(std::string_view text, std::string& into) {
    std::size_t at = 0;
    while (at < text.size()) {
        const auto first = static_cast<unsigned char>(text[at]);
        const auto length = length_of(first);
        const auto character = text.substr(at, std::max<std::size_t>(length, 1));
        if (length == 0 || !is_continued(character.substr(1))) {
            escape(first, into);
            ++at;
            continue;
        }
        if (character.size() < length) break;
        if (const auto code = code_of(character); is_control(code)) escape(code, into);
        else into += character;
        at += length;
    }
    return at;
}

void escape_bytes(std::string_view bytes, std::string& into) {
    for (const char byte : bytes) escape(static_cast<unsigned char>(byte), into);
}

}  // namespace

std::string printable(std::string_view text) {
    std::string shown;
    shown.reserve(text.size());
    escape_bytes(text.substr(show(text, shown)), shown);
    return shown;
}

std::string printable_line(std::string_view text) {
    auto shown = printable(text);
    for (auto at = shown.find('\n'); at != std::string::npos; at = shown.find('\n', at))
        shown.replace(at, 1, "\\u000a");
    return shown;
}

std::streamsize PrintableStream::Buffer::xsputn(const char* text, std::streamsize size) {
    begun_.append(text, static_cast<std::size_t>(size));
    std::string shown;
    shown.reserve(begun_.size());
    begun_.erase(0, show(begun_, shown));
    to_.write(shown.data(), static_cast<std::streamsize>(shown.size()));
    return to_.good() ? size : 0;
}

PrintableStream::Buffer::int_type PrintableStream::Buffer::overflow(int_type byte) {
    if (traits_type::eq_int_type(byte, traits_type::eof())) return traits_type::not_eof(byte);
    const char c = traits_type::to_char_type(byte);
    return xsputn(&c, 1) == 1 ? byte : traits_type::eof();
}

int PrintableStream::Buffer::sync() {
    std::string shown;
    escape_bytes(begun_, shown);
    begun_.clear();
    to_ << shown << std::flush;
    return to_.good() ? 0 : -1;
}

}  // namespace waymark
