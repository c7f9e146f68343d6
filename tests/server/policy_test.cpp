// Is every address held to the policy of its route, and can none be without one?
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

#include "tests/server/test_site.h"

using namespace waymark;
using test::TestSite;

namespace {

// A braced list is tried out by a template, so that one which does not compile is a `false` and not the end of the
// build.
template <class P>
concept whole_policy = requires {
    P{.access = Access::everyone,
      .cors = Cors::same_origin,
      .cache = Cache::never,
      .csrf = Csrf::none,
      .form = Form::page,
      .limit = Limit::none};
};
template <class P>
concept policy_without_access = requires {
    P{.cors = Cors::same_origin, .cache = Cache::never, .csrf = Csrf::none, .form = Form::page, .limit = Limit::none};
};
template <class P>
concept policy_without_csrf = requires {
    P{.access = Access::everyone,
      .cors = Cors::same_origin,
      .cache = Cache::never,
      .form = Form::page,
      .limit = Limit::none};
};
template <class R>
concept route_without_policy = requires {
    R{.method = "GET", .pattern = "/", .answer = nullptr, .name = "a"};
};
template <class R>
concept section_without_policy = requires {
    R{.prefix = "/"};
};

static_assert(whole_policy<Policy>);
static_assert(!policy_without_access<Policy> && !policy_without_csrf<Policy>,
              "an address says who may use it, or does not compile");
static_assert(!route_without_policy<Route> && !section_without_policy<PathSection> &&
              !std::is_default_constructible_v<Policy>);

// What a public route is given leads to nothing that writes or that the public may not see.
template <class S>
concept leads_to_the_engine = requires(const S& site) {
    site.engine;
}
|| requires(const S& site) { site.listings.internals(); }
|| requires(const S& site) { site.listings.engine(); }
|| std::is_convertible_v<const S&, const Engine&>;
template <class S>
concept leads_to_the_store = requires(const S& site) {
    site.store;
}
|| requires(const S& site) { site.listings.store(); }
|| requires(const S& site, const Listing& listing) { site.listings.publish({listing}); }
|| requires(const S& site) { site.listings.withdraw(""); };
template <class S>
concept leads_to_commissioners = requires(const S& site) {
    site.commissioning;
}
|| requires(const S& site) { site.listings.commissioning(""); };
static_assert(!leads_to_the_engine<PublicSite> && !leads_to_the_store<PublicSite> &&
              !leads_to_commissioners<PublicSite>);
static_assert(!std::is_convertible_v<PublicListings, const Engine&> && !std::is_base_of_v<Engine, PublicListings>);

std::string header(const http::Response& response, const std::string& name) {
    const auto* value = response.header(name);
    return value ? *value : "";
}

/// An address that the pattern of a route fits.
std::string address_of(const Route& route) {
    std::string address(route.pattern);
    for (auto at = address.find('{'); at != std::string::npos; at = address.find('{'))
        address.replace(at, address.find('}') - at + 1, "x");
    return address;
}

http::Response said(const http::Request&, const PublicSite&) {
    http::Response response;
    response.content_type = "text/plain";
    response.body = "done";
    return response;
}
http::Response broken(const http::Request&, const PublicSite&) { throw std::runtime_error("a secret of the server"); }

constexpr Policy form_page{.access = Access::everyone,
                           .cors = Cors::same_origin,
                           .cache = Cache::never,
                           .csrf = Csrf::required,
                           .form = Form::page,
                           .limit = Limit::none};
constexpr Policy form_api{.access = Access::everyone,
                          .cors = Cors::same_origin,
                          .cache = Cache::never,
                          .csrf = Csrf::required,
                          .form = Form::problem,
                          .limit = Limit::none};
constexpr Policy own_figures{.access = Access::this_machine,
                             .cors = Cors::same_origin,
                             .cache = Cache::never,
                             .csrf = Csrf::none,
                             .form = Form::page,
                             .limit = Limit::none};
constexpr auto routes = std::to_array<Route>({
    {.method = "GET", .pattern = "/form", .answer = said, .name = "form", .policy = form_page},
    {.method = "POST", .pattern = "/form", .answer = said, .name = "send", .policy = form_page},
    {.method = "POST", .pattern = "/save/{id}", .answer = said, .name = "save", .policy = form_api},
    {.method = "GET", .pattern = "/own", .answer = said, .name = "own", .policy = own_figures},
    {.method = "GET", .pattern = "/broken", .answer = broken, .name = "broken", .policy = form_page},
});
constexpr std::array sections{PathSection{"/save/", form_api}, PathSection{"", form_page}};
constexpr RouteTable table{routes, sections};
static_assert(is_valid(table));

/// A table in which any page of the web could change something in somebody's name, and one whose failures no section
/// tells.
constexpr Policy open_to_all{.access = Access::everyone,
                             .cors = Cors::same_origin,
                             .cache = Cache::never,
                             .csrf = Csrf::none,
                             .form = Form::page,
                             .limit = Limit::none};
constexpr Policy open_figures{.access = Access::this_machine,
                              .cors = Cors::any_origin,
                              .cache = Cache::never,
                              .csrf = Csrf::none,
                              .form = Form::page,
                              .limit = Limit::none};
constexpr std::array careless{
    Route{.method = "POST", .pattern = "/", .answer = said, .name = "a", .policy = open_to_all}};
constexpr std::array leaking{
    Route{.method = "GET", .pattern = "/", .answer = said, .name = "a", .policy = open_figures}};
constexpr std::array no_end{PathSection{"/save/", form_api}};
static_assert(!is_valid(RouteTable{careless, sections}) && !is_valid(RouteTable{leaking, sections}) &&
              !is_valid(RouteTable{routes, no_end}));

}  // namespace

