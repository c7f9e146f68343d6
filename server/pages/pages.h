// Which HTML pages does the site have?
// Each takes a request whose path has been routed and gives back a whole page. Security headers, CORS, compression and
// `Content-Length` are added to what they give back; a page sets its status, content type and body and, where it
// wants other than the default, `Cache-Control`.
#pragma once

#include <string>

#include "server/http/request.h"
#include "server/http/response.h"
#include "server/site/public_site.h"

namespace waymark::pages {

/// `/`: search and results. Parameters are those of `GET /api/v1/search`; a bad one is a 400 page that says what to change.
Response search_page(const Request& request, const Site& site);
/// `/listing/{id}`: `captures[0]` is the id. Not there: the 404 page.
Response listing_page(const Request& request, const Site& site);
/// `/organisation/{id}`: `captures[0]` is the id. Not there: the 404 page.
Response organisation_page(const Request& request, const Site& site);
/// `/accessibility`: what the site does so that everybody can use it.
Response accessibility_page(const Request& request, const Site& site);
/// `/embed`: the code that another site pastes to have the search, made from what is chosen there.
Response embed_page(const Request& request, const Site& site);
/// `/embed/search`: the search for a frame in a page of another site. Parameters are those of `/`.
Response embed_search(const Request& request, const Site& site);
/// `/assets/{file}`: style, script and pictures of the pages. Only names it knows, so no path leads elsewhere.
Response static_file(const Request& request, const Site& site);
/// Any failure outside the API, as a page: what happened and what the family can do now.
Response error_page(const Request& request, const Site& site, int status, const std::string& detail);

}  // namespace waymark::pages
