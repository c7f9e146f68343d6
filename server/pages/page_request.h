// What does somebody ask for with the forms and links of the search page?
#pragma once

#include <vector>

#include "server/http/request.h"

namespace waymark::pages {

/// The page's filters show what was understood from the words as if it had been ticked. Each such box carries a hidden
/// `was=FIELD:VALUE`, so that sending the form unchanged changes nothing: a field that is as it was is dropped (it
/// stays understood, which hides nothing), one that was emptied becomes `skip=FIELD:VALUE`, any other is a filter of
/// its own. Returns parameters as `GET /api/v1/search` takes them, without `was` and without empty ones (but `q`).
std::vector<http::Parameter> as_search_parameters(const std::vector<http::Parameter>& sent);

}  // namespace waymark::pages
