// When and where is a listing, and what is known of the access there?
#pragma once

#include <string>
#include <vector>

#include "content/store/listing_fields.h"
#include "server/pages/page.h"
#include "server/pages/view.h"
#include "waymark/listing.h"

namespace waymark::pages {

void add_when_and_where(View& view, const Page& page, const Listing& listing);

void add_access(View& view, const Page& page, const Listing& listing);

}  // namespace waymark::pages
