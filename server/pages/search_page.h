// What does the page say to a family that searches?
#pragma once

#include <string>
#include <string_view>
#include "server/site/public_site.h"

#include "content/messages/messages.h"
#include "server/http/request.h"
#include "server/http/response.h"
#include "server/pages/page.h"
#include "server/pages/view.h"
#include "waymark/answer.h"

namespace waymark::pages {

/// The whole page of an answer, which the engine or a test made. `request` is what was sent for it, with the language
/// of the page.
Response results_page(const Request& request, const PublicSite& site, const Answer& answer);

/// `/`: search and results. Parameters are those of `GET /api/v1/search`; a bad one is a 400 page that says what to
/// change.
Response search_page(const Request& request, const PublicSite& site);

}  // namespace waymark::pages
