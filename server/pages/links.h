// Which addresses may a page link to, and what does a link to a search look like?
#pragma once

#include <string>
#include <string_view>

#include "server/http/request.h"
#include "waymark/query.h"

namespace waymark::pages {

/// A web address as a link when it is a plain `https://` address without a user name; otherwise empty, and the text is
/// shown as text.
std::string web_link(std::string_view text);
/// `tel:` for the only phone number in a text, `sms:` where it is for messages; empty where there is none or several.
std::string phone_link(std::string_view text);
/// `mailto:` for what is one e-mail address; otherwise empty.
std::string email_link(std::string_view text);
/// A web address as people read it: without `https://`, `www.` and a slash at its end.
std::string shown_address(std::string_view text);

/// `/?q=…` with every parameter of the search that is not its default.
std::string search_link(const SearchRequest& request);
/// `/listing/ID` or `/organisation/ID`, encoded; without a language.
std::string page_link(std::string_view page, std::string_view id);

}  // namespace waymark::pages
