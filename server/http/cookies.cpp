// Cookies: what does a browser send back of what we gave it (RFC 6265, 5.4)?
#include "server/http/cookies.h"

namespace waymark::http {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace

std::optional<std::string_view> cookie(const Request& request, std::string_view name) {
    std::optional<std::string_view> found;
    for (const auto& [header, value] : request.headers) {
        if (header != "cookie") continue;
        std::string_view left = value;
        while (!left.empty()) {
            const auto end = left.find(';');
            const auto pair = trimmed(left.substr(0, end));
            left = end == std::string_view::npos ? std::string_view() : left.substr(end + 1);
            const auto equals = pair.find('=');
            if (equals == std::string_view::npos || trimmed(pair.substr(0, equals)) != name) continue;
            const auto here = trimmed(pair.substr(equals + 1));
            if (found && *found != here) return std::nullopt;
            found = here;
        }
    }
    return found;
}

}  // namespace waymark::http
