// What stands around every page?
#include "server/pages/frame.h"

#include "content/fingerprint.h"
#include "server/pages/templates.h"

namespace waymark::pages {

Response framed(const Site& site, const Frame& frame, std::string_view name, View view, int status) {
    if (frame.embedded) return in_frame(site, frame, std::move(view), status);
    const auto& words = site.templates.words();
    const std::string site_name = words.say("site-name");
    view.set("title", frame.title.empty() ? site_name : frame.title + " – " + site_name);
    view.set("description", frame.description);
    view.set("canonical", frame.canonical.empty() || site.public_url.empty() ? std::string() : site.public_url + frame.canonical);
    view.set("header_search", frame.header_search);
    view.set("hide_from_engines", frame.hide_from_engines || status != 200);
    view.set("sample", site.sample_data);
    view.set("embedded", false).set("search_path", "/");
    Response response;
    response.status = status;
    response.content_type = "text/html; charset=utf-8";
    response.body = site.templates.render(name, view);
    return response;
}

std::string tag_of(const Request& request, const Site& site) {
    const std::string from = site.answers_from ? site.answers_from() : std::string();
    if (from.empty()) return {};
    Fingerprint made_from;
    for (const auto& part : {from, site.templates.version(), request.target, std::string(site.sample_data ? "sample" : "")}) made_from.add(part);
    return "W/\"" + made_from.hex().substr(0, 16) + "\"";
}

Response tagged(Response page, const std::string& tag) {
    if (page.status == 200 && !tag.empty()) page.with("ETag", tag);
    return page;
}

}  // namespace waymark::pages
