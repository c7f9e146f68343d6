// What do the pages show until they are written out in full?
#include "server/pages/pages.h"

namespace waymark::pages {
namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '&') out += "&amp;";
        else if (c == '"') out += "&quot;";
        else out += c;
    }
    return out;
}

Response page(const std::string& title, const std::string& main) {
    Response response;
    response.content_type = "text/html; charset=utf-8";
    response.body = "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\">"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" +
                    escaped(title) + "</title></head><body><main><h1>" + escaped(title) + "</h1>" + main + "</main></body></html>";
    return response;
}

}  // namespace

Response search_page(const Request& request, const Site& site) {
    SearchRequest search;
    search.q = std::string(request.parameter("q"));
    auto answer = site.engine.search(search);
    if (!answer) return error_page(request, site, 400, answer.error().message);
    std::string list = "<form action=\"/\"><label>Search <input name=\"q\" value=\"" + escaped(search.q) +
                       "\"></label> <button>Search</button></form><ul>";
    for (const auto& result : answer->results)
        list += "<li><a href=\"" + escaped(result.url) + "\">" + escaped(result.name) + "</a></li>";
    return page("Find help for your child or the child you care for", list + "</ul>");
}

Response listing_page(const Request& request, const Site& site) {
    auto listing = site.engine.get(request.captures.at(0));
    if (!listing) return error_page(request, site, 404, "There is no listing here now. It may have been taken down.");
    return page(listing->name, "<p>" + escaped(listing->description) + "</p>");
}

Response organisation_page(const Request& request, const Site& site) {
    auto listings = site.engine.of_organisation(request.captures.at(0));
    if (listings.empty()) return error_page(request, site, 404, "There is no organisation here now.");
    std::string list = "<ul>";
    for (const auto& listing : listings)
        list += "<li><a href=\"/listing/" + escaped(listing.id) + "\">" + escaped(listing.name) + "</a></li>";
    return page(listings.front().organisation.name, list + "</ul>");
}

Response static_file(const Request& request, const Site& site) {
    return error_page(request, site, 404, "There is no such file.");
}

Response error_page(const Request&, const Site&, int status, const std::string& detail) {
    Response response = page("Sorry, that did not work", "<p>" + escaped(detail) + "</p><p><a href=\"/\">Start a new search</a></p>");
    response.status = status;
    return response;
}

}  // namespace waymark::pages
