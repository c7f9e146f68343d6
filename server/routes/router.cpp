// Router: which function answers a request, and which headers does every answer carry?
#include "server/routes/router.h"

#include <array>
#include <charconv>
#include <chrono>
#include <exception>
#include <optional>
#include <utility>

#include "server/http/gzip.h"
#include "server/site/metrics.h"
#include "server/site/problem.h"

namespace waymark {
namespace {

/// What stood for the `{…}` of a pattern; nothing when the path does not match.
std::optional<std::vector<std::string>> captures_of(std::string_view pattern, std::string_view path) {
    std::vector<std::string> captures;
    for (;;) {
        const auto fixed = pattern.substr(0, pattern.find('{'));
        if (!path.starts_with(fixed)) return std::nullopt;
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

/// What a table has for a method and a path.
struct Found {
    const Route* route = nullptr;  ///< null: none takes this method at this path
    std::vector<std::string> captures;
    const Policy* policy = nullptr;  ///< of the route, else of another route at this path, else of the section
    std::size_t counted = 0;         ///< place in the table of the route at this path, by which it is counted
    std::string allowed;  ///< methods that the path takes, when `route` is null; empty: no route has the path
};

Found look_up(std::string_view method, std::string_view path, const RouteTable& table) {
    Found found;
    found.counted = table.routes.size();
    for (std::size_t i = 0; i < table.routes.size(); ++i) {
        const Route& each = table.routes[i];
        auto captures = captures_of(each.pattern, path);
        if (!captures) continue;
        found.counted = i;
        found.policy = &each.policy;
        if (each.method == method || (each.method == "GET" && method == "HEAD")) {
            found.route = &each;
            found.captures = std::move(*captures);
            return found;
        }
        if (!found.allowed.empty()) found.allowed += ", ";
        found.allowed += each.method == "GET" ? "GET, HEAD" : each.method;
    }
    if (!found.policy) found.policy = &table.section_of(path);
    return found;
}

http::Response allowed_methods(const Policy& policy, const std::string& allowed) {
    http::Response response;
    response.status = 204;
    response.with("Allow", allowed);
    if (policy.cors == Cors::any_origin) {
        response.with("Access-Control-Allow-Methods", allowed).with("Access-Control-Max-Age", "86400");
        response.with("Access-Control-Allow-Headers", "Accept, Accept-Language, Content-Type, If-None-Match");
    }
    return response;
}

http::Response without_route(const http::Request& request, const PublicSite& site, const Found& found) {
    const Policy& policy = *found.policy;
    const std::string& allowed = found.allowed;
    if (request.method == "OPTIONS" && (!allowed.empty() || request.path == "*" || policy.cors == Cors::any_origin))
        return allowed_methods(policy, (allowed.empty() ? "GET, HEAD" : allowed) + ", OPTIONS");
    if (allowed.empty())
        return failure(request, site, policy, 404,
                       "There is nothing at this address. Check it, or start at the first page.");
    const auto detail = "This address does not take " + request.method + ". It takes " + allowed + ".";
    auto response = failure(request, site, policy, 405, detail);
    return std::move(response).with("Allow", allowed + ", OPTIONS");
}

http::Response routed(const http::Request& request, const PublicSite& site, Found&& found, OriginLimits::Time now) {
    if (auto response = over_limit(request, site, *found.policy, now)) return std::move(*response);
    if (!found.route) return without_route(request, site, found);
    if (auto response = refused(request, site, found.route->policy)) return std::move(*response);
    if (found.captures.empty()) return found.route->answer(request, site);
    http::Request with_captures = request;
    with_captures.captures = std::move(found.captures);
    return found.route->answer(with_captures, site);
}

/// Whether an `If-None-Match` header names this tag (weak comparison, RFC 9110, 8.8.3.2).
bool names_tag(std::string_view header, std::string_view tag) {
    const auto plain = [](std::string_view each) { return each.starts_with("W/") ? each.substr(2) : each; };
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
    static constexpr std::array<std::string_view, 7> kinds{
        "text/",           "application/json", "application/problem+json", "application/x-ndjson",
        "application/xml", "image/svg",        "application/javascript"};
    for (const auto kind : kinds)
        if (type.starts_with(kind)) return true;
    return false;
}

void compress(const http::Request& request, http::Response& response) {
    if (!is_text(response.content_type)) return;
    response.with("Vary", "Accept-Encoding");
    if ((response.whole_body().size() <= http::worth_compressing && !response.stream) ||
        response.header("Content-Encoding"))
        return;
    const auto* accepted = request.header("accept-encoding");
    if (!accepted || !http::takes_gzip(*accepted)) return;
    if (response.stream) response.stream = http::gzip(std::move(response.stream));
    else response.body = http::gzip(response.whole_body());
    response.ready = nullptr;
    response.with("Content-Encoding", "gzip");
}

std::string in_milliseconds(double seconds) {
    std::array<char, 48> text{"app;dur="};
    constexpr std::size_t begin = 8;
    const auto last = text.data() + text.size();
    const auto end = std::to_chars(text.data() + begin, last, seconds * 1000, std::chars_format::fixed, 3);
    return {text.data(), end.ptr};
}

/// The page for people of a failure; nothing when even that cannot be made.
std::optional<http::Response> failure_page(const http::Refusal& refusal, const PublicSite& site, const Policy& policy) {
    try {
        http::Request request;
        request.method = "GET";
        request.target = refusal.target;
        return failure(request, site, policy, refusal.status, refusal.detail);
    } catch (const std::exception&) {
        return std::nullopt;  // what went wrong first has been told already
    }
}

}  // namespace

http::Response answer(const http::Request& request, const PublicSite& site, const RouteTable& table) {
    const auto start = std::chrono::steady_clock::now();
    auto found = look_up(request.method, request.path, table);
    const Policy& policy = *found.policy;
    const auto counted = found.counted;
    http::Response response = routed(request, site, std::move(found), start);
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
    add_security_headers(response, policy);
    add_caching(request, response, policy);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    response.with("Server-Timing", in_milliseconds(seconds));
    site.metrics.count(counted, response.status, seconds);
    return response;
}

http::Response answer_refusal(const http::Refusal& refusal, const PublicSite& site, const RouteTable& table) {
    const auto path = std::string_view(refusal.target).substr(0, refusal.target.find('?'));
    const Policy& policy = *look_up("GET", path, table).policy;
    // Where the fault is the request's, the client is a program or a broken one, and many of them must cost little.
    auto page = refusal.status == 500 && policy.form == Form::page ? failure_page(refusal, site, policy) : std::nullopt;
    auto response = page ? std::move(*page) : problem(refusal.status, refusal.detail);
    add_security_headers(response, policy);
    return std::move(response).with("Cache-Control", "no-store");
}

}  // namespace waymark
