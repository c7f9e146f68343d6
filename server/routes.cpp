// Which addresses does this server answer?
#include "server/routes.h"

#include "server/api/endpoints.h"
#include "server/open_referral/endpoints.h"
#include "server/pages/pages.h"
#include "server/widgets/widget_files.h"

namespace waymark {

const std::vector<Route>& routes() {
    static const std::vector<Route> list = {
        {"GET", "/", pages::search_page, "search_page", ""},
        {"GET", "/listing/{id}", pages::listing_page, "listing_page", ""},
        {"GET", "/organisation/{id}", pages::organisation_page, "organisation_page", ""},
        {"GET", "/accessibility", pages::accessibility_page, "accessibility_page", ""},
        {"GET", "/embed", pages::embed_page, "embed_page", ""},
        {"GET", "/embed/search", pages::embed_search, "embed_search", ""},
        {"GET", "/widgets/{version}/{file}", widget_file, "widget", ""},
        {"GET", "/widgets/{version}/strings/{file}", widget_file, "widget_strings", ""},
        {"GET", "/assets/{file}", pages::static_file, "asset", ""},
        {"GET", "/api/v1/search", api::search, "search", "Search the listings by plain words, facets, age and place."},
        {"GET", "/api/v1/suggest", api::suggest, "suggest", "Complete what somebody has typed so far."},
        {"GET", "/api/v1/interpret", api::interpret, "interpret", "Say what was understood of plain words, without searching."},
        {"GET", "/api/v1/listings/{id}", api::listing, "listing", "One public listing whole."},
        {"GET", "/oruk/v3", open_referral::version_3::about, "oruk3_about", ""},
        {"GET", "/oruk/v3/", open_referral::version_3::about, "oruk3_about", "Open Referral UK 3.0: what this API is."},
        {"GET", "/oruk/v3/services", open_referral::version_3::services, "oruk3_services", "Open Referral UK 3.0: services, page by page or line by line."},
        {"GET", "/oruk/v3/services/{id}", open_referral::version_3::service, "oruk3_service", "Open Referral UK 3.0: one service whole."},
        {"GET", "/oruk/v3/service_at_locations", open_referral::version_3::service_at_locations, "oruk3_service_at_locations", "Open Referral UK 3.0: services at their places."},
        {"GET", "/oruk/v3/service_at_locations/{id}", open_referral::version_3::service_at_location, "oruk3_service_at_location", "Open Referral UK 3.0: one service at one place, whole."},
        {"GET", "/oruk/v3/taxonomies", open_referral::version_3::taxonomies, "oruk3_taxonomies", "Open Referral UK 3.0: taxonomies."},
        {"GET", "/oruk/v3/taxonomies/{id}", open_referral::version_3::taxonomy, "oruk3_taxonomy", "Open Referral UK 3.0: one taxonomy with its terms."},
        {"GET", "/oruk/v3/taxonomy_terms", open_referral::version_3::taxonomy_terms, "oruk3_taxonomy_terms", "Open Referral UK 3.0: terms."},
        {"GET", "/oruk/v3/taxonomy_terms/{id}", open_referral::version_3::taxonomy_term, "oruk3_taxonomy_term", "Open Referral UK 3.0: one term."},
        {"GET", "/oruk/v3/organizations", open_referral::version_3::organizations, "oruk3_organizations", "Open Referral UK 3.0: organisations."},
        {"GET", "/oruk/v3/organizations/{id}", open_referral::version_3::organization, "oruk3_organization", "Open Referral UK 3.0: one organisation with its services."},
        {"GET", "/oruk/v1/services", open_referral::version_1::services, "oruk1_services", "Open Referral UK 1.0: services."},
        {"GET", "/oruk/v1/services/{id}", open_referral::version_1::service, "oruk1_service", "Open Referral UK 1.0: one service whole."},
        {"GET", "/oruk/v1/taxonomies", open_referral::version_1::taxonomies, "oruk1_taxonomies", "Open Referral UK 1.0: taxonomies, which are terms of a vocabulary."},
        {"GET", "/oruk/v1/taxonomies/{id}", open_referral::version_1::taxonomy, "oruk1_taxonomy", "Open Referral UK 1.0: one taxonomy."},
        {"GET", "/oruk/v1/vocabularies", open_referral::version_1::vocabularies, "oruk1_vocabularies", "Open Referral UK 1.0: names of the vocabularies."},
        {"GET", "/oruk/v1/organizations", open_referral::version_1::organizations, "oruk1_organizations", "Open Referral UK 1.0: organisations."},
        {"GET", "/oruk/v1/organizations/{id}", open_referral::version_1::organization, "oruk1_organization", "Open Referral UK 1.0: one organisation with its services."},
        {"GET", "/oruk/v1/locations", open_referral::version_1::locations, "oruk1_locations", "Open Referral UK 1.0: places."},
        {"GET", "/oruk/v1/locations/{id}", open_referral::version_1::location, "oruk1_location", "Open Referral UK 1.0: one place."},
        {"GET", "/oruk/v1/reviews", open_referral::version_1::reviews, "oruk1_reviews", "Open Referral UK 1.0: reviews, of which there are none here."},
        {"GET", "/oruk/v1/reviews/{id}", open_referral::version_1::review, "oruk1_review", "Open Referral UK 1.0: one review."},
        {"GET", "/openapi.json", api::openapi, "openapi", "This description."},
        {"GET", "/health", api::health, "health", "Whether an index is loaded and searches are answered."},
        {"GET", "/metrics", api::metrics, "metrics", ""},
    };
    return list;
}

std::vector<std::string_view> route_names() {
    std::vector<std::string_view> names;
    for (const auto& route : routes()) names.push_back(route.name);
    return names;
}

}  // namespace waymark
