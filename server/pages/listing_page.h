// What does the page of one listing tell a tired parent, and in which order?
#pragma once

#include <string>
#include <vector>
#include "server/http/request.h"
#include "server/http/response.h"
#include "server/site/public_site.h"

#include "content/store/listing_fields.h"
#include "server/pages/page.h"
#include "server/pages/view.h"
#include "waymark/listing.h"

namespace waymark::pages {

/// A way to reach somebody: the link when it is a safe one, the text always.
View contact_way(const std::string& text, const std::string& href, bool web);

View contact_view(const Contact& contact);

/// What the listing leaves open, as the last words of messages `silent.field.…` and `ask.…`: `cost`, `ages` …
std::vector<std::string> missing_from(const Listing& listing);

/// `/listing/{id}`: `captures[0]` is the id. Not there: the 404 page.
Response listing_page(const Request& request, const PublicSite& site);

}  // namespace waymark::pages
