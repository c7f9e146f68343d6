// What was understood and chosen, and with which link does each part of it come off?
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
SearchRequest without(const SearchRequest& request, const Understanding& understood, const std::string& field,
                      const std::string& value);

/// The same search on another page.
SearchRequest on_page(SearchRequest request, int page);

/// What was understood and chosen: chips, what was taken off, corrections, questions and notices.
void add_understood(View& view, const Page& page, const Answer& answer);

/// Urgent help: `has_urgent`, `quieter`, `quick_exit` and the list `urgent`.
void add_urgent(View& view, const Page& page, const Understanding& understood);

}  // namespace waymark::pages
