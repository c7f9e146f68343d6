// What is an object of a feed by its members alone: a service, an organisation, a place, or something foreign?
#include "indexer/open_referral/record_shapes.h"

#include <algorithm>
#include <array>
#include <string>

namespace waymark::feeds::open_referral {

namespace {

/// One object under the singular name of its kind, and no list of them.
const Value* single(const Value& object, Table kind) {
    for (const Value& member : each(object)) {
        if (table_of(member) != kind || member.kind != ValueKind::object || member.name == list_name(kind)) continue;
        Rows rows;
        expand(member, kind, rows);
        if (rows.size() == 1 && rows.front() == &member) return &member;
    }
    return nullptr;
}

/// Members that only services have, or places with services.
bool is_plainly_service(const Value& object) {
    return has_any(object, {"minimum_age", "maximum_age", "eligibility_description", "fees", "attending_type",
                            "assured_date", "waymark", "organization_id"}) ||
           has_any(object, {Table::service_at_location, Table::service_area, Table::cost_option, Table::eligibility,
                            Table::service});
}

/// Whether there is a way to reach it, or a place: of a service more often than of a thing.
bool can_be_reached(const Value& object) {
    const Value* url = object.get("url");
    return (url && trimmed(url).starts_with("http")) ||
           has_any(object, {"email", "number", "postal_code", "address_1", "latitude", "website", "opening_times"}) ||
           has_any(object, {Table::phone, Table::contact, Table::address, Table::location, Table::schedule});
}

/// A name with nothing but ways to reach somebody.
bool is_person_alone(const Value& object) {
    static constexpr std::array<std::string_view, 13> of_a_person{"id",     "name",   "email",   "number", "phone",
                                                                  "phones", "mobile", "title",   "uuid",   "notes",
                                                                  "age",    "active", "language"};
    if (!object.get("name") || !has_any(object, {"email", "number", "phone", "phones", "mobile"})) return false;
    for (const Value& member : each(object))
        if (std::find(of_a_person.begin(), of_a_person.end(), member.name) == of_a_person.end()) return false;
    return true;
}

/// People, settings, menus, goods, code: what programs keep as JSON and is no service.
bool is_foreign(const Value& object) {
    if (is_plainly_service(object)) return false;
    static constexpr std::array<std::string_view, 54> always{
        // people
        "first_name", "last_name", "firstname", "lastname", "surname", "given_name", "family_name", "middle_name",
        "username", "user_name", "nickname", "login", "password", "password_hash", "date_of_birth", "dob", "birthday",
        "birth_date", "birthdate", "employee_id", "hire_date", "salary", "avatar", "avatar_url", "is_admin",
        "last_login", "user_id", "nationality", "marital_status", "pupil_id", "student_id", "next_of_kin",
        "honorific_prefix", "full_name",
        // goods, food, code
        "sku", "barcode", "calories", "kcal", "ingredients", "allergens", "dependencies", "dev_dependencies",
        "html_url", "clone_url", "stargazers_count", "mime_type", "iso2", "iso3", "submenu", "sub_menu", "menu_order",
        "breadcrumb", "default_value", "setting_key"};
    static constexpr std::array<std::string_view, 29> unless_reached{
        "default", "value",       "setting",  "data_type",   "is_editable", "config", "options", "enum",
        "href",    "route",       "icon",     "children",    "component",   "target", "price",   "vegetarian",
        "vegan",   "gluten_free", "stock",    "quantity",    "in_stock",    "brand",  "scripts", "repository",
        "commit",  "branch",      "filename", "permissions", "role"};
    const auto has_one_of = [&](const auto& names) {
        return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return object.get(name); });
    };
    if (has_one_of(always) || is_person_alone(object)) return true;
    // An address within the site is a line of its menu.
    const Value* url = object.get("url");
    const std::string_view link = trimmed(url);
    const bool is_line_of_menu = ((link.starts_with('/') && !link.starts_with("//")) || link.starts_with('#')) &&
                                 !has_any(object, {"description", "status"});
    return (is_line_of_menu || has_one_of(unless_reached)) && !can_be_reached(object);
}

/// Places among the members, and services in one of them.
bool lists_placed_services(const Value& object) {
    for (const Value& member : each(object)) {
        if (table_of(member) != Table::location || !member.is_container()) continue;
        Rows places;
        expand(member, Table::location, places);
        for (const Value* place : places)
            if (place->kind == ValueKind::object && container(*place, Table::service)) return true;
    }
    return false;
}

Table table_of_shape(Shape shape) {
    switch (shape) {
        case Shape::service: return Table::service;
        case Shape::organization: return Table::organization;
        case Shape::location: return Table::location;
        case Shape::service_at_location: return Table::service_at_location;
        case Shape::term: return Table::taxonomy_term;
        case Shape::maybe_service:
        case Shape::none: break;
    }
    return Table::none;
}