TEST_CASE("every route answers as its policy says, its failures and the addresses below it too") {
    // As the contract says it: a name that ends with a slash stands for everything below it.
    const std::vector<std::string_view> open{"/api/v1/", "/widgets/", "/oruk/", "/openapi.json"};
    const std::vector<std::string_view> for_programs{"/api/",         "/widgets/", "/oruk/",
                                                     "/openapi.json", "/health",   "/metrics"};
    const auto among = [](const std::vector<std::string_view>& names, std::string_view path) {
        return std::ranges::any_of(
            names, [&](std::string_view name) { return name.ends_with('/') ? path.starts_with(name) : path == name; });
    };
    TestSite site;
    std::set<std::string_view> names;
    for (const auto& route : public_routes().routes) {
        names.insert(route.name);
        const auto address = address_of(route);
        CHECK((route.policy.access == Access::this_machine) == (address == "/metrics"));
        CHECK((route.policy.cors == Cors::any_origin) == among(open, address));
        CHECK((route.policy.form == Form::problem) == among(for_programs, address));
        CHECK((route.policy.limit == Limit::by_origin) == address.starts_with("/api/"));
        for (const auto& path : {address, address + "/no/such/address"})
            for (const std::string method : {"GET", "DELETE"}) {
                INFO(method << " " << path);
                const auto response = site.ask(path, method);
                CHECK((header(response, "Access-Control-Allow-Origin") == "*") == among(open, path));
                if (response.status < 400) continue;
                CHECK(header(response, "Cache-Control") == "no-store");
                CHECK(response.content_type ==
                      (among(for_programs, path) ? "application/problem+json" : "text/html; charset=utf-8"));
            }
    }
    CHECK(names.size() + 1 == public_routes().routes.size());  // one page of Open Referral has two addresses
}

