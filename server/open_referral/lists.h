// How is a list of Open Referral sent: one page in its envelope, or everything line by line?
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "content/json/answer_writer.h"
#include "server/http/request.h"
#include "server/http/response.h"
#include "server/open_referral/filter.h"
#include "server/open_referral/parameters.h"
#include "server/site/public_site.h"

namespace waymark::open_referral {

/// The names that a version gives to the members around a page.
struct Envelope {
    std::string_view total, pages, number, first, last, contents;
};
inline constexpr Envelope envelope_3{"total_items", "total_pages", "page_number",
                                     "first_page",  "last_page",   "contents"};
inline constexpr Envelope envelope_1{"totalElements", "totalPages", "number", "first", "last", "content"};

/// What a list holds and how an element of it is written. The functions are called by several threads, one at a time.
struct Elements {
    std::size_t total = 0;
    std::function<std::vector<Picked>(std::size_t from, std::size_t count)> page;
    std::function<std::vector<Picked>(Cursor& cursor, std::size_t count)> next;  ///< empty: by `page`
    /// Appends the JSON of an element; false, and nothing appended, when it has gone meanwhile.
    std::function<bool(const Picked& element, std::string& out)> write;
};

/// Elements of a filtered list of services or service_at_locations, all from one catalogue however long it takes to
/// send them.
Elements elements_of(std::shared_ptr<const Catalogue> catalogue, Filter filter, ListOf what);
/// Elements with these ids.
Elements elements_of(std::vector<Uuid> ids);

struct Paging {
    std::size_t page = 1, per_page = 50;
    bool lines = false;  ///< newline-delimited JSON of everything
};
/// Reads `page`, `per_page` and `format`. `all_at_once`: a page holds everything unless `per_page` says otherwise.
Paging read_paging(Parameters& parameters, bool all_at_once = false);

/// The answer that a client may already have by its tag, or that there is no index yet; nothing when an answer must be
/// made. Call it first.
std::optional<http::Response> known_already(const http::Request& request, const PublicSite& site);

http::Response list_response(const http::Request& request, const PublicSite& site, const Envelope& envelope,
                             const Paging& paging, Elements elements);
/// A list of what is in the catalogue itself and so cannot go meanwhile: `write` writes the object of an id.
http::Response list_response(const http::Request& request, const PublicSite& site, const Envelope& envelope,
                             const Paging& paging, std::vector<Uuid> ids,
                             std::function<void(AnswerWriter& json, const Uuid& id)> write);
/// One object as it is.
http::Response object_response(const http::Request& request, const PublicSite& site, std::string json);
http::Response no_such(std::string_view what);

}  // namespace waymark::open_referral