/// Names of envelopes: what stands in them may be a service though it shows little of one.
bool is_envelope(std::string_view name) {
    static constexpr std::array<std::string_view, 12> names{
        "", "content", "contents", "data", "list", "page", "records", "response", "result", "results", "rows", "items"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool is_foreign_list(std::string_view name) {
    static constexpr std::array<std::string_view, 56> names{
        "users",         "user",           "people",       "persons",     "person",     "staff",        "staff_members",
        "members",       "employees",      "customers",    "attendees",   "authors",    "volunteers",   "pupils",
        "students",      "children",       "parents",      "subscribers", "settings",   "setting",      "config",
        "configuration", "configurations", "preferences",  "options",     "parameters", "menu",         "menus",
        "menu_items",    "navigation",     "nav",          "nav_items",   "links",      "pages",        "routes",
        "permissions",   "roles",          "translations", "products",    "recipes",    "dishes",       "meals",
        "orders",        "invoices",       "payments",     "posts",       "articles",   "repositories", "packages",
        "dependencies",  "countries",      "currencies",   "images",      "files",      "logs",         "sidebar"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

Shape shape_of(const Value& object) {
    if (object.kind != ValueKind::object || object.size == 0) return Shape::none;
    if (object.get("$schema") && object.get("properties"))
        return Shape::none;  // a description of services, not services
    const Value* name = object.get("name");
    bool named = name && name->is_scalar();
    if (is_foreign(object)) return Shape::none;
    // A place that lists its services, and tells whose it is (Ohana); an organisation that lists its places.
    if (named && object.get("services") && container(object, Table::service) &&
        (has_any(object, {"latitude", "longitude"}) || container(object, Table::address) ||
         single(object, Table::organization)))
        return Shape::location;
    if (named && !has_any(object, {Table::service_at_location}) && lists_placed_services(object))
        return Shape::organization;
    if (container(object, Table::service)) {
        if (single(object, Table::service) && (single(object, Table::location) || has_any(object, {"location_id"})))
            return Shape::service_at_location;
        return named && object.get("id") ? Shape::organization : Shape::none;
    }
    if ((!named && single(object, Table::location) && !has_any(object, {Table::service_at_location})) ||
        (has_any(object, {"service_id"}) && has_any(object, {"location_id"}) && !named))
        return has_any(object, {"opens_at", "closes_at", "number"}) ? Shape::none : Shape::service_at_location;
    if (has_any(object, {"minimum_age", "maximum_age", "eligibility_description", "fees", "deliverable_type",
                         "attending_type", "attending_access", "waymark", "wait_time", "application_process",
                         "interpretation_services", "accreditations"}) ||
        has_any(object,
                {Table::service_at_location, Table::cost_option, Table::service_area, Table::service_taxonomy}) ||
        container(object, Table::eligibility) || single(object, Table::organization))
        return !named &&
                       has_any(object,
                               {Table::organization, Table::contact, Table::phone, Table::location, Table::taxonomy}) &&
                       !has_any(object, {"id", "description"})
                   ? Shape::none  // a set of tables, not a row
               : has_any(object, {"service_id"}) ? Shape::none
                                                 : Shape::service;
    if (has_any(object,
                {"website", "legal_status", "tax_id", "tax_status", "year_incorporated", "parent_organization_id"}) ||
        has_any(object, {Table::organization_identifier}))
        return Shape::organization;
    if (has_any(object, {"latitude", "longitude", "location_type"}) || container(object, Table::address))
        return Shape::location;
    if (has_any(object, {"vocabulary", "parent_id", "term_uri", "taxonomy_id", "parent_name", "version"}) ||
        has_any(object, {Table::taxonomy}))
        return Shape::term;
    if (has_any(object, {"service_id", "contact_id", "location_id"})) return Shape::none;
    if (has_any(object, {"organization_id"}) && (named || has_any(object, {"description"}))) return Shape::service;
    if (named && (has_any(object, {"status", "assured_date"}) ||
                  has_any(object, {Table::schedule, Table::contact, Table::phone})))
        return Shape::service;
    if (named && has_any(object, {"id", "description", "url"})) return Shape::maybe_service;
    return Shape::none;
}

Table kind_of_group(std::string_view name, const Rows& group, bool among_foreign) {
    std::array<std::size_t, 7> counts{};
    std::size_t looked = 0;
    for (const Value* value : group) {
        if (++looked > 200) break;
        ++counts[static_cast<std::size_t>(among_foreign && !is_plainly_service(*value) ? Shape::none
                                                                                       : shape_of(*value))];
    }
    auto count = [&](Shape s) { return counts[static_cast<std::size_t>(s)]; };
    if (count(Shape::service) > 0) return Table::service;
    Shape best = Shape::none;
    for (Shape s : {Shape::organization, Shape::location, Shape::service_at_location, Shape::term})
        if (count(s) > 0 && (best == Shape::none || count(s) > count(best))) best = s;
    if (best != Shape::none) return table_of_shape(best);
    if (count(Shape::maybe_service) > 0 && is_envelope(name)) return Table::service;
    return Table::none;
}

}  // namespace waymark::feeds::open_referral