TEST_CASE("what changes something is taken from pages of this site only") {
    struct Row {
        std::vector<std::pair<std::string, std::string>> headers;
        int status;
    };
    const std::vector<Row> rows = {
        {{}, 403},
        {{{"Sec-Fetch-Site", "same-origin"}}, 200},
        {{{"Sec-Fetch-Site", "same-site"}}, 403},
        {{{"Sec-Fetch-Site", "cross-site"}}, 403},
        {{{"Sec-Fetch-Site", "none"}}, 403},
        {{{"Sec-Fetch-Site", "cross-site"}, {"Origin", "http://localhost"}}, 403},  // the browser knows better
        {{{"Origin", "http://localhost"}}, 200},                                    // as the host that was asked
        {{{"Origin", "https://LOCALHOST"}}, 200},
        {{{"Origin", "http://localhost:8080"}}, 403},
        {{{"Origin", "http://localhost.example.org"}}, 403},
        {{{"Origin", "null"}}, 403},
        {{{"Origin", ""}}, 403},
        {{{"Origin", "localhost"}}, 403},
    };
    TestSite site(0, table);
    for (const auto& row : rows) {
        INFO((row.headers.empty() ? "no header" : row.headers.front().first + ": " + row.headers.front().second));
        for (const std::string path : {"/form", "/save/1"}) {
            auto headers = row.headers;
            headers.emplace_back("Content-Length", "0");
            const auto response = site.ask(path, "POST", headers);
            CHECK(response.status == row.status);
            CHECK(header(response, "Cache-Control") == "no-store");
            if (row.status == 403)
                CHECK(response.content_type ==
                      (path == "/form" ? "text/html; charset=utf-8" : "application/problem+json"));
        }
        CHECK(site.ask("/form", "GET", row.headers).status == 200);
    }
    site.site.public_url = "https://localoffer.example.org/send";
    const auto from = [&](const std::string& origin) {
        return site.ask("/form", "POST", {{"Origin", origin}, {"Content-Length", "0"}}).status;
    };
    CHECK(from("https://localoffer.example.org") == 200);
    CHECK(from("http://localoffer.example.org") == 403);
    CHECK(from("http://localhost") == 403);
}

TEST_CASE("an address names the methods of all its routes, and an unknown one fails as its section says") {
    TestSite site(0, table);
    const auto wrong = site.ask("/form", "DELETE");
    CHECK(wrong.status == 405);
    CHECK(header(wrong, "Allow") == "GET, HEAD, POST, OPTIONS");
    CHECK(site.ask("/save/1/2").content_type == "application/problem+json");
    CHECK(site.ask("/nothing").content_type == "text/html; charset=utf-8");
}

TEST_CASE("what is for this machine is not for others, nor for who asks through a proxy") {
    TestSite site(0, table);
    CHECK(site.ask("/own").status == 200);
    CHECK(site.ask("/own", "GET", {}, false).status == 403);
    CHECK(site.ask("/own", "GET", {{"Forwarded", "for=192.0.2.1"}}).status == 403);
    CHECK(site.ask("/own", "GET", {}, false).content_type == "text/html; charset=utf-8");
    site.site.metrics_for_all = true;
    CHECK(site.ask("/own", "GET", {}, false).status == 200);
}

TEST_CASE("a function that throws gives a family a page and a program a problem, without what was thrown") {
    TestSite site(0, table);
    CHECK_THROWS(site.ask("/broken"));  // the worker that called it tells the log, and asks for this answer:
    const http::Refusal failed{500, "Something went wrong here.", "/broken?q=secret"};
    const auto page = answer_refusal(failed, site.site, table);
    CHECK(page.status == 500);
    CHECK(page.content_type == "text/html; charset=utf-8");
    CHECK(header(page, "Cache-Control") == "no-store");
    CHECK(page.body.find("secret") == std::string::npos);
    CHECK(answer_refusal({500, "Something went wrong here.", "/save/1"}, site.site, table).content_type ==
          "application/problem+json");
    CHECK(answer_refusal({431, "Too long.", "/form"}, site.site, table).content_type == "application/problem+json");
}
