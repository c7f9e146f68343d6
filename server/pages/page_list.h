// Page list: which pages are there for people, and at which addresses?
#pragma once

#include <array>
#include <string_view>

#include "server/http/request.h"
#include "server/http/response.h"
#include "server/site/public_site.h"

namespace waymark::pages {

/// What a page's file gives: the answer to a request for it.
using AnswerPage = http::Response(const http::Request&, const PublicSite&);

struct PageAddress {
    std::string_view pattern;
    AnswerPage* answer;
    std::string_view name;       ///< by which it is counted
    std::string_view foot = {};  ///< key of the words that link to it at the foot of every page; empty: none do
};

// A new page is a file with its function, a template, its words in content/messages, and its name in both lists here.
AnswerPage search_page, listing_page, organisation_page, accessibility_page, embed_page, embed_search, static_file;

inline constexpr auto page_list = std::to_array<PageAddress>({
    {"/", search_page, "search_page", "footer.search"},
    {"/listing/{id}", listing_page, "listing_page"},
    {"/organisation/{id}", organisation_page, "organisation_page"},
    {"/accessibility", accessibility_page, "accessibility_page", "footer.accessibility"},
    {"/embed", embed_page, "embed_page"},
    {"/embed/search", embed_search, "embed_search"},
    {"/assets/{file}", static_file, "asset"},
});

}  // namespace waymark::pages
