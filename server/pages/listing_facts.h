// Who is a listing for, what happens there, how does one start, and what does it cost?
#pragma once

#include <string>
#include <vector>

#include "content/store/listing_fields.h"
#include "server/pages/page.h"
#include "server/pages/view.h"
#include "waymark/listing.h"

namespace waymark::pages {

void add_who(View& view, const Page& page, const Listing& listing);

void add_what(View& view, const Page& page, const Listing& listing);

void add_start(View& view, const Page& page, const Listing& listing);

void add_cost(View& view, const Page& page, const Listing& listing);

void add_waiting(View& view, const Page& page, const Listing& listing);

void add_visit(View& view, const Page& page, const Listing& listing);

void add_later(View& view, const Page& page, const Listing& listing);

/// "1 hour ago" is never said: a date in words, or empty; with the text before it when there is one.
std::string as_of(const Page& page, const std::string& text, const Date& date);

}  // namespace waymark::pages
