// What would families see wrongly in one listing, and what is missing from it (data quality audit)?
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "content/words/vocabulary.h"
#include "indexer/words/feed_words.h"
#include "waymark/listing.h"

namespace waymark::feeds {

/// What can be found; `finding_kinds` has the names, in this order, which is the order of a report.
enum class Fault : std::uint8_t {
    free_with_price,
    ages_disagree,
    placeholder,
    misfit,
    near_duplicate,
    over,
    email_unusable,
    phone_unusable,
    no_contact,
    no_age,
    no_description,
    short_description,
    no_place,
    no_need,
    no_category,
    no_times,
    no_cost,
    no_access,
    stale,
};
inline constexpr std::size_t fault_count = static_cast<std::size_t>(Fault::stale) + 1;

struct FindingKind {
    std::string_view name;
    bool wrong = false;  ///< families would see something wrong; else something is missing
};
inline constexpr std::array<FindingKind, fault_count> finding_kinds{{
    {"free-with-price", true}, {"ages-disagree", true}, {"placeholder", true},     {"misfit", true},
    {"near-duplicate", true},  {"over", true},          {"email-unusable", true},  {"phone-unusable", true},
    {"no-contact", false},     {"no-age", false},       {"no-description", false}, {"short-description", false},
    {"no-place", false},       {"no-need", false},      {"no-category", false},    {"no-times", false},
    {"no-cost", false},        {"no-access", false},    {"stale", false},
}};

/// One thing that was found in a listing.
struct ListingFault {
    Fault fault = Fault::no_age;
    std::string detail;            ///< the words that are meant, shortened; may be empty
    bool read_from_words = false;  ///< something is missing, and our reading of the words fills the gap
};

/// What one listing was found to be like.
struct ListingAudit {
    std::vector<ListingFault> faults;  ///< in the order of Fault, each at most once
    bool says_free = false;            ///< it could be free with a price
    bool names_an_age = false;         ///< it states ages, and its name says some, too

    bool has(Fault fault) const;
};

/// Looks a listing over as families will see it. What needs other listings (near duplicates) or the feed itself (an
/// e-mail address that was none) is not found here. `today` is an ISO date; empty: nothing is over or stale. Pure;
/// thread-safe.
ListingAudit audit(const Listing& listing, const Vocabulary& vocabulary, const FeedWords& words,
                   std::string_view today);

/// Whether families see it and it is a service: what an audit is about.
bool is_service_for_families(const Listing& listing);
/// Whether a family can ring, write or go to a web page.
bool has_way_to_contact(const Listing& listing);
/// Words in the longer of description and summary; counts no further than `enough`.
std::size_t described_words(const Listing& listing, std::size_t enough);
inline constexpr std::size_t enough_words = 6;
/// The day a year before an ISO date.
std::string year_before(std::string_view today);
/// The last day that somebody is known to have looked at it: checked, or changed; empty when it does not say.
std::string_view last_looked_at(const Listing& listing);

}  // namespace waymark::feeds
