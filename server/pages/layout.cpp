// What stands around every page?
#include "server/pages/layout.h"

#include "content/fingerprint.h"
#include "server/pages/page_list.h"
#include "server/pages/templates.h"

namespace waymark::pages {

Response render_page(const Page& page, const Frame& frame, std::string_view name, View view, int status) {
    if (frame.embedded) return in_frame(page, frame, std::move(view), status);
    const auto& messages = page.messages;
    const std::string site_name = messages.say("site-name");
    view.set("title", frame.title.empty() ? site_name : frame.title + " – " + site_name);
    view.set("description", frame.description);
    view.set("canonical", frame.canonical.empty() || page.site.public_url.empty()
                              ? std::string()
                              : page.site.public_url + page.address(frame.canonical));
    view.set("header_search", frame.header_search);
    view.set("hide_from_engines", frame.hide_from_engines || status != 200);
    view.set("sample", page.site.sample_data);
    view.set("suggestions", page.messages.is_english()
                                ? std::string()
                                : page.messages.say("search.suggestions"));  // the script has the English word
    view.set("embedded", false).set("search_path", "/");
    View::List foot_links;
    for (const auto& each : page_list)
        if (!each.foot.empty())
            foot_links.emplace_back()
                .set("href", page.address(std::string(each.pattern)))
                .set("words", messages.say(each.foot));
    view.set("foot_links", std::move(foot_links));
    Response response;
    response.status = status;
    response.content_type = "text/html; charset=utf-8";
    response.body = page.site.templates.render(page.messages, name, view);
    return response;
}

std::string tag_of(const Request& request, const PublicSite& site) {
    const std::string from = site.snapshot_id ? site.snapshot_id() : std::string();
    if (from.empty()) return {};
    Fingerprint made_from;
    for (const auto& part :
         {from, site.templates.version(), request.target, std::string(site.sample_data ? "sample" : "")})
        made_from.add(part);
    return "W/\"" + made_from.hex().substr(0, 16) + "\"";
}

Response tagged(Response page, const std::string& tag) {
    if (page.status == 200 && !tag.empty()) page.with("ETag", tag);
    return page;
}

}  // namespace waymark::pages
