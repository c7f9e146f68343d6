// Route policy: who may use an address, who may read and keep its answers, and what do its failures look like?
#include "server/routes/policy.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "server/pages/error_pages.h"
#include "server/site/content_security_policy.h"
#include "server/site/problem.h"

namespace waymark {
namespace {

constexpr char data_policy[] = "default-src 'none'; frame-ancestors 'none'";
constexpr std::string_view figures_closed =
    "These figures can be read on this machine only. Start the server with --metrics-for-all to open them.";
constexpr std::string_view sent_from_elsewhere =
    "This form was not sent from a page of this site. Open the page here, and send it again.";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool same_host(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

/// `https://host:1` of `https://host:1/path`.
std::string_view origin_of(std::string_view url) {
    const auto host = url.find("://");
    return host == std::string_view::npos ? url : url.substr(0, url.find('/', host + 3));
}

bool from_this_machine(const http::Request& request) {
    // A proxy on this machine looks like this machine, but says for whom it asks.
    const bool forwarded =
        request.header("x-forwarded-for") || request.header("forwarded") || request.header("x-real-ip");
    return request.from_loopback && !forwarded;
}

}  // namespace

http::Response failure(const http::Request& request, const PublicSite& site, const Policy& policy, int status,
                       const std::string& detail) {
    if (policy.form == Form::page) return pages::error_page(request, site, status, detail);
    const auto& messages = site.languages.of(request.parameter("lang"));
    return problem(status,
                   messages.is_english() ? detail : messages.say("error." + error_key(status, messages) + ".detail"));
}

std::optional<http::Response> over_limit(const http::Request& request, const PublicSite& site, const Policy& policy,
                                         OriginLimits::Time now) {
    const auto* origin = request.header("origin");
    if (policy.limit == Limit::none || !site.origin_limits || !origin || request.method == "OPTIONS")
        return std::nullopt;
    const int seconds = site.origin_limits->wait(*origin, now);
    if (seconds == 0) return std::nullopt;
    const auto detail =
        fmt::format("The site that shows this search has asked very often. Please try again in {} seconds.", seconds);
    auto response = failure(request, site, policy, 429, detail);
    response.with("Retry-After", std::to_string(seconds));
    return response;
}

std::optional<http::Response> refused(const http::Request& request, const PublicSite& site, const Policy& policy) {
    if (policy.access == Access::this_machine && !site.metrics_for_all && !from_this_machine(request))
        return failure(request, site, policy, 403, std::string(figures_closed));
    if (policy.csrf == Csrf::required && !is_safe(request.method) && !from_own_page(request, site.public_url))
        return failure(request, site, policy, 403, std::string(sent_from_elsewhere));
    return std::nullopt;
}

bool from_own_page(const http::Request& request, std::string_view public_url) {
    if (const auto* fetched_from = request.header("sec-fetch-site")) return *fetched_from == "same-origin";
    const auto* origin = request.header("origin");
    if (!origin) return false;
    if (!public_url.empty()) return same_host(*origin, origin_of(public_url));
    const auto* host = request.header("host");
    const auto scheme_end = origin->find("://");
    return host && !host->empty() && scheme_end != std::string::npos &&
           same_host(std::string_view(*origin).substr(scheme_end + 3), *host);
}

void add_security_headers(http::Response& response, const Policy& policy) {
    response.with("Referrer-Policy", "no-referrer").with("X-Content-Type-Options", "nosniff");
    if (policy.cors == Cors::any_origin) {
        response.with("Access-Control-Allow-Origin", "*").with("Access-Control-Expose-Headers", "ETag, Retry-After");
        response.with("Cross-Origin-Resource-Policy", "cross-origin");
    }
    if (response.header("Content-Security-Policy")) return;
    if (response.content_type.starts_with("text/html"))
        response.with("Content-Security-Policy", content_security_policy());
    else response.with("Content-Security-Policy", data_policy);
}

void add_caching(const http::Request& request, http::Response& response, const Policy& policy) {
    if (response.header("Cache-Control")) return;
    if (response.status >= 400 || policy.cache == Cache::never) {
        response.with("Cache-Control", "no-store");
        return;
    }
    // What a family typed is theirs: no shared cache may keep it.
    const bool personal = !request.parameter("q").empty() || !request.parameter("near").empty();
    if (personal) response.with("Cache-Control", "private, max-age=60");
    else response.with("Cache-Control", "public, max-age=60");
}

}  // namespace waymark
