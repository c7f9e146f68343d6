// What does the search look like in a frame on a page of another site?
#include "server/pages/embed_search.h"

#include <algorithm>

#include "search/json/search_parameters.h"
#include "server/pages/filters.h"
#include "server/pages/layout.h"
#include "server/pages/page_request.h"
#include "server/pages/search_page.h"
#include "server/pages/templates.h"
#include "server/site/content_security_policy.h"

namespace waymark::pages {
namespace {

constexpr std::string_view own_path = "/embed/search";

bool is_link(std::string_view name) {
    return name.ends_with("href") || name == "clear_all" || name == "previous" || name == "next" ||
           name == "showing_silent";
}

/// Links to a search stay in the frame; links to a listing leave it.
void keep_in_frame(View& view) {
    for (auto& [name, value] : view.entries()) {
        if (auto* text = std::get_if<std::string>(&value); text && is_link(name) && text->starts_with("/?"))
            text->replace(0, 1, own_path);
        if (auto* list = std::get_if<View::List>(&value)) std::for_each(list->begin(), list->end(), keep_in_frame);
    }
}

/// Whether somebody has searched, or the page that shows the frame wants listings at once.
bool asks_for_results(const Request& request) {
    return std::any_of(request.parameters.begin(), request.parameters.end(),
                       [](const http::Parameter& each) { return each.name != "council" && each.name != "lang"; });
}

}  // namespace

Response in_frame(const Page& page, const Frame& frame, View view, int status) {
    keep_in_frame(view);
    view.set("title", frame.title.empty() ? page.messages.say("site-name") : frame.title);
    view.set("suggestions", page.messages.is_english() ? std::string() : page.messages.say("search.suggestions"));
    view.set("embedded", true).set("search_path", std::string(own_path));
    Response response;
    response.status = status;
    response.content_type = "text/html; charset=utf-8";
    response.body = page.site.templates.render(page.messages, "embed_search", view);
    response.with("Content-Security-Policy", content_security_policy(page.site.frame_ancestors))
        .with("Cross-Origin-Resource-Policy", "cross-origin");
    return response;
}

Response embed_search(const Request& request, const PublicSite& site) {
    if (asks_for_results(request)) return search_page(request, site);
    const Page page = Page::of(request, site);
    const auto search =
        search_request(as_search_parameters(request.parameters), site.vocabulary, site.councils, page.messages);
    if (!search) return search_page(request, site);
    View view;
    view.set("asked", false).set("has_urgent", false).set("heading", page.messages.say("search.label"));
    add_search_box(view, *search);
    return in_frame(page, {}, std::move(view), 200);
}

}  // namespace waymark::pages
