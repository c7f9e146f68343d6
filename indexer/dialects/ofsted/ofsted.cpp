// What does Ofsted's extract of the childcare register for a local authority say?
#include "indexer/dialects/ofsted/ofsted.h"

#include <array>
#include <string>

#include "indexer/open_referral/tables.h"
#include "indexer/read/dates.h"

namespace waymark::feeds::ofsted {

using open_referral::trimmed;

namespace {

constexpr std::size_t deepest = 20;

const Value* object(const Value& of, std::string_view member) {
    const Value* value = of.get(member);
    return value && value->is_container() ? value : nullptr;
}

std::string_view status_of(std::string_view code) {
    if (code.empty() || code == "ACTV" || code == "Active") return "active";
    if (code == "SUSP" || code == "Suspended") return "temporarily closed";
    if (code == "PROP" || code == "PEND" || code == "Proposed") return "inactive";
    return "defunct";
}

/// Somebody's home: childminders, home childcarers and childcare on domestic premises.
bool is_home(std::string_view provision) { return provision == "CMR" || provision == "HCR" || provision == "CCD" || provision == "Childminder"; }

std::string in_words(std::string_view date) {
    static constexpr std::array months{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
    auto iso = date_from_words(date);
    if (!iso) return {};
    const int month = std::stoi(iso->substr(5, 2)), day = std::stoi(iso->substr(8, 2));
    return std::to_string(day) + " " + months[static_cast<std::size_t>(month - 1)] + " " + iso->substr(0, 4);
}

void add_place(Made& made, const Value& registration, const Value* provider, const Value* setting, bool home) {
    const Value* address = setting ? object(*setting, "setting_address") : nullptr;
    if (!address && provider) address = object(*provider, "provider_address");
    if (!address) return;
    Made location = made.list("service_at_locations", *address).object({}, *address).object("location", *address);
    Made row = location.list("addresses", *address).object({}, *address);
    std::size_t line = 1;
    for (std::string_view member : {"address_line1", "address_line2", "address_line3", "address_line_1", "address_line_2", "address_line_3"})
        if (std::string_view words = peek(*address, member); !words.empty()) row.text("address_" + std::to_string(line++), words, *address);
    row.text("city", peek(*address, "town"), *address);
    row.text("state_province", peek(*address, "county"), *address);
    row.text("postal_code", peek(*address, "postcode").empty() ? peek(*address, "post_code") : peek(*address, "postcode"), *address);
    if (home) location.text("address_hidden", "true", registration);
}

void add_contact(Made& made, const Value* provider) {
    const Value* contact = provider ? object(*provider, "provider_contact") : nullptr;
    if (!contact) return;
    for (std::string_view member : {"work_telephone_number", "telephone_number", "mobile_number"}) {
        if (peek(*contact, member).empty()) continue;
        made.list("phones", *contact).object({}, *contact).text("number", peek(*contact, member), *contact);
        break;
    }
    made.text("email", peek(*contact, "email_address"), *contact);
    made.text("url", peek(*contact, "website_address"), *contact);
}

void add_ages(Made& made, const Value& registration) {
    const Value* list = object(registration, "childcare_age_list");
    if (!list) return;
    Made rows = made.list("eligibilities", *list);
    for (const Value& age : each(*list)) {
        if (!age.is_container()) continue;
        Made row = rows.object({}, age);
        row.text("minimum_age", peek(age, "age_from"), age);
        row.text("maximum_age", peek(age, "age_to"), age);
    }
}

/// "Good (Ofsted, 12 May 2022)" of the latest inspection that has a judgement.
void add_inspection(Made& made, const Value& registration) {
    const Value* list = object(registration, "inspection_list");
    if (!list) return;
    const Value* latest = nullptr;
    for (const Value& inspection : each(*list))
        if (inspection.is_container() && !peek(inspection, "inspection_overall_judgement").empty() &&
            (!latest || peek(*latest, "inspection_date") < peek(inspection, "inspection_date")))
            latest = &inspection;
    if (!latest) return;
    std::string date = in_words(peek(*latest, "inspection_date"));
    made.text("accreditations", std::string(peek(*latest, "inspection_overall_judgement")) + " (Ofsted inspection" + (date.empty() ? "" : ", " + date) + ")", *latest);
}

void add_registration(Made& services, const Value& registration) {
    const Value* provider = object(registration, "provider");
    const Value* setting = object(registration, "setting");
    const std::string_view provision = peek(registration, "provision_type"), number = peek(registration, "reference_number");
    const bool home = is_home(provision);
    Made made = services.object({}, registration);
    made.text("id", number, registration);
    std::string_view name = setting ? peek(*setting, "setting_name") : std::string_view{};
    if (name.empty() && provider) name = peek(*provider, "provider_name");
    made.text("name", name, registration);
    if (provider && peek(*provider, "provider_name") != name) {
        Made organization = made.object("organization", *provider);
        organization.text("name", peek(*provider, "provider_name"), *provider);
    }
    made.text("status", status_of(peek(registration, "registration_status")), registration);
    made.text("last_modified", peek(registration, "last_change_date"), registration);
    add_contact(made, provider);
    add_ages(made, registration);
    add_place(made, registration, provider, setting, home);
    add_inspection(made, registration);
    Made terms = made.list("attributes", registration);
    for (std::string_view words : {std::string_view("childcare"), provision}) {
        Made term = terms.object({}, registration).object("taxonomy_term", registration);
        term.text("name", words, registration);
        term.text("taxonomy", "childcare type", registration);
    }
    Made row = made.object("waymark", registration).object("registration", registration);
    row.text("body", "Ofsted", registration);
    row.text("number", number, registration);
    for (std::string_view taken : {"reference_number", "provision_type", "provider", "setting", "registration_status", "last_change_date", "childcare_age_list"}) take_all(registration.get(taken));
    made.keep("ofsted", registration);
}

void find_registrations(const Value& value, Made& services, std::size_t depth) {
    if (!value.is_container() || depth > deepest) return;
    for (const Value& member : each(value)) {
        if (member.name == "registration" && member.is_container() && (member.get("reference_number") || member.get("setting") || member.get("provider")))
            add_registration(services, member);
        else find_registrations(member, services, depth + 1);
    }
}

}  // namespace

bool looks_like(const Glimpse& glimpse) {
    return is_xml(glimpse) && (glimpse.root.starts_with("Ofsted") || glimpse.root_namespace.find("ofsted.gov.uk") != std::string::npos ||
                               glimpse.text.find("<OfstedChildcareRegister") != std::string_view::npos);
}

const Value* translate(const Value& root, Translation& translation) {
    Made made = translation.root(root);
    Made services = made.list("services", root);
    find_registrations(root, services, 0);
    return &made.value();
}

}  // namespace waymark::feeds::ofsted
