// What does a family need to see of one result at a glance?
#pragma once

#include <string>
#include <string_view>

#include "content/messages/messages.h"
#include "server/http/request.h"
#include "server/http/response.h"
#include "server/pages/page.h"
#include "server/pages/view.h"
#include "waymark/answer.h"

namespace waymark::pages {

/// One result for `_result.mustache`. `request` and `understood` say what was asked for, so that it is named first.
View result_view(const Page& page, const SearchResult& result, const SearchRequest& request,
                 const Understanding& understood);

}  // namespace waymark::pages
