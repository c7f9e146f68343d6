// What do Open Referral's objects and members get called, in whichever version, spelling and case?
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "indexer/syntax/document.h"

namespace waymark::feeds::open_referral {

/// The objects of Open Referral, version 1 and 3 together: a list of them in a record, or a table of its own joined by
/// ids.
enum class Table : std::uint8_t {
    none,
    service,
    organization,
    location,
    service_at_location,
    address,
    phone,
    contact,
    schedule,
    cost_option,
    language,
    service_area,
    accessibility,
    attribute,
    taxonomy_term,
    taxonomy,
    eligibility,
    funding,
    service_taxonomy,
    link_taxonomy,
    review,
    required_document,
    payment_accepted,
    program,
    organization_identifier,
    metadata,
    capacity,
    unit,
    additional_url,
    item,  ///< `<item>`, `<row>`: a nameless element
    count_
};
constexpr std::size_t table_count = static_cast<std::size_t>(Table::count_);

inline Table table_of(const Value& value) { return static_cast<Table>(value.table); }
/// The name of the list in Open Referral 3.0, such as `service_at_locations`.
std::string_view list_name(Table table);
/// The name of a reference to one of them, such as `service_id`.
std::string_view reference_name(Table table);

/// NameRule: folds `serviceAtLocations`, `ServiceAtLocations` and `service-at-locations` to `service_at_locations`,
/// drops a prefix
/// (`or:name`), gives other spellings (`postcode`, `organisation`) the standard's, and finds the table.
void name_member(Value& member, std::string_view written, Document& document);

/// NameRule for other dialects: the same folding and nothing else. `AgeFrom` and `Age From` are `age_from`.
void name_plainly(Value& member, std::string_view written, Document& document);

}  // namespace waymark::feeds::open_referral
