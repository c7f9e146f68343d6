// Which columns does a table with one row a service have?
// For people with a spreadsheet. The last two hold the record as it is kept and a checksum over the cells before them:
// rows that nobody changed come back without a difference, changed ones are read by their cells.
#pragma once

#include <array>
#include <string_view>

namespace waymark::feeds::own_csv {

enum Column : std::size_t {
    id,
    name,
    kind,
    organisation,
    status,
    summary,
    description,
    url,
    email,
    contact,
    phone,
    minimum_age,
    maximum_age,
    eligibility,
    need,
    category,
    accessibility,
    days,
    hours,
    cost,
    fees,
    address,
    city,
    county,
    postcode,
    latitude,
    longitude,
    areas,
    languages,
    council,
    assured_date,
    last_modified,
    source,
    source_id,
    waymark_record,
    waymark_seal,
    count_
};

inline constexpr std::array<std::string_view, count_> columns{
    "id",           "name",          "kind",      "organisation", "status",         "summary",
    "description",  "url",           "email",     "contact",      "phone",          "minimum_age",
    "maximum_age",  "eligibility",   "need",      "category",     "accessibility",  "days",
    "hours",        "cost",          "fees",      "address",      "city",           "county",
    "postcode",     "latitude",      "longitude", "areas",        "languages",      "council",
    "assured_date", "last_modified", "source",    "source_id",    "waymark_record", "waymark_seal"};

}  // namespace waymark::feeds::own_csv
