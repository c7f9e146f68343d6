// Which pages does a server have in the tests of everything but its pages?
#include "server/pages/embed_page.h"
#include "server/pages/embed_search.h"
#include "server/pages/error_pages.h"
#include "server/pages/listing_page.h"
#include "server/pages/organisation_page.h"
#include "server/pages/search_page.h"

namespace waymark::pages {
namespace {

Response page(int status, const std::string& words) {
    Response response;
    response.status = status;
    response.content_type = "text/html; charset=utf-8";
    response.body = "<!DOCTYPE html><title>" + words + "</title>";
    return response;
}

}  // namespace

Response search_page(const Request&, const PublicSite&) { return page(200, "search"); }
Response listing_page(const Request& request, const PublicSite&) {
    return page(200, "listing " + request.captures.at(0));
}
Response organisation_page(const Request&, const PublicSite&) { return page(200, "organisation"); }
Response embed_page(const Request&, const PublicSite&) { return page(200, "embed"); }
Response embed_search(const Request&, const PublicSite&) { return page(200, "embed search"); }
Response static_file(const Request&, const PublicSite&) { return page(200, "file"); }
Response accessibility_page(const Request&, const PublicSite&) { return page(200, "accessibility"); }
Response error_page(const Request&, const PublicSite&, int status, const std::string& detail) {
    return page(status, detail);
}

}  // namespace waymark::pages
