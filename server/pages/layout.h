// What stands around every page?
#pragma once

#include <string>

#include "server/http/request.h"
#include "server/http/response.h"
#include "server/pages/page.h"
#include "server/pages/view.h"

namespace waymark::pages {

struct Frame {
    std::string title = {};        ///< of the browser's tab, the site's name is added
    std::string description = {};  ///< for search engines; may be empty
    std::string canonical = {};    ///< path of the one address of this page; may be empty
    bool header_search = true;     ///< a search box at the top, for pages that have none of their own
    bool hide_from_engines = false;
    bool embedded = false;  ///< in a frame of another site: no head, no foot, and every search stays in the frame
};

/// Puts what all pages share into `view` and renders the template `name`.
Response render_page(const Page& page, const Frame& frame, std::string_view name, View view, int status = 200);

/// The page of a search in a frame of another site; what `framed` is to a page of its own.
Response in_frame(const Page& page, const Frame& frame, View view, int status);

/// A failure inside the pages: `detail` is in the language of the page.
Response error_page(const Page& page, int status, const std::string& detail);

/// The tag of a page that is made of listings, so that a browser that has it need not load it again; empty when there
/// is no index. Ask for it before the listings: should the index change in between, the tag is too old, never too new.
std::string tag_of(const Request& request, const PublicSite& site);
/// Adds it to a page that went well.
Response tagged(Response page, const std::string& tag);

}  // namespace waymark::pages
