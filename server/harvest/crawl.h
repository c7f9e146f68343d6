// How is a list of services walked, page by page, so that a kill loses one page at most?
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "content/store/feed_store.h"
#include "server/harvest/feed_client.h"

namespace waymark::harvest {

/// What a finished walk found.
struct Crawl {
    std::vector<std::string> ids;  ///< the feed's own, of every service that is listed
    std::uint32_t listed = 0;
    std::uint32_t lost = 0;  ///< services whose own page could not be read
    std::string doubt;  ///< why what is not listed may be there all the same, in plain words; empty: the list is whole
    std::uint32_t pages = 0;
    std::map<std::string, HarvestedItem> items;  ///< asked for by themselves: to be kept when they have been taken in
};

/// Walks the pass that `feed.pass` names, from the page after the last one that is kept in `book`. `changed_since` (ISO
/// date and time) goes with a pass of `changes`. Bodies to be taken in become files of `folder`. Fills `feed.details`
/// when it is not known. Errors stop the walk; what was read stays.
Result<Crawl> crawl(Feed& feed, FeedStore& book, FeedClient& client, const Limits& limits, const std::string& folder,
                    const std::string& changed_since);

/// The address of a page of the list, or of one service.
Result<http::Address> page_address(const Feed& feed, int page, const std::string& changed_since);
Result<http::Address> service_address(const Feed& feed, const std::string& id);

}  // namespace waymark::harvest
