// Rows by description: which rows of a listing's page need no words of their own but the field's label?
#pragma once

#include <string>
#include <vector>

#include "content/store/listing_fields.h"
#include "server/pages/page.h"
#include "server/pages/view.h"
#include "waymark/listing.h"

namespace waymark::pages {

/// The rows that a part of the page has by the description of the fields alone.
void add_described_rows(View::List& rows, const Page& page, const Listing& listing, Section section);

/// A heading with values below it; `derived` says that we read them in the provider's words.
void add_row(View::List& rows, std::string label, const std::vector<std::string>& values, bool derived = false,
             std::string more = {});

/// The stated values of a field, or those we read; nothing when there are none.
void add_field_row(View::List& rows, const Page& page, const Listing& listing, std::string_view field,
                   std::string label);

}  // namespace waymark::pages
