// Which listings does a request of Open Referral ask for?
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/open_referral/catalogue.h"

namespace waymark::open_referral {

/// A term, or any term of a taxonomy.
struct TermAsked {
    std::string id;            ///< UUID, or the code that the source gave the term; empty: any term of the taxonomy
    std::string taxonomy;      ///< UUID or name; empty: of any
    std::optional<TermOf> of;  ///< what it is said of; nothing: of whatever
};

/// Hours of one schedule; each part that is given must hold. Minutes since midnight.
struct HoursAsked {
    std::optional<int> opens_from;   ///< opens then or later
    std::optional<int> closes_by;    ///< closes then or sooner
    std::optional<int> closes_from;  ///< closes then or later
    std::uint8_t days = 0;           ///< on one of these days; 0: on any
};

/// Every part that is given must hold.
struct Filter {
    bool nothing = false;  ///< asks for something that is nowhere, such as near an unknown postcode
    std::vector<std::vector<TermAsked>> terms;        ///< all of them must hold; each is met by any of its alternatives
    std::vector<HoursAsked> hours;                    ///< alternatives
    std::optional<std::optional<Uuid>> organization;  ///< given and no UUID: nobody's
    std::optional<std::int64_t> modified_after;       ///< yyyymmddhhmmss; on it or after it
    std::optional<double> minimum_age, maximum_age;   ///< its minimum is at least, its maximum at most
    std::optional<LatLon> around;
    double metres = 0;  ///< with `around`: a place of it lies so near
    std::vector<std::vector<std::uint16_t>>
        covers;  ///< councils that a postcode lies in, one list a postcode: the areas it states hold one of each
    std::optional<std::vector<Uuid>> in_order;  ///< found by words, best first; nothing: in the order of ids
};

/// What a list is of.
enum class ListOf { services, service_at_locations };

struct Picked {
    Uuid id;  ///< of the service
    std::string listing_id;
    Uuid at;  ///< of the service_at_location
    std::int64_t modified = 0;
};

/// Where a walk through a list has come to.
struct Cursor {
    std::optional<Uuid> after;  ///< the last service taken, when the order is that of ids
    std::size_t spot = 0;       ///< how many of its places were taken
    std::size_t at = 0;         ///< how many of `in_order` were looked at
    bool ended = false;
};

/// How many elements there are in all.
std::size_t count_of(const Catalogue& catalogue, const Filter& filter, ListOf what);
/// One page: elements from `from` on, at most `count`.
std::vector<Picked> pick_page(const Catalogue& catalogue, const Filter& filter, ListOf what, std::size_t from,
                              std::size_t count);
/// The next elements behind the cursor, at most `count`. Memory does not grow with the list.
std::vector<Picked> pick_next(const Catalogue& catalogue, const Filter& filter, ListOf what, Cursor& cursor,
                              std::size_t count);

}  // namespace waymark::open_referral
