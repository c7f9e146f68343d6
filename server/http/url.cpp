// What does the encoded text of an address say?
#include "server/http/url.h"

namespace waymark::http {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// The byte that `%xx` at `at` stands for, or -1.
int escape_at(std::string_view text, std::size_t at) {
    if (at + 2 >= text.size()) return -1;
    const int high = hex_digit(text[at + 1]), low = hex_digit(text[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

}  // namespace

std::optional<std::string> decoded_path(std::string_view encoded) {
    std::string out(encoded.size(), '\0');
    auto to = out.begin();
    for (std::size_t at = 0; at < encoded.size(); ++at) {
        if (encoded[at] != '%') {
            *to++ = encoded[at];
            continue;
        }
        const int byte = escape_at(encoded, at);
        if (byte <= 0) return std::nullopt;
        *to++ = static_cast<char>(byte);
        at += 2;
    }
    out.erase(to, out.end());
    return out;
}

std::string decoded_value(std::string_view encoded) {
    std::string out(encoded.size(), '\0');
    auto to = out.begin();
    for (std::size_t at = 0; at < encoded.size(); ++at) {
        const char c = encoded[at];
        if (const int byte = c == '%' ? escape_at(encoded, at) : -1; byte >= 0) {
            *to++ = static_cast<char>(byte);
            at += 2;
        } else {
            *to++ = c == '+' ? ' ' : c;
        }
    }
    out.erase(to, out.end());
    return out;
}

std::optional<std::vector<Parameter>> query_parameters(std::string_view query, std::size_t limit) {
    std::vector<Parameter> out;
    while (!query.empty()) {
        const auto end = query.find('&');
        const auto pair = query.substr(0, end);
        query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
        if (pair.empty()) continue;
        if (out.size() == limit) return std::nullopt;
        const auto equals = pair.find('=');
        out.push_back({decoded_value(pair.substr(0, equals)),
                       equals == std::string_view::npos ? std::string() : decoded_value(pair.substr(equals + 1))});
    }
    return out;
}

std::string encoded(std::string_view text) {
    static const char digits[] = "0123456789ABCDEF";
    std::string out;
    out.reserve(text.size() + text.size() / 2);
    for (unsigned char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '.' || c == '_' || c == '~';
        if (plain) {
            out += static_cast<char>(c);
        } else {
            out += '%';
            out += digits[c >> 4];
            out += digits[c & 15];
        }
    }
    return out;
}

}  // namespace waymark::http
