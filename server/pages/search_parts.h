// Which parts does the page of results have, and what does each show?
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

/// The condition `field` = `value` as a family reads it: "Autism", "Ages 7 to 9", "within 5 miles of SR4 7TF".
std::string condition_in_words(const Page& page, const std::string& field, const std::string& value);

/// The search without one condition that was asked for or understood; on page 1.
SearchRequest without(const SearchRequest& request, const Understanding& understood, const std::string& field, const std::string& value);
/// The same search on another page.
SearchRequest on_page(SearchRequest request, int page);

/// What was understood and chosen: chips, what was taken off, corrections, questions and notices.
void add_understood(View& view, const Page& page, const Answer& answer);
/// Urgent help: `has_urgent`, `quieter`, `quick_exit` and the list `urgent`.
void add_urgent(View& view, const Page& page, const Understanding& understood);

/// What a box of the filter form was sent with and why it was not taken.
struct FormError {
    std::string field, message;
};
/// The filters. `typed` holds what was sent; `answer` may be null when there is none, as after a bad parameter.
void add_filters(View& view, const Page& page, const SearchRequest& request, const Answer* answer, const http::Request& typed, const FormError& error);
/// The words and hidden inputs of the search box at the top.
void add_search_box(View& view, const SearchRequest& request);

/// The whole page of an answer, which the engine or a test made. `request` is what was sent for it, with the language of the page.
Response results_page(const Request& request, const Site& site, const Answer& answer);

/// One result for `_result.mustache`. `request` and `understood` say what was asked for, so that it is named first.
View result_view(const Page& page, const SearchResult& result, const SearchRequest& request, const Understanding& understood);

/// Values of one facet with links that search for each; those without a listing are left out.
View::List browse_links(const Page& page, const Answer& answer, std::string_view field);

}  // namespace waymark::pages
