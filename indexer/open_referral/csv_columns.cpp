// Which columns do the tables have that we write?
#include "indexer/open_referral/csv_columns.h"

#include <algorithm>
#include <stdexcept>

namespace waymark::feeds::hsds_csv {

using open_referral::Table;

const std::vector<TableColumns>& table_columns() {
    static const std::vector<TableColumns> all{
        {Table::service,
         "services.csv",
         {"id", "organization_id", "name", "alternate_name", "description", "url", "email", "status", "fees",
          "accreditations", "eligibility_description", "minimum_age", "maximum_age", "assured_date", "assurer_email",
          "alert", "last_modified", "waymark", "other"}},
        {Table::organization,
         "organizations.csv",
         {"id", "name", "description", "email", "website", "logo", "uri", "parent_organization_id", "source_id",
          "waymark", "other"}},
        {Table::organization_identifier,
         "organization_identifiers.csv",
         {"id", "organization_id", "identifier_scheme", "identifier_type", "identifier", "other"}},
        {Table::service_at_location,
         "service_at_locations.csv",
         {"id", "service_id", "location_id", "description", "other"}},
        {Table::location,
         "locations.csv",
         {"id", "location_type", "name", "description", "transportation", "latitude", "longitude",
          "external_identifier", "external_identifier_type", "source_id", "waymark", "other"}},
        {Table::address,
         "addresses.csv",
         {"id", "location_id", "attention", "address_1", "address_2", "address_3", "address_4", "city", "region",
          "state_province", "postal_code", "country", "address_type", "other"}},
        {Table::accessibility, "accessibility.csv", {"id", "location_id", "description", "details", "url", "other"}},
        {Table::phone,
         "phones.csv",
         {"id", "service_id", "service_at_location_id", "location_id", "organization_id", "contact_id", "number",
          "extension", "type", "description", "department", "other"}},
        {Table::contact,
         "contacts.csv",
         {"id", "service_id", "service_at_location_id", "location_id", "organization_id", "name", "title", "department",
          "email", "url", "other"}},
        {Table::schedule,
         "schedules.csv",
         {"id", "service_id", "service_at_location_id", "valid_from", "valid_to", "dtstart", "until", "freq",
          "interval", "byday", "bymonthday", "description", "opens_at", "closes_at", "schedule_link", "attending_type",
          "notes", "term", "other"}},
        {Table::cost_option,
         "cost_options.csv",
         {"id", "service_id", "valid_from", "valid_to", "option", "currency", "amount", "amount_description", "unit",
          "who_pays", "other"}},
        {Table::language, "languages.csv", {"id", "service_id", "code", "name", "note", "other"}},
        {Table::service_area,
         "service_areas.csv",
         {"id", "service_id", "name", "extent", "extent_type", "uri", "service_area", "other"}},
        {Table::funding, "funding.csv", {"id", "service_id", "source", "other"}},
        {Table::attribute,
         "attributes.csv",
         {"id", "link_id", "link_entity", "link_type", "taxonomy_term_id", "label", "value", "other"}},
        {Table::taxonomy_term,
         "taxonomy_terms.csv",
         {"id", "code", "name", "description", "parent_id", "taxonomy", "taxonomy_id", "term_uri", "source_id",
          "other"}},
    };
    return all;
}

const TableColumns& columns_of(Table table) {
    const auto& all = table_columns();
    const auto at = std::find_if(all.begin(), all.end(), [&](const TableColumns& one) { return one.table == table; });
    if (at == all.end()) throw std::logic_error("a table without columns");
    return *at;
}

}  // namespace waymark::feeds::hsds_csv
