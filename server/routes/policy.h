// Route policy: who may use an address, who may read and keep its answers, and what do its failures look like?
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/http/request.h"
#include "server/http/response.h"
#include "server/site/public_site.h"
#include "server/site/required.h"
#include "server/widgets/origin_limits.h"

namespace waymark {

enum class Access {
    everyone,
    this_machine,  ///< programs on this machine; others too where the site opens its figures (`metrics_for_all`)
};

enum class Cors {
    same_origin,  ///< scripts in pages of other sites cannot read the answer
    any_origin,   ///< they can (`Access-Control-Allow-Origin: *`), failures included; never for what a signed-in person
                  ///< sees
};

/// How long an answer may be kept when the function that made it says nothing. No failure is kept.
enum class Cache {
    minute,  ///< a minute; by the browser alone when the address holds what a family typed
    never,
};

enum class Csrf {
    none,      ///< the route changes nothing, or any program may ask for the change
    required,  ///< a method that changes something is taken from pages of this site only
};

/// What failures look like that the router itself tells.
enum class Form {
    page,     ///< a page for people
    problem,  ///< `application/problem+json` for programs (RFC 9457)
};

enum class Limit {
    none,
    by_origin,  ///< pages of one site may ask so many times a minute (`OriginLimits`)
};

/// Every member must be given: an address without one of these answers does not compile.
struct Policy {
    Required<Access> access;
    Required<Cors> cors;
    Required<Cache> cache;
    Required<Csrf> csrf;
    Required<Form> form;
    Required<Limit> limit;
};

/// Whether the parts of a policy go together: what any origin may read is for everyone, and needs no proof of where it
/// was asked.
constexpr bool is_valid(const Policy& policy) {
    return policy.cors == Cors::same_origin || (policy.access == Access::everyone && policy.csrf == Csrf::none);
}

/// GET, HEAD and OPTIONS change nothing (RFC 9110, 9.2.1).
constexpr bool is_safe(std::string_view method) { return method == "GET" || method == "HEAD" || method == "OPTIONS"; }

/// A failure in the form that the policy names. `detail` is plain English and says what to do.
http::Response failure(const http::Request& request, const PublicSite& site, const Policy& policy, int status,
                       const std::string& detail);

/// 429 when the site whose page asks has asked too often by `now`; nothing when the request is welcome. Counts the
/// request.
std::optional<http::Response> over_limit(const http::Request& request, const PublicSite& site, const Policy& policy,
                                         OriginLimits::Time now);

/// 403 when this request may not use an address with this policy, or did not come from a page of this site though it
/// must; otherwise nothing.
std::optional<http::Response> refused(const http::Request& request, const PublicSite& site, const Policy& policy);

/// Whether a browser says that a page of this site sent the request: by `Sec-Fetch-Site` where it is sent, else by
/// `Origin`, which must be the site's public address or, where it has none, the host that was asked. A request with
/// neither came from no such page.
bool from_own_page(const http::Request& request, std::string_view public_url);

/// Adds the headers of security and CORS.
void add_security_headers(http::Response& response, const Policy& policy);
/// Adds `Cache-Control`, unless the response has one.
void add_caching(const http::Request& request, http::Response& response, const Policy& policy);

}  // namespace waymark
