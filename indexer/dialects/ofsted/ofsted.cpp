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
bool is_home(std::string_view provision) {
    return provision == "CMR" || provision == "HCR" || provision == "CCD" || provision == "Childminder";
}

std::string in_words(std::string_view date) {
    static constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};
    auto iso = date_from_words(date);
    if (!iso) return {};
    const int month = std::stoi(iso->substr(5, 2)), day = std::stoi(iso->substr(8, 2));
    return std::to_string(day) + " " + months[static_cast<std::size_t>(month - 1)] + " " + iso->substr(0, 4);
}

void add_place(NodeBuilder& made, const Value& registration, const Value* provider, const Value* setting, bool home) {
    const Value* address = setting ? object(*setting, "setting_address") : nullptr;
    if (!address && provider) address = object(*provider, "provider_address");
    if (!address) return;
    NodeBuilder location =
        made.list("service_at_locations", *address).object({}, *address).object("location", *address);
    NodeBuilder row = location.list("addresses", *address).object({}, *address);
    std::size_t line = 1;
    for (std::string_view member :
         {"address_line1", "address_line2", "address_line3", "address_line_1", "address_line_2", "address_line_3"})
        if (std::string_view words = peek_text(*address, member); !words.empty())
            row.text("address_" + std::to_string(line++), words, *address);
    row.text("city", peek_text(*address, "town"), *address);
    row.text("state_province", peek_text(*address, "county"), *address);
    row.text(
        "postal_code",
        peek_text(*address, "postcode").empty() ? peek_text(*address, "post_code") : peek_text(*address, "postcode"),
        *address);
    if (home) location.text("address_hidden", "true", registration);
}

void add_contact(NodeBuilder& made, const Value* provider) {
    const Value* contact = provider ? object(*provider, "provider_contact") : nullptr;
    if (!contact) return;
    for (std::string_view member : {"work_telephone_number", "telephone_number", "mobile_number"}) {
        if (peek_text(*contact, member).empty()) continue;
        made.list("phones", *contact).object({}, *contact).text("number", peek_text(*contact, member), *contact);
        break;
    }
    made.text("email", peek_text(*contact, "email_address"), *contact);
    made.text("url", peek_text(*contact, "website_address"), *contact);
}

void add_ages(NodeBuilder& made, const Value& registration) {
    const Value* list = object(registration, "childcare_age_list");
    if (!list) return;
    NodeBuilder rows = made.list("eligibilities", *list);
    for (const Value& age : each(*list)) {
        if (!age.is_container()) continue;
        NodeBuilder row = rows.object({}, age);
        row.text("minimum_age", peek_text(age, "age_from"), age);
        row.text("maximum_age", peek_text(age, "age_to"), age);
    }
}

/// "Good (Ofsted, 12 May 2022)" of the latest inspection that has a judgement.
void add_inspection(NodeBuilder& made, const Value& registration) {
    const Value* list = object(registration, "inspection_list");
    if (!list) return;
    const Value* latest = nullptr;
    for (const Value& inspection : each(*list))
        if (inspection.is_container() && !peek_text(inspection, "inspection_overall_judgement").empty() &&
            (!latest || peek_text(*latest, "inspection_date") < peek_text(inspection, "inspection_date")))
            latest = &inspection;
    if (!latest) return;
    std::string date = in_words(peek_text(*latest, "inspection_date"));
    made.text("accreditations",
              std::string(peek_text(*latest, "inspection_overall_judgement")) + " (Ofsted inspection" +
                  (date.empty() ? "" : ", " + date) + ")",
              *latest);
}

void add_registration(NodeBuilder& services, const Value& registration, const Translation& translation) {
    const Value* provider = object(registration, "provider");
    const Value* setting = object(registration, "setting");
    const std::string_view provision = peek_text(registration, "provision_type"),
                           number = peek_text(registration, "reference_number");
    const bool home = is_home(provision);
    NodeBuilder made = services.object({}, registration);
    made.text("id", number, registration);
    std::string_view name = setting ? peek_text(*setting, "setting_name") : std::string_view{};
    if (name.empty() && provider) name = peek_text(*provider, "provider_name");
    made.text("name", name, registration);
    if (provider && peek_text(*provider, "provider_name") != name) {
        NodeBuilder organization = made.object("organization", *provider);
        organization.text("name", peek_text(*provider, "provider_name"), *provider);
    }
    made.text("status", status_of(peek_text(registration, "registration_status")), registration);
    translation.say_flags(made, registration);
    made.text("last_modified", peek_text(registration, "last_change_date"), registration);
    add_contact(made, provider);
    add_ages(made, registration);
    add_place(made, registration, provider, setting, home);
    add_inspection(made, registration);
    NodeBuilder terms = made.list("attributes", registration);
    for (std::string_view words : {std::string_view("childcare"), provision}) {
        NodeBuilder term = terms.object({}, registration).object("taxonomy_term", registration);
        term.text("name", words, registration);
        term.text("taxonomy", "childcare type", registration);
    }
    NodeBuilder row = made.object("waymark", registration).object("registration", registration);
    row.text("body", "Ofsted", registration);
    row.text("number", number, registration);
    for (std::string_view taken : {"reference_number", "provision_type", "provider", "setting", "registration_status",
                                   "last_change_date", "childcare_age_list"})
        take_all(registration.get(taken));
    made.keep("ofsted", registration);
}

void find_registrations(const Value& value, NodeBuilder& services, const Translation& translation, std::size_t depth) {
    if (!value.is_container() || depth > deepest) return;
    for (const Value& member : each(value)) {
        if (member.name == "registration" && member.is_container() &&
            (member.get("reference_number") || member.get("setting") || member.get("provider")))
            add_registration(services, member, translation);
        else find_registrations(member, services, translation, depth + 1);
    }
}

}  // namespace

bool looks_like(const Glimpse& glimpse) {
    return is_xml(glimpse) &&
           (glimpse.root.starts_with("Ofsted") || glimpse.root_namespace.find("ofsted.gov.uk") != std::string::npos ||
            glimpse.text.find("<OfstedChildcareRegister") != std::string_view::npos);
}

const Value* translate(const Value& root, Translation& translation) {
    NodeBuilder made = translation.root(root);
    NodeBuilder services = made.list("services", root);
    find_registrations(root, services, translation, 0);
    return &made.value();
}

}  // namespace waymark::feeds::ofsted
