// Which function answers a request, and which headers does every answer carry?
#include "server/router.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <utility>

#include "server/api/problem.h"
#include "server/http/gzip.h"
#include "server/metrics.h"
#include "server/page_policy.h"
#include "server/pages/pages.h"
#include "server/routes.h"
#include "server/widgets/origin_limits.h"

namespace waymark {
namespace {

constexpr std::size_t worth_compressing = 1024;
constexpr char data_policy[] = "default-src 'none'; frame-ancestors 'none'";

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

/// Addresses that scripts of other sites may read; sign-in and the editor are never among them.
bool open_to_all_origins(std::string_view path) {
    return starts_with(path, "/api/v1/") || starts_with(path, "/widgets/") || starts_with(path, "/oruk/") || path == "/openapi.json";
}
/// Addresses that answer programs, so that their failures are problem+json and not pages.
bool for_programs(std::string_view path) {
    return open_to_all_origins(path) || starts_with(path, "/api/") || path == "/health" || path == "/metrics";
}

/// What stood for the `{…}` of a pattern; nothing when the path does not match.
std::optional<std::vector<std::string>> captures_of(std::string_view pattern, std::string_view path) {
    std::vector<std::string> captures;
    for (;;) {
        const auto fixed = pattern.substr(0, pattern.find('{'));
        if (!starts_with(path, fixed)) return std::nullopt;
        path.remove_prefix(fixed.size());
        pattern.remove_prefix(fixed.size());
        if (pattern.empty()) break;
        const auto part = path.substr(0, path.find('/'));
        if (part.empty()) return std::nullopt;
        captures.emplace_back(part);
        path.remove_prefix(part.size());
        pattern.remove_prefix(pattern.find('}') + 1);
    }
    if (!path.empty()) return std::nullopt;
    return captures;
}

http::Response failure(const http::Request& request, const Site& site, int status, const std::string& detail) {
    return for_programs(request.path) ? problem(status, detail) : pages::error_page(request, site, status, detail);
}

http::Response allowed_methods(const http::Request& request, const std::string& allowed) {
    http::Response response;
    response.status = 204;
    response.with("Allow", allowed);
    if (open_to_all_origins(request.path)) {
        response.with("Access-Control-Allow-Methods", allowed).with("Access-Control-Max-Age", "86400");
        response.with("Access-Control-Allow-Headers", "Accept, Accept-Language, Content-Type, If-None-Match");
    }
    return response;
}

/// Calls the route that matches; `counted` becomes its place in the list.
http::Response routed(const http::Request& request, const Site& site, std::size_t& counted) {
    std::string allowed;
    const auto& list = routes();
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto captures = captures_of(list[i].pattern, request.path);
        if (!captures) continue;
        counted = i;
        if (list[i].method == request.method || (list[i].method == "GET" && request.method == "HEAD")) {
            http::Request with_captures;
            if (captures->empty()) return list[i].answer(request, site);
            with_captures = request;
            with_captures.captures = std::move(*captures);
            return list[i].answer(with_captures, site);
        }
        if (!allowed.empty()) allowed += ", ";
        allowed += list[i].method == "GET" ? std::string("GET, HEAD") : std::string(list[i].method);
    }
    if (request.method == "OPTIONS" && (!allowed.empty() || request.path == "*" || open_to_all_origins(request.path)))
        return allowed_methods(request, (allowed.empty() ? "GET, HEAD" : allowed) + ", OPTIONS");
    if (allowed.empty()) return failure(request, site, 404, "There is nothing at this address. Check it, or start at the first page.");
    auto response = failure(request, site, 405, "This address does not take " + request.method + ". It takes " + allowed + ".");
    return std::move(response).with("Allow", allowed + ", OPTIONS");
}

/// Whether an `If-None-Match` header names this tag (weak comparison, RFC 9110, 8.8.3.2).
bool names_tag(std::string_view header, std::string_view tag) {
    const auto plain = [](std::string_view each) { return starts_with(each, "W/") ? each.substr(2) : each; };
    while (!header.empty()) {
        const auto comma = header.find(',');
        auto each = header.substr(0, comma);
        header = comma == std::string_view::npos ? std::string_view() : header.substr(comma + 1);
        while (!each.empty() && each.front() == ' ') each.remove_prefix(1);
        while (!each.empty() && each.back() == ' ') each.remove_suffix(1);
        if (each == "*" || plain(each) == plain(tag)) return true;
    }
    return false;
}

bool is_text(std::string_view type) {
    return starts_with(type, "text/") || starts_with(type, "application/json") || starts_with(type, "application/problem+json") ||
           starts_with(type, "application/x-ndjson") || starts_with(type, "application/xml") || starts_with(type, "image/svg") || starts_with(type, "application/javascript");
}

void compress(const http::Request& request, http::Response& response) {
    if (!is_text(response.content_type)) return;
    response.with("Vary", "Accept-Encoding");
    if ((response.whole_body().size() <= worth_compressing && !response.stream) || response.header("Content-Encoding")) return;
    const auto* accepted = request.header("accept-encoding");
    if (!accepted || !http::takes_gzip(*accepted)) return;
    if (response.stream) response.stream = http::gzip(std::move(response.stream));
    else response.body = http::gzip(response.whole_body());
    response.ready = nullptr;
    response.with("Content-Encoding", "gzip");
}

void add_policies(http::Response& response, std::string_view path) {
    response.with("Referrer-Policy", "no-referrer").with("X-Content-Type-Options", "nosniff");
    if (open_to_all_origins(path)) {
        response.with("Access-Control-Allow-Origin", "*").with("Access-Control-Expose-Headers", "ETag, Retry-After");
        response.with("Cross-Origin-Resource-Policy", "cross-origin");
    }
    if (response.header("Content-Security-Policy")) return;
    if (starts_with(response.content_type, "text/html")) response.with("Content-Security-Policy", page_policy());
    else response.with("Content-Security-Policy", data_policy);
}

void add_caching(const http::Request& request, http::Response& response) {
    if (response.header("Cache-Control")) return;
    if (response.status >= 400) {
        response.with("Cache-Control", "no-store");
        return;
    }
    // What a family typed is theirs: no shared cache may keep it.
    const bool personal = !request.parameter("q").empty() || !request.parameter("near").empty();
    if (personal) response.with("Cache-Control", "private, max-age=60");
    else response.with("Cache-Control", "public, max-age=60");
}

std::string in_milliseconds(double seconds) {
    std::array<char, 48> text{"app;dur="};
    constexpr std::size_t begin = 8;
    const auto end = std::to_chars(text.data() + begin, text.data() + text.size(), seconds * 1000, std::chars_format::fixed, 3);
    return {text.data(), end.ptr};
}

/// A refusal when the site that asks has asked too much; nothing when this request is welcome.
std::optional<http::Response> too_much(const http::Request& request, const Site& site, OriginLimits::Time now) {
    const auto* origin = request.header("origin");
    if (!site.origin_limits || !origin || !starts_with(request.path, "/api/") || request.method == "OPTIONS") return std::nullopt;
    const int seconds = site.origin_limits->wait(*origin, now);
    if (seconds == 0) return std::nullopt;
    auto response = problem(429, fmt::format("The site that shows this search has asked very often. Please try again in {} seconds.", seconds));
    response.with("Retry-After", std::to_string(seconds));
    return response;
}

}  // namespace

http::Response answer(const http::Request& request, const Site& site) {
    const auto start = std::chrono::steady_clock::now();
    std::size_t counted = site.metrics.other();
    auto refused = too_much(request, site, start);
    http::Response response = refused ? std::move(*refused) : routed(request, site, counted);
    if (const auto* tag = response.header("ETag"); tag && response.status == 200) {
        const auto* known = request.header("if-none-match");
        if (known && names_tag(*known, *tag)) {
            response.status = 304;
            response.body.clear();
            response.ready = nullptr;
            response.stream = nullptr;
            response.content_type.clear();
        }
    }
    if (response.status != 304) compress(request, response);
    add_policies(response, request.path);
    add_caching(request, response);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    response.with("Server-Timing", in_milliseconds(seconds));
    site.metrics.count(counted, response.status, seconds);
    return response;
}

http::Response answer_refusal(const http::Refusal& refusal) {
    auto response = problem(refusal.status, refusal.detail);
    add_policies(response, refusal.target);
    return std::move(response).with("Cache-Control", "no-store");
}

}  // namespace waymark
