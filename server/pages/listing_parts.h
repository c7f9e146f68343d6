// Which parts does the page of one listing have?
#pragma once

#include <string>
#include <vector>

#include "content/store/listing_fields.h"
#include "server/pages/page.h"
#include "server/pages/view.h"
#include "waymark/listing.h"

namespace waymark::pages {

/// A heading with values below it; `derived` says that we read them in the provider's words.
void add_row(View::List& rows, std::string label, const std::vector<std::string>& values, bool derived = false, std::string more = {});
/// The stated values of a field, or those we read; nothing when there are none.
void add_field_row(View::List& rows, const Page& page, const Listing& listing, std::string_view field, std::string label);

/// The rows that a part of the page has by the description of the fields alone.
void add_described_rows(View::List& rows, const Page& page, const Listing& listing, Section section);

void add_who(View& view, const Page& page, const Listing& listing);
void add_what(View& view, const Page& page, const Listing& listing);
void add_start(View& view, const Page& page, const Listing& listing);
void add_cost(View& view, const Page& page, const Listing& listing);
void add_waiting(View& view, const Page& page, const Listing& listing);
void add_visit(View& view, const Page& page, const Listing& listing);
void add_later(View& view, const Page& page, const Listing& listing);

void add_when_and_where(View& view, const Page& page, const Listing& listing);
void add_access(View& view, const Page& page, const Listing& listing);

/// A way to reach somebody: the link when it is a safe one, the text always.
View contact_way(const std::string& text, const std::string& href, bool web);
View contact_view(const Contact& contact);

/// What the listing leaves open, as the last words of messages `silent.field.…` and `ask.…`: `cost`, `ages` …
std::vector<std::string> missing_from(const Listing& listing);

/// "1 hour ago" is never said: a date in words, or empty; with the text before it when there is one.
std::string as_of(const Page& page, const std::string& text, const Date& date);

}  // namespace waymark::pages
