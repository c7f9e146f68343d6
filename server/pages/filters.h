// Which filters can a family choose from, and which are chosen?
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

/// What a box of the filter form was sent with and why it was not taken.
struct FormError {
    std::string field, message;
};

/// The filters. `typed` holds what was sent; `answer` may be null when there is none, as after a bad parameter.
void add_filters(View& view, const Page& page, const SearchRequest& request, const Answer* answer,
                 const http::Request& typed, const FormError& error);

/// The words and hidden inputs of the search box at the top.
void add_search_box(View& view, const SearchRequest& request);

/// Values of one facet with links that search for each; those without a listing are left out.
View::List browse_links(const Page& page, const Answer& answer, std::string_view field);

}  // namespace waymark::pages
