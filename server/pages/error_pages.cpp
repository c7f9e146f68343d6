// What can a family do when a page does not work, and where are the site's own files?
#include "server/pages/error_pages.h"

#include "server/pages/filters.h"
#include "server/pages/layout.h"
#include "server/pages/templates.h"
#include "server/site/problem.h"

namespace waymark::pages {

Response error_page(const Page& page, int status, const std::string& detail) {
    const auto& messages = page.messages;
    const std::string key = error_key(status, messages);
    View view;
    view.set("heading", messages.say("error." + key + ".title"));
    view.set("detail", detail.empty() || status >= 500 ? messages.say("error." + key + ".detail") : detail);
    view.set_texts("error_steps", {messages.say("error." + key + ".step")});
    add_search_box(view, page.search());
    return render_page(page, {.title = messages.say("error." + key + ".title"), .header_search = false}, "error",
                       std::move(view), status);
}

Response error_page(const Request& request, const PublicSite& site, int status, const std::string& detail) {
    const Page page = Page::of(request, site);
    return error_page(page, status,
                      page.messages.is_english() ? detail : std::string());  // the detail is written in English
}

Response accessibility_page(const Request& request, const PublicSite& site) {
    const Page page = Page::of(request, site);
    return render_page(page, {.title = page.messages.say("accessibility.title"), .canonical = "/accessibility"},
                       "accessibility", View());
}

Response static_file(const Request& request, const PublicSite& site) {
    const Asset* asset = request.captures.empty() ? nullptr : site.templates.asset(request.captures.front());
    if (!asset) return error_page(request, site, 404, {});
    Response response;
    response.content_type = asset->content_type;
    response.body = asset->bytes;
    response.with("ETag", "\"" + asset->version + "\"");
    // Its address changes when it does, so a browser that asked with the version never needs to ask again.
    response.with("Cache-Control", request.parameter("v") == asset->version ? "public, max-age=31536000, immutable"
                                                                            : "public, max-age=600");
    return response;
}

}  // namespace waymark::pages
