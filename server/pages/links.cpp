// Which addresses may a page link to, and what does a link to a search look like?
#include "server/pages/links.h"

#include <fmt/format.h>

#include <algorithm>

#include "content/phones/phone_numbers.h"
#include "search/json/search_address.h"
#include "search/json/search_parameters.h"
#include "server/http/url.h"

namespace waymark::pages {
namespace {

constexpr std::size_t longest_link = 2000;

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

std::string web_link(std::string_view text) {
    constexpr std::string_view scheme = "https://";
    if (text.size() > longest_link || !text.starts_with(scheme)) return {};
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte == 0x7f || c == '"' || c == '\'' || c == '<' || c == '>' || c == '\\' || c == '`')
            return {};
    }
    const auto host = text.substr(scheme.size(), text.find_first_of("/?#", scheme.size()) - scheme.size());
    if (host.find('.') == std::string_view::npos || host.find('@') != std::string_view::npos ||
        !is_letter_or_digit(host.front()))
        return {};
    return std::string(text);
}

std::string phone_link(std::string_view text) {
    const auto numbers = read_phone_numbers(text);
    return numbers.size() == 1 ? numbers.front().link : std::string();
}

std::string email_link(std::string_view text) {
    const auto at = text.find('@');
    if (text.size() > 254 || at == 0 || at == std::string_view::npos ||
        text.find('@', at + 1) != std::string_view::npos)
        return {};
    const auto host = text.substr(at + 1);
    if (host.size() < 3 || host.find('.') == std::string_view::npos || host.front() == '.' || host.back() == '.')
        return {};
    const auto allowed = [](char c) {
        return is_letter_or_digit(c) || std::string_view("@.!#$*+-/=^_~'").find(c) != std::string_view::npos;
    };
    if (!std::all_of(text.begin(), text.end(), allowed)) return {};
    return "mailto:" + http::encoded(text.substr(0, at)) + "@" + http::encoded(host);
}

std::string shown_address(std::string_view text) {
    for (const std::string_view start : {"https://", "http://", "www."})
        if (text.starts_with(start)) text.remove_prefix(start.size());
    while (text.ends_with('/')) text.remove_suffix(1);
    return std::string(text);
}

std::string search_link(const SearchRequest& request) {
    std::string out = "/";
    char divider = '?';
    const auto parameters = as_parameters(request);
    // Without any parameter the first page is shown; a search for everything is asked for by an empty `q`.
    if (std::all_of(parameters.begin(), parameters.end(), [](const auto& each) { return each.name == "lang"; })) {
        out += "?q=";
        divider = '&';
    }
    for (const auto& [name, value] : parameters) {
        out += divider;
        out += http::encoded(name);
        out += '=';
        out += http::encoded(value);
        divider = '&';
    }
    return out;
}

std::string page_link(std::string_view page, std::string_view id) {
    return fmt::format("/{}/{}", page, http::encoded(id));
}

}  // namespace waymark::pages
