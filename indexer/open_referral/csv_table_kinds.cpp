// Which table of Open Referral is a file of CSV, by its columns?
#include "indexer/open_referral/csv_table_kinds.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/syntax/document.h"

namespace waymark::feeds::hsds_csv {

using open_referral::Table;

namespace {

/// The columns of a table in HSDS 1.0 to 3.1 and Open Referral UK, by their folded names: those that no other table
/// has, then the others.
struct Kind {
    Table table;
    std::string_view own;
    std::string_view shared;
};

constexpr std::array kinds{
    Kind{
        Table::service,
        "status interpretation_services application_process fees fees_description wait_time accreditations licenses taxonomy_ids program_id "
        "eligibility_description minimum_age maximum_age assured_date assurer_email alert last_modified deliverable_type attending_type attending_access "
        "waymark additional_urls",
        "id service_id organization_id name alternate_name description url email"},
    Kind{Table::organization, "tax_status tax_id year_incorporated legal_status website logo parent_organization_id",
         "id organization_id name alternate_name description url email uri"},
    Kind{Table::location,
         "transportation latitude longitude location_type external_identifier external_identifier_type",
         "id location_id organization_id name alternate_name description url"},
    Kind{Table::service_at_location, "", "id service_id location_id description service_at_location_id"},
    Kind{
        Table::address,
        "address_1 address_2 address_3 address_4 city state_province postal_code region country attention address_type",
        "id address_id location_id organization_id"},
    Kind{
        Table::phone, "number extension",
        "id phone_id location_id service_id organization_id contact_id service_at_location_id type language description department priority"},
    Kind{Table::contact, "title",
         "id contact_id organization_id service_id service_at_location_id location_id name department email phone"},
    Kind{
        Table::schedule,
        "opens_at closes_at weekday closed valid_from valid_to dtstart until byday bymonthday byweekno byyearday freq interval wkst timezone count schedule_link "
        "start_date end_date original_text notes",
        "id schedule_id service_id location_id service_at_location_id description attending_type term link_id link_type"},
    Kind{Table::cost_option, "option amount currency amount_description",
         "id cost_option_id service_id valid_from valid_to code unit who_pays link_id link_type"},
    Kind{Table::language, "language note", "id language_id service_id location_id phone_id name code"},
    Kind{Table::service_area, "service_area extent extent_type",
         "id service_area_id service_id service_at_location_id name description uri link_id link_type"},
    Kind{Table::accessibility, "accessibility details", "id accessibility_id location_id description url"},
    Kind{Table::attribute, "link_id link_entity link_type taxonomy_term_id value",
         "id attribute_id label service_id taxonomy_id"},
    Kind{Table::service_taxonomy, "taxonomy_detail", "id service_taxonomy_id service_id taxonomy_id taxonomy_term_id"},
    Kind{Table::link_taxonomy, "link_type link_id", "id link_taxonomy_id taxonomy_id taxonomy_name"},
    Kind{Table::taxonomy_term, "term taxonomy term_uri code",
         "id taxonomy_term_id name description parent_id language taxonomy_id"},
    Kind{Table::taxonomy, "vocabulary parent_name version", "id taxonomy_id name parent_id description uri"},
    Kind{Table::eligibility, "eligibility", "id eligibility_id service_id minimum_age maximum_age taxonomy_id"},
    Kind{Table::funding, "source", "id funding_id organization_id service_id"},
    Kind{Table::review, "score reviewer_organization_id review",
         "id review_id service_id title description date widget url"},
    Kind{Table::required_document, "document", "id required_document_id service_id uri"},
    Kind{Table::payment_accepted, "payment", "id payment_accepted_id service_id"},
    Kind{Table::program, "", "id program_id organization_id name alternate_name description"},
    Kind{Table::organization_identifier, "identifier identifier_type identifier_scheme third_party_identifier",
         "id organization_identifier_id organization_id"},
    Kind{
        Table::metadata,
        "resource_id resource_type last_action_date last_action_type field_name previous_value replacement_value updated_by",
        "id metadata_id"},
    Kind{Table::capacity, "unit_id available maximum updated",
         "id capacity_id service_capacity_id service_id description"},
    Kind{Table::unit, "scheme", "id unit_id name identifier uri"},
    Kind{Table::additional_url, "", "id url_id label url organization_id service_id"},
};

bool has_word(std::string_view words, std::string_view word) {
    for (auto at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1))
        if ((at == 0 || words[at - 1] == ' ') && (at + word.size() == words.size() || words[at + word.size()] == ' '))
            return true;
    return false;
}

/// `oruk_services_2026-03` → services.
Table table_of_stem(std::string_view stem) {
    Document document;
    Value named;
    open_referral::name_member(named, document.keep(stem), document);
    if (named.name == "url" || named.name == "urls")
        return Table::additional_url;  // as a member of other rows it is a plain address
    if (open_referral::table_of(named) != Table::none && open_referral::table_of(named) != Table::item)
        return open_referral::table_of(named);
    // Words may stand before and behind the table's name.
    std::string name(named.name);
    std::vector<std::size_t> starts{0};
    for (std::size_t i = 0; i + 1 < name.size() && starts.size() < 12; ++i)
        if (name[i] == '_') starts.push_back(i + 1);
    Table found = Table::none;
    std::size_t longest = 0;
    for (std::size_t from : starts)
        for (std::size_t to = name.size(); to > from;
             to = name.rfind('_', to - 1) == std::string::npos ? 0 : name.rfind('_', to - 1)) {
            if (to - from <= longest || to <= from) continue;
            Value part;
            open_referral::name_member(part, document.keep(std::string_view(name).substr(from, to - from)), document);
            Table table = open_referral::table_of(part);
            if (table == Table::none || table == Table::item) continue;
            found = table;
            longest = to - from;
        }
    return found;
}

}  // namespace

