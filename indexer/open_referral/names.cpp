// What do Open Referral's objects and members get called, in whichever version, spelling and case?
#include "indexer/open_referral/names.h"

#include <array>
#include <string>
#include <unordered_map>
#include <utility>

namespace waymark::feeds::open_referral {

namespace {

struct TableName {
    std::string_view name;
    Table table;
};

// Every name under which a list or an element of it was met: version 3, version 1, and the plurals that programs make
// up.
constexpr std::array table_names{
    TableName{"service", Table::service},
    TableName{"services", Table::service},
    TableName{"organization", Table::organization},
    TableName{"organizations", Table::organization},
    TableName{"location", Table::location},
    TableName{"locations", Table::location},
    TableName{"service_at_location", Table::service_at_location},
    TableName{"service_at_locations", Table::service_at_location},
    TableName{"services_at_location", Table::service_at_location},
    TableName{"services_at_locations", Table::service_at_location},
    TableName{"address", Table::address},
    TableName{"addresses", Table::address},
    TableName{"addresss", Table::address},
    TableName{"physical_address", Table::address},
    TableName{"physical_addresses", Table::address},
    TableName{"physical_addresss", Table::address},
    TableName{"postal_address", Table::address},
    TableName{"postal_addresses", Table::address},
    TableName{"postal_addresss", Table::address},
    TableName{"phone", Table::phone},
    TableName{"phones", Table::phone},
    TableName{"contact", Table::contact},
    TableName{"contacts", Table::contact},
    TableName{"schedule", Table::schedule},
    TableName{"schedules", Table::schedule},
    TableName{"regular_schedule", Table::schedule},
    TableName{"regular_schedules", Table::schedule},
    TableName{"holiday_schedule", Table::schedule},
    TableName{"holiday_schedules", Table::schedule},
    TableName{"cost_option", Table::cost_option},
    TableName{"cost_options", Table::cost_option},
    TableName{"language", Table::language},
    TableName{"languages", Table::language},
    TableName{"service_area", Table::service_area},
    TableName{"service_areas", Table::service_area},
    TableName{"accessibility", Table::accessibility},
    TableName{"accessibilities", Table::accessibility},
    TableName{"accessibilitys", Table::accessibility},
    TableName{"accessibility_for_disabilities", Table::accessibility},
    TableName{"accessibility_for_disability", Table::accessibility},
    TableName{"accessibility_for_disabilitys", Table::accessibility},
    TableName{"accessibility_for_disabilitiess", Table::accessibility},
    TableName{"attribute", Table::attribute},
    TableName{"attributes", Table::attribute},
    TableName{"service_attribute", Table::attribute},
    TableName{"service_attributes", Table::attribute},
    TableName{"other_attribute", Table::attribute},
    TableName{"other_attributes", Table::attribute},
    TableName{"taxonomy_term", Table::taxonomy_term},
    TableName{"taxonomy_terms", Table::taxonomy_term},
    TableName{"taxonomy", Table::taxonomy},
    TableName{"taxonomies", Table::taxonomy},
    TableName{"taxonomys", Table::taxonomy},
    TableName{"eligibility", Table::eligibility},
    TableName{"eligibilities", Table::eligibility},
    TableName{"eligibilitys", Table::eligibility},
    TableName{"funding", Table::funding},
    TableName{"fundings", Table::funding},
    TableName{"service_taxonomy", Table::service_taxonomy},
    TableName{"service_taxonomies", Table::service_taxonomy},
    TableName{"service_taxonomys", Table::service_taxonomy},
    TableName{"services_taxonomy", Table::service_taxonomy},
    TableName{"services_taxonomies", Table::service_taxonomy},
    TableName{"link_taxonomy", Table::link_taxonomy},
    TableName{"link_taxonomies", Table::link_taxonomy},
    TableName{"link_taxonomys", Table::link_taxonomy},
    TableName{"review", Table::review},
    TableName{"reviews", Table::review},
    TableName{"required_document", Table::required_document},
    TableName{"required_documents", Table::required_document},
    TableName{"payment_accepted", Table::payment_accepted},
    TableName{"payments_accepted", Table::payment_accepted},
    TableName{"payment_accepteds", Table::payment_accepted},
    TableName{"program", Table::program},
    TableName{"programs", Table::program},
    TableName{"organization_identifier", Table::organization_identifier},
    TableName{"organization_identifiers", Table::organization_identifier},
    TableName{"metadata", Table::metadata},
    TableName{"capacity", Table::capacity},
    TableName{"capacities", Table::capacity},
    TableName{"service_capacity", Table::capacity},
    TableName{"service_capacities", Table::capacity},
    TableName{"unit", Table::unit},
    TableName{"units", Table::unit},
    TableName{"additional_url", Table::additional_url},
    TableName{"additional_urls", Table::additional_url},
    TableName{"additional_website", Table::additional_url},
    TableName{"additional_websites", Table::additional_url},
    TableName{"item", Table::item},
    TableName{"items", Table::item},
    TableName{"row", Table::item},
    TableName{"rows", Table::item},
    TableName{"element", Table::item},
    TableName{"entry", Table::item},
    TableName{"record", Table::item},
    TableName{"records", Table::item},
    TableName{"list_item", Table::item},
    TableName{"edges", Table::item},
    TableName{"edge", Table::item},
    TableName{"node", Table::item},
    TableName{"nodes", Table::item},
};

// Other spellings of members that directories write, and the standard's.
using Pair = std::pair<std::string_view, std::string_view>;
constexpr std::array spellings{
    Pair{"address1", "address_1"},
    Pair{"address2", "address_2"},
    Pair{"address3", "address_3"},
    Pair{"address4", "address_4"},
    Pair{"address_line_1", "address_1"},
    Pair{"address_line_2", "address_2"},
    Pair{"address_line_3", "address_3"},
    Pair{"address_line1", "address_1"},
    Pair{"address_line2", "address_2"},
    Pair{"address_line3", "address_3"},
    Pair{"line_1", "address_1"},
    Pair{"line_2", "address_2"},
    Pair{"line_3", "address_3"},
    Pair{"street_address", "address_1"},
    Pair{"street_1", "address_1"},
    Pair{"street_2", "address_2"},
    Pair{"street", "address_1"},
    Pair{"town", "city"},
    Pair{"county", "state_province"},
    Pair{"stateprovince", "state_province"},
    Pair{"postcode", "postal_code"},
    Pair{"post_code", "postal_code"},
    Pair{"postalcode", "postal_code"},
    Pair{"zip", "postal_code"},
    Pair{"zip_code", "postal_code"},
    Pair{"lat", "latitude"},
    Pair{"lng", "longitude"},
    Pair{"lon", "longitude"},
    Pair{"long", "longitude"},
    Pair{"min_age", "minimum_age"},
    Pair{"age_min", "minimum_age"},
    Pair{"age_from", "minimum_age"},
    Pair{"minimumage", "minimum_age"},
    Pair{"max_age", "maximum_age"},
    Pair{"age_max", "maximum_age"},
    Pair{"age_to", "maximum_age"},
    Pair{"maximumage", "maximum_age"},
    Pair{"organisation", "organization"},
    Pair{"organisations", "organizations"},
    Pair{"organisation_id", "organization_id"},
    Pair{"parent_organisation_id", "parent_organization_id"},
    Pair{"organisation_identifiers", "organization_identifiers"},
    Pair{"e_mail", "email"},
    Pair{"email_address", "email"},
    Pair{"opening_time", "opens_at"},
    Pair{"closing_time", "closes_at"},
    Pair{"opens", "opens_at"},
    Pair{"closes", "closes_at"},
    Pair{"last_updated", "last_modified"},
    Pair{"modified", "last_modified"},
    Pair{"updated_at", "last_modified"},
    Pair{"date_modified", "last_modified"},
    Pair{"phone_number", "number"},
    Pair{"telephone", "number"},
    Pair{"by_day", "byday"},
    Pair{"by_month_day", "bymonthday"},
    Pair{"dt_start", "dtstart"},
    Pair{"service_name", "name"},
    Pair{"service_description", "description"},
    Pair{"waiting_time", "wait_time"},
    Pair{"how_to_apply", "application_process"},
    Pair{"short_desc", "summary"},
};

bool is_plain(std::string_view name) {
    for (char c : name)
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return false;
    return true;
}
bool upper(char c) { return c >= 'A' && c <= 'Z'; }
bool lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

std::string folded(std::string_view written) {
    std::string out;
    for (std::size_t i = 0; i < written.size(); ++i) {
        char c = written[i];
        if (upper(c)) {
            bool after_lower = i > 0 && lower_or_digit(written[i - 1]);
            bool ends_capitals =
                i > 0 && upper(written[i - 1]) && i + 1 < written.size() && lower_or_digit(written[i + 1]);
            if ((after_lower || ends_capitals) && !out.empty() && out.back() != '_') out += '_';
            out += static_cast<char>(c - 'A' + 'a');
        } else if (c == '-' || c == ' ' || c == '.') {
            if (!out.empty() && out.back() != '_') out += '_';
        } else if (static_cast<unsigned char>(c) >=
                   0x20) {  // cleaning drops control characters, so a name must not hide behind one
            out += c;
        }
    }
    return out;
}

/// What a folded name stands for.
struct Known {
    std::string_view name;
    Table table = Table::none;
};

/// Both lists in one table: every member of every record is looked up here.
const std::unordered_map<std::string_view, Known>& known_names() {
    static const auto known = [] {
        std::unordered_map<std::string_view, Known> all;
        for (const TableName& entry : table_names) all[entry.name] = {entry.name, entry.table};
        for (const auto& [other, standard] : spellings) {
            auto table = all.find(standard);
            all[other] = {standard, table == all.end() ? Table::none : table->second.table};
        }
        return all;
    }();
    return known;
}

/// `item0`, `item_12`, and the numbered members that PHP writes for a list.
bool is_numbered_item(std::string_view name) {
    std::string_view rest = name.starts_with("item") ? name.substr(4) : name;
    if (!rest.empty() && rest.front() == '_') rest.remove_prefix(1);
    return !rest.empty() && rest.find_first_not_of("0123456789") == std::string_view::npos;
}

constexpr std::array<std::string_view, table_count> list_names{"",
                                                               "services",
                                                               "organizations",
                                                               "locations",
                                                               "service_at_locations",
                                                               "addresses",
                                                               "phones",
                                                               "contacts",
                                                               "schedules",
                                                               "cost_options",
                                                               "languages",
                                                               "service_areas",
                                                               "accessibility",
                                                               "attributes",
                                                               "taxonomy_terms",
                                                               "taxonomies",
                                                               "eligibilities",
                                                               "funding",
                                                               "service_taxonomies",
                                                               "link_taxonomies",
                                                               "reviews",
                                                               "required_documents",
                                                               "payments_accepted",
                                                               "programs",
                                                               "organization_identifiers",
                                                               "metadata",
                                                               "capacities",
                                                               "units",
                                                               "additional_urls",
                                                               "items"};
constexpr std::array<std::string_view, table_count> reference_names{"",
                                                                    "service_id",
                                                                    "organization_id",
                                                                    "location_id",
                                                                    "service_at_location_id",
                                                                    "address_id",
                                                                    "phone_id",
                                                                    "contact_id",
                                                                    "schedule_id",
                                                                    "cost_option_id",
                                                                    "language_id",
                                                                    "service_area_id",
                                                                    "accessibility_id",
                                                                    "attribute_id",
                                                                    "taxonomy_term_id",
                                                                    "taxonomy_id",
                                                                    "eligibility_id",
                                                                    "funding_id",
                                                                    "service_taxonomy_id",
                                                                    "link_taxonomy_id",
                                                                    "review_id",
                                                                    "required_document_id",
                                                                    "payment_accepted_id",
                                                                    "program_id",
                                                                    "organization_identifier_id",
                                                                    "metadata_id",
                                                                    "capacity_id",
                                                                    "unit_id",
                                                                    "additional_url_id",
                                                                    ""};

}  // namespace

std::string_view list_name(Table table) { return list_names[static_cast<std::size_t>(table)]; }
std::string_view reference_name(Table table) { return reference_names[static_cast<std::size_t>(table)]; }

void name_member(Value& member, std::string_view written, Document& document) {
    member.written = written;
    std::string_view name = written;
    if (auto colon = name.rfind(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
    if (!is_plain(name)) name = document.keep(folded(name));
    Table table = Table::none;
    const auto& known = known_names();
    if (auto found = known.find(name); found != known.end()) {
        name = found->second.name;
        table = found->second.table;
    } else if (!name.empty() && name.back() >= '0' && name.back() <= '9' && is_numbered_item(name)) {
        table = Table::item;
    }
    member.name = name;
    member.table = static_cast<std::uint8_t>(table);
}

void name_plainly(Value& member, std::string_view written, Document& document) {
    member.written = written;
    std::string_view name = written;
    if (auto colon = name.rfind(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
    member.name = is_plain(name) ? name : document.keep(folded(name));
}

}  // namespace waymark::feeds::open_referral
