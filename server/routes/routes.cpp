// Route list: which addresses does this server answer?
#include "server/routes/routes.h"

#include <array>
#include <utility>

#include "server/api/endpoints.h"
#include "server/open_referral/parameter_help.h"
#include "server/open_referral/version_1.h"
#include "server/open_referral/version_3.h"
#include "server/pages/page_list.h"
#include "server/routes/openapi.h"
#include "server/widgets/widget_files.h"

namespace waymark {
namespace {

http::Response description_of_all(const http::Request&, const PublicSite& site) {
    return api::openapi(public_routes(), site);
}

namespace oruk1 = open_referral::version_1;
namespace oruk3 = open_referral::version_3;

constexpr Policy page{.access = Access::everyone,
                      .cors = Cors::same_origin,
                      .cache = Cache::minute,
                      .csrf = Csrf::none,
                      .form = Form::page,
                      .limit = Limit::none};
/// Open Referral, the widget's files and the description of the API: every site may read them.
constexpr Policy open_data{.access = Access::everyone,
                           .cors = Cors::any_origin,
                           .cache = Cache::minute,
                           .csrf = Csrf::none,
                           .form = Form::problem,
                           .limit = Limit::none};
/// The search API: every site may read it, and one that asks too often must wait.
constexpr Policy open_api{.access = Access::everyone,
                          .cors = Cors::any_origin,
                          .cache = Cache::minute,
                          .csrf = Csrf::none,
                          .form = Form::problem,
                          .limit = Limit::by_origin};
/// No version of the API that there is.
constexpr Policy no_api{.access = Access::everyone,
                        .cors = Cors::same_origin,
                        .cache = Cache::minute,
                        .csrf = Csrf::none,
                        .form = Form::problem,
                        .limit = Limit::by_origin};
/// How the server does now, for a program that watches it.
constexpr Policy health{.access = Access::everyone,
                        .cors = Cors::same_origin,
                        .cache = Cache::never,
                        .csrf = Csrf::none,
                        .form = Form::problem,
                        .limit = Limit::none};
constexpr Policy figures{.access = Access::this_machine,
                         .cors = Cors::same_origin,
                         .cache = Cache::never,
                         .csrf = Csrf::none,
                         .form = Form::problem,
                         .limit = Limit::none};

/// What an address answers that no route has.
constexpr std::array sections{
    PathSection{"/api/v1/", open_api}, PathSection{"/api/", no_api}, PathSection{"/widgets/", open_data},
    PathSection{"/oruk/", open_data},  PathSection{"", page},
};

std::vector<ParameterHelp> search_help(std::string_view) { return search_parameter_help(); }
std::vector<ParameterHelp> typed_help(std::string_view) {
    return {{"q", R"({"type":"string"})", false, "What somebody has typed."},
            {"lang", R"({"type":"string","default":"en"})", false, "Language of labels and messages."}};
}
constexpr auto oruk_help = open_referral::parameter_help;

constexpr Outcome bad_parameter[]{
    {"400", "A parameter makes no sense; the problem names it.", "application/problem+json", "Problem"}};
constexpr Outcome no_listing[]{{"404", "No such listing.", "application/problem+json", "Problem"}};
constexpr Outcome no_index[]{{"503", "No index is loaded.", "application/json", "Health"}};

constexpr Route get(std::string_view pattern, http::Response (*answer)(const http::Request&, const PublicSite&),
                    std::string_view name, const Policy& policy, Documentation documentation = {}) {
    return {.method = "GET",
            .pattern = pattern,
            .answer = answer,
            .name = name,
            .policy = policy,
            .documentation = documentation};
}

/// A new endpoint is one line here and one function; pages for people are in a list of their own.
constexpr auto for_programs = std::to_array<Route>({
    get("/widgets/{version}/{file}", widget_file, "widget", open_data),
    get("/widgets/{version}/strings/{file}", widget_file, "widget_strings", open_data),
    get("/api/v1/search", api::search, "search", open_api,
        {.summary = "Search the listings by plain words, facets, age and place.",
         .schema = "SearchAnswer",
         .parameters = search_help,
         .fields = true,
         .outcomes = bad_parameter}),
    get("/api/v1/suggest", api::suggest, "suggest", open_api,
        {.summary = "Complete what somebody has typed so far.", .schema = "Suggestions", .parameters = typed_help}),
    get("/api/v1/interpret", api::interpret, "interpret", open_api,
        {.summary = "Say what was understood of plain words, without searching.",
         .schema = "Understood",
         .parameters = typed_help}),
    get("/api/v1/listings/{id}", api::listing, "listing", open_api,
        {.summary = "One public listing whole.", .schema = "Listing", .outcomes = no_listing}),
    get("/oruk/v3", oruk3::about, "oruk3_about", open_data),
    get("/oruk/v3/", oruk3::about, "oruk3_about", open_data, {.summary = "Open Referral UK 3.0: what this API is."}),
    get("/oruk/v3/services", oruk3::services, "oruk3_services", open_data,
        {.summary = "Open Referral UK 3.0: services, page by page or line by line.", .parameters = oruk_help}),
    get("/oruk/v3/services/{id}", oruk3::service, "oruk3_service", open_data,
        {.summary = "Open Referral UK 3.0: one service whole."}),
    get("/oruk/v3/service_at_locations", oruk3::service_at_locations, "oruk3_service_at_locations", open_data,
        {.summary = "Open Referral UK 3.0: services at their places.", .parameters = oruk_help}),
    get("/oruk/v3/service_at_locations/{id}", oruk3::service_at_location, "oruk3_service_at_location", open_data,
        {.summary = "Open Referral UK 3.0: one service at one place, whole."}),
    get("/oruk/v3/taxonomies", oruk3::taxonomies, "oruk3_taxonomies", open_data,
        {.summary = "Open Referral UK 3.0: taxonomies.", .parameters = oruk_help}),
    get("/oruk/v3/taxonomies/{id}", oruk3::taxonomy, "oruk3_taxonomy", open_data,
        {.summary = "Open Referral UK 3.0: one taxonomy with its terms."}),
    get("/oruk/v3/taxonomy_terms", oruk3::taxonomy_terms, "oruk3_taxonomy_terms", open_data,
        {.summary = "Open Referral UK 3.0: terms.", .parameters = oruk_help}),
    get("/oruk/v3/taxonomy_terms/{id}", oruk3::taxonomy_term, "oruk3_taxonomy_term", open_data,
        {.summary = "Open Referral UK 3.0: one term."}),
    get("/oruk/v3/organizations", oruk3::organizations, "oruk3_organizations", open_data,
        {.summary = "Open Referral UK 3.0: organisations.", .parameters = oruk_help}),
    get("/oruk/v3/organizations/{id}", oruk3::organization, "oruk3_organization", open_data,
        {.summary = "Open Referral UK 3.0: one organisation with its services.", .parameters = oruk_help}),
    get("/oruk/v1/services", oruk1::services, "oruk1_services", open_data,
        {.summary = "Open Referral UK 1.0: services.", .parameters = oruk_help}),
    get("/oruk/v1/services/{id}", oruk1::service, "oruk1_service", open_data,
        {.summary = "Open Referral UK 1.0: one service whole."}),
    get("/oruk/v1/taxonomies", oruk1::taxonomies, "oruk1_taxonomies", open_data,
        {.summary = "Open Referral UK 1.0: taxonomies, which are terms of a vocabulary.", .parameters = oruk_help}),
    get("/oruk/v1/taxonomies/{id}", oruk1::taxonomy, "oruk1_taxonomy", open_data,
        {.summary = "Open Referral UK 1.0: one taxonomy."}),
    get("/oruk/v1/vocabularies", oruk1::vocabularies, "oruk1_vocabularies", open_data,
        {.summary = "Open Referral UK 1.0: names of the vocabularies."}),
    get("/oruk/v1/organizations", oruk1::organizations, "oruk1_organizations", open_data,
        {.summary = "Open Referral UK 1.0: organisations.", .parameters = oruk_help}),
    get("/oruk/v1/organizations/{id}", oruk1::organization, "oruk1_organization", open_data,
        {.summary = "Open Referral UK 1.0: one organisation with its services."}),
    get("/oruk/v1/locations", oruk1::locations, "oruk1_locations", open_data,
        {.summary = "Open Referral UK 1.0: places.", .parameters = oruk_help}),
    get("/oruk/v1/locations/{id}", oruk1::location, "oruk1_location", open_data,
        {.summary = "Open Referral UK 1.0: one place."}),
    get("/oruk/v1/reviews", oruk1::reviews, "oruk1_reviews", open_data,
        {.summary = "Open Referral UK 1.0: reviews, of which there are none here.", .parameters = oruk_help}),
    get("/oruk/v1/reviews/{id}", oruk1::review, "oruk1_review", open_data,
        {.summary = "Open Referral UK 1.0: one review."}),
    get("/openapi.json", description_of_all, "openapi", open_data, {.summary = "This description."}),
    get("/health", api::health, "health", health,
        {.summary = "Whether an index is loaded and searches are answered.", .schema = "Health", .outcomes = no_index}),
    get("/metrics", api::metrics, "metrics", figures),
});

constexpr auto list =
    []<std::size_t... Page, std::size_t... Other>(std::index_sequence<Page...>, std::index_sequence<Other...>) {
    return std::to_array<Route>(
        {get(pages::page_list[Page].pattern, pages::page_list[Page].answer, pages::page_list[Page].name, page)...,
         for_programs[Other]...});
}
(std::make_index_sequence<pages::page_list.size()>(), std::make_index_sequence<for_programs.size()>());

constexpr RouteTable table{list, sections};
static_assert(is_valid(table));

}  // namespace

const RouteTable& public_routes() { return table; }

std::vector<std::string_view> route_names(const RouteTable& of) {
    std::vector<std::string_view> names;
    for (const auto& route : of.routes) names.push_back(route.name);
    return names;
}

}  // namespace waymark
