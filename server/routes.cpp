// Which addresses does this server answer?
#include "server/routes.h"

#include "server/api/endpoints.h"
#include "server/pages/pages.h"

namespace waymark {

const std::vector<Route>& routes() {
    static const std::vector<Route> list = {
        {"GET", "/", pages::search_page, "search_page", ""},
        {"GET", "/listing/{id}", pages::listing_page, "listing_page", ""},
        {"GET", "/organisation/{id}", pages::organisation_page, "organisation_page", ""},
        {"GET", "/accessibility", pages::accessibility_page, "accessibility_page", ""},
        {"GET", "/assets/{file}", pages::static_file, "asset", ""},
        {"GET", "/api/v1/search", api::search, "search", "Search the listings by plain words, facets, age and place."},
        {"GET", "/api/v1/suggest", api::suggest, "suggest", "Complete what somebody has typed so far."},
        {"GET", "/api/v1/interpret", api::interpret, "interpret", "Say what was understood of plain words, without searching."},
        {"GET", "/api/v1/listings/{id}", api::listing, "listing", "One public listing whole."},
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
