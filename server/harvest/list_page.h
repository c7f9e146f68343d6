// What does one page of another directory's list of services say?
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/error.h"

namespace waymark::harvest {

/// One service as a list names it.
struct ListedService {
    std::string id;         ///< its own id; empty when it has none
    std::string hash;       ///< of all that the list says of it
    bool dated = false;     ///< says when it was modified, so that an equal hash means an unchanged service
    std::size_t facts = 0;  ///< how many values that are not empty it has, at any depth
};

struct ListPage {
    std::string version;  ///< of Open Referral UK, by the envelope: `1.0` or `3.0`
    std::vector<ListedService> services;
    std::uint32_t total = 0;          ///< services in all, 0 when it does not say
    std::uint32_t pages = 0;          ///< pages in all, 0 when it does not say
    std::optional<bool> first, last;  ///< whether it says to be the first or the last page
};

/// Reads a page: an envelope with `contents` (3.0) or `content` (1.0), or a bare list. Errors (`unreadable`): no JSON,
/// or no list of services.
Result<ListPage> read_list_page(std::string_view body);

/// Reads the page of one service; gives it as a list would name it. Errors (`unreadable`): no JSON, or no service.
Result<ListedService> read_service_page(std::string_view body);

}  // namespace waymark::harvest
