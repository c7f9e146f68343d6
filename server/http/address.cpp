// Which parts does a web address have, and which machine addresses may we call from here?
#include "server/http/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "content/text/ascii.h"

namespace waymark::http {
namespace {

constexpr std::size_t longest_address = 2000;

struct Range {
    std::uint32_t first;
    int bits;
};

/// Ranges of IPv4 that are not the open internet (RFC 6890 and its followers).
constexpr std::array<Range, 14> closed_ranges{{
    {0x00000000, 8},
    {0x0A000000, 8},
    {0x64400000, 10},
    {0x7F000000, 8},
    {0xA9FE0000, 16},
    {0xAC100000, 12},
    {0xC0000000, 24},
    {0xC0000200, 24},
    {0xC0586300, 24},
    {0xC0A80000, 16},
    {0xC6120000, 15},
    {0xC6336400, 24},
    {0xCB007100, 24},
    {0xE0000000, 3},
}};

bool is_public_v4(std::uint32_t address) {
    return std::none_of(closed_ranges.begin(), closed_ranges.end(),
                        [&](const Range& range) { return (address ^ range.first) >> (32 - range.bits) == 0; });
}

std::uint32_t v4_at(const std::uint8_t* bytes) {
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 | bytes[3];
}

bool is_public_v6(const std::uint8_t* a) {
    static constexpr std::uint8_t mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    static constexpr std::uint8_t translated[12] = {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0};
    if (std::memcmp(a, mapped, 12) == 0 || std::memcmp(a, translated, 12) == 0) return is_public_v4(v4_at(a + 12));
    if (a[0] == 0x20 && a[1] == 0x02) return is_public_v4(v4_at(a + 2));   // 6to4
    if ((a[0] & 0xE0) != 0x20) return false;                               // only 2000::/3 is given out
    if (a[0] == 0x20 && a[1] == 0x01 && (a[2] & 0xFE) == 0) return false;  // 2001::/23: Teredo and other special uses
    const bool example = a[0] == 0x20 && a[1] == 0x01 && a[2] == 0x0D && a[3] == 0xB8;
    return !example && !(a[0] == 0x3F && a[1] == 0xFF);
}

tl::unexpected<Error> no_address(std::string_view written, const char* why) {
    return fail(ErrorKind::bad_parameter,
                std::string(written.substr(0, 100)) + " is no web address we can use: " + why + ".", "URL");
}

/// A path without `.` and `..` (RFC 3986, 5.2.4).
std::string without_dots(std::string_view path) {
    std::string out;
    while (!path.empty()) {
        const auto end = std::min(path.find('/', 1), path.size());
        const auto part = path.substr(0, end);
        path.remove_prefix(end);
        if (part == "/.") {
            if (path.empty()) out += '/';
        } else if (part == "/..") {
            out.erase(out.rfind('/') == std::string::npos ? 0 : out.rfind('/'));
            if (path.empty()) out += '/';
        } else {
            out += part;
        }
    }
    return out.empty() ? "/" : out;
}

}  // namespace

std::string Address::origin() const {
    const bool usual = port == (scheme == "https" ? 443 : 80);
    const auto name = host.find(':') == std::string::npos ? host : "[" + host + "]";
    return scheme + "://" + name + (usual ? "" : ":" + std::to_string(port));
}

std::string Address::text() const { return origin() + path + (query.empty() ? "" : "?" + query); }

Result<Address> read_address(std::string_view written) {
    while (!written.empty() && written.front() == ' ') written.remove_prefix(1);
    while (!written.empty() && written.back() == ' ') written.remove_suffix(1);
    if (written.size() > longest_address) return no_address(written, "it is longer than 2,000 letters");
    for (const unsigned char c : written)
        if (c <= 0x20 || c >= 0x7F || c == '\\' || c == '"' || c == '<' || c == '>')
            return no_address(written, "it holds a space or a sign that belongs in no address");
    Address address;
    address.scheme = "https";
    auto rest = written;
    if (const auto colon = rest.find("://");
        colon != std::string_view::npos && colon > 0 && colon < 12 &&
        std::all_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(colon), ascii::is_letter)) {
        address.scheme = ascii::lower(rest.substr(0, colon));
        rest.remove_prefix(colon + 3);
    }
    if (address.scheme != "https" && address.scheme != "http")
        return no_address(written, "it must begin with https:// or http://");
    rest = rest.substr(0, rest.find('#'));
    const auto end = std::min(rest.find_first_of("/?"), rest.size());
    auto authority = rest.substr(0, end);
    rest.remove_prefix(end);
    if (authority.find('@') != std::string_view::npos)
        return no_address(written, "a name and password do not belong in it");
    std::string_view port;
    if (authority.starts_with('[')) {
        const auto close = authority.find(']');
        if (close == std::string_view::npos) return no_address(written, "the machine's address has no closing bracket");
        address.host = ascii::lower(authority.substr(1, close - 1));
        auto after = authority.substr(close + 1);
        if (!after.empty() && after.front() != ':') return no_address(written, "the port is not a number");
        port = after.empty() ? after : after.substr(1);
        in6_addr parsed{};
        if (inet_pton(AF_INET6, address.host.c_str(), &parsed) != 1)
            return no_address(written, "what stands in brackets is no machine's address");
    } else {
        const auto colon = authority.find(':');
        address.host = ascii::lower(authority.substr(0, colon));
        port = colon == std::string_view::npos ? std::string_view() : authority.substr(colon + 1);
        if (address.host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-._") != std::string::npos)
            return no_address(written, "the name of the machine has a sign that names have not");
    }
    if (address.host.empty()) return no_address(written, "it names no machine");
    address.port = address.scheme == "https" ? 443 : 80;
    if (!port.empty()) {
        if (port.size() > 5 || port.find_first_not_of("0123456789") != std::string_view::npos)
            return no_address(written, "the port is not a number");
        address.port = std::stoi(std::string(port));
        if (address.port < 1 || address.port > 65535) return no_address(written, "the port is not between 1 and 65535");
    }
    const auto question = rest.find('?');
    address.path = without_dots(rest.substr(0, question));
    if (question != std::string_view::npos) address.query = std::string(rest.substr(question + 1));
    return address;
}

Result<Address> read_location(std::string_view location, const Address& from) {
    if (location.empty()) return no_address(location, "the redirect says no place to go");
    if (location.starts_with("//")) return read_address(from.scheme + ":" + std::string(location));
    const auto colon = location.find(':');
    if (colon != std::string_view::npos && colon < location.find_first_of("/?#")) return read_address(location);
    if (location.front() == '/') return read_address(from.origin() + std::string(location));
    if (location.front() == '?') return read_address(from.origin() + from.path + std::string(location));
    return read_address(from.origin() + from.path.substr(0, from.path.rfind('/') + 1) + std::string(location));
}

bool is_public(const sockaddr& address) {
    if (address.sa_family == AF_INET)
        return is_public_v4(ntohl(reinterpret_cast<const sockaddr_in&>(address).sin_addr.s_addr));
    if (address.sa_family == AF_INET6)
        return is_public_v6(reinterpret_cast<const sockaddr_in6&>(address).sin6_addr.s6_addr);
    return false;
}

bool is_written_private(const std::string& host) {
    if (host == "localhost") return true;
    sockaddr_in v4{};
    v4.sin_family = AF_INET;
    if (inet_pton(AF_INET, host.c_str(), &v4.sin_addr) == 1) return !is_public(reinterpret_cast<const sockaddr&>(v4));
    sockaddr_in6 v6{};
    v6.sin6_family = AF_INET6;
    return inet_pton(AF_INET6, host.c_str(), &v6.sin6_addr) == 1 && !is_public(reinterpret_cast<const sockaddr&>(v6));
}

}  // namespace waymark::http
