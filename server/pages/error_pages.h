// What can a family do when a page does not work, and where are the site's own files?
#pragma once

#include <string>

#include "server/http/request.h"
#include "server/http/response.h"
#include "server/site/public_site.h"

namespace waymark::pages {

/// `/accessibility`: what the site does so that everybody can use it.
Response accessibility_page(const Request& request, const PublicSite& site);

/// `/assets/{file}`: style, script and pictures of the pages. Only names it knows, so no path leads elsewhere.
Response static_file(const Request& request, const PublicSite& site);

/// Any failure outside the API, as a page: what happened and what the family can do now.
Response error_page(const Request& request, const PublicSite& site, int status, const std::string& detail);

}  // namespace waymark::pages