KindFound kind_of_table(const std::vector<std::string_view>& columns, std::string_view stem) {
    const Table named = table_of_stem(stem);
    Table best = Table::none;
    int best_score = 0;
    bool certain = false;
    for (const Kind& kind : kinds) {
        int own = 0, shared = 0, strange = 0, references = 0;
        for (std::string_view column : columns) {
            if (column.empty()) continue;
            if (has_word(kind.own, column)) ++own;
            else if (has_word(kind.shared, column)) ++shared;
            else ++strange;
            references += column.size() > 3 && column.ends_with("_id") ? 1 : 0;
        }
        const bool is_named = kind.table == named;
        if (own + shared < 2 && !(is_named && own + shared > 0)) continue;
        if (own == 0 && !is_named && kind.table != Table::service_at_location && kind.table != Table::service &&
            kind.table != Table::service_taxonomy)
            continue;
        // A service at a location is nothing but two references.
        if (kind.table == Table::service_at_location && !is_named &&
            (std::find(columns.begin(), columns.end(), "service_id") == columns.end() ||
             std::find(columns.begin(), columns.end(), "location_id") == columns.end()))
            continue;
        const int score = 5 * own + 2 * shared - 3 * strange + (is_named ? 6 : 0);
        if (best != Table::none && score <= best_score) continue;
        best = kind.table;
        best_score = score;
        const bool has_id =
            std::find(columns.begin(), columns.end(), "id") != columns.end() ||
            std::find(columns.begin(), columns.end(), open_referral::reference_name(kind.table)) != columns.end();
        certain = has_id && (strange == 0 || (own + shared) * 2 >= 3 * strange) &&
                  (own > 0 || references > 0 || (strange == 0 && shared >= 3));
    }
    return {best, certain};
}

bool has_column(Table table, std::string_view name) {
    for (const Kind& kind : kinds)
        if (kind.table == table) return has_word(kind.own, name) || has_word(kind.shared, name);
    return false;
}

}  // namespace waymark::feeds::hsds_csv
