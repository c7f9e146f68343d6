// How are the smaller parts of AIRS records (phones, contacts, sites, hours, requirements) said in Open Referral's
// words?
#include "indexer/dialects/airs/parts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "indexer/open_referral/tables.h"

namespace waymark::feeds::airs {

using open_referral::trimmed;

namespace {

constexpr std::array week{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};

/// Words of the first member that has some, taken.
std::string first_said(const Value& of, std::initializer_list<std::string_view> members) {
    for (std::string_view member : members)
        if (std::string words(take_text(of, member)); !words.empty()) return words;
    return {};
}

void append(std::string& text, std::string_view more, std::string_view between) {
    if (more.empty()) return;
    if (!text.empty()) text += between;
    text += more;
}

/// A phone: `PhoneNumber` (3.1), `Phone` in `Phone` (4.0), or its own words.
void add_phone(NodeBuilder& list, const Value& phone) {
    take_all(&phone);
    if (is_confidential(phone)) return;
    std::string number =
        phone.is_scalar() ? std::string(trimmed(&phone)) : first_said(phone, {"phone_number", "phone", "#text"});
    if (number.empty()) return;
    NodeBuilder row = list.object({}, phone);
    row.text("number", number, phone);
    row.text("extension", take_text(phone, "extension"), phone);
    std::string type(take_text(phone, "type"));
    std::transform(type.begin(), type.end(), type.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    if (type.find("fax") != std::string::npos) type = "fax";
    row.text("type", type, phone);
    std::string use(peek_text(phone, "function"));
    if (std::string_view more = peek_text(phone, "description"); use.empty()) use = more;
    else if (!more.empty() && more != use) use += " (" + std::string(more) + ")";
    row.text("description", use, phone);
    row.text("department", take_text(phone, "department"), phone);
}

std::string email_of(const Value& email) {
    return email.is_scalar() ? std::string(trimmed(&email))
                             : std::string(peek_text(email, "address").empty() ? peek_text(email, "#text")
                                                                               : peek_text(email, "address"));
}

void add_contact(NodeBuilder& list, const Value& contact) {
    take_all(&contact);
    if (is_confidential(contact)) return;
    NodeBuilder row = list.object({}, contact);
    row.text("name", take_text(contact, "name"), contact);
    row.text("title", first_said(contact, {"title", "contact_type", "type"}), contact);
    row.text("department", take_text(contact, "department"), contact);
    for (std::string_view name : {"email", "contact_email"})
        each_named(contact, name, [&](const Value& email) {
            if (row.value().get("email") || is_confidential(email)) return;
            row.text("email", email_of(email), email);
            if (email.is_container()) row.text("note", peek_text(email, "note"), email);
        });
    NodeBuilder phones = row.list("phones", contact);
    for (std::string_view name : {"phone", "contact_phone"})
        each_named(contact, name, [&](const Value& phone) { add_phone(phones, phone); });
}

/// Takes the member that was read; what else the record says stays to be kept.
void take_part(const Value& record, std::initializer_list<std::string_view> members) {
    if (!record.is_container()) return take_all(&record);
    for (std::string_view member : members)
        if (const Value* part = record.get(member)) take_all(part);
}

void add_hours_row(NodeBuilder& list, const Value& at, std::string_view day, std::string_view opens,
                   std::string_view closes) {
    NodeBuilder row = list.object({}, at);
    row.text("weekday", day, at);
    row.text("opens_at", opens, at);
    row.text("closes_at", closes, at);
}

/// Version 3.1: a member for each day, with pairs of `From` and `To`.
void add_week(NodeBuilder& list, const Value& hours) {
    for (std::string_view day : week)
        each_named(hours, day, [&](const Value& one) {
            std::string_view from;
            bool any = false;
            for (const Value& member : each(one)) {
                if (member.name == "from") from = trimmed(&member);
                if (member.name != "to") continue;
                add_hours_row(list, one, day, from, trimmed(&member));
                any = true;
                from = {};
            }
            if (!any && !from.empty()) add_hours_row(list, one, day, from, {});
        });
    if (std::string_view notes = peek_text(hours, "notes"); !notes.empty())
        list.object({}, hours).text("description", notes, hours);
}

/// The address to go to: the physical one, else another that is one.
const Value* address_of(const Value& site) {
    const Value* physical = site.get("physical_address");
    if (physical && physical->is_container()) return physical;
    const Value* other = nullptr;
    each_named(site, "other_address", [&](const Value& address) {
        if (!other && (means_yes(peek_text(address, "physical_address")) || !address.get("physical_address")))
            other = &address;
    });
    return other;
}

void add_address(NodeBuilder& list, const Value& address, std::string_view type) {
    NodeBuilder row = list.object({}, address);
    row.text("address_type", type, address);
    std::size_t line = 1;
    for (std::string_view member : {"pre_address_line", "line1", "line2", "line3"})
        if (std::string_view words = peek_text(address, member); !words.empty())
            row.text("address_" + std::to_string(line++), words, address);
    row.text("city", peek_text(address, "city"), address);
    std::string_view county = peek_text(address, "county");
    row.text("state_province", county.empty() ? peek_text(address, "state") : county, address);
    row.text(
        "postal_code",
        peek_text(address, "postal_code").empty() ? peek_text(address, "zip_code") : peek_text(address, "postal_code"),
        address);
    row.text("country", peek_text(address, "country"), address);
}

}  // namespace

bool is_confidential(const Value& value) { return means_yes(peek_text(value, "confidential")); }

bool is_withheld(const Value& record) {
    if (means_yes(peek_text(record, "exclude_from_website")) ||
        means_yes(peek_text(record, "exclude_from_directory")) || means_yes(peek_text(record, "delete")) ||
        is_confidential(record) || means_no(peek_text(record, "available_for_directory")))
        return true;
    bool withheld = false;
    each_named(record, "resource_info", [&](const Value& info) {
        withheld = withheld || means_no(peek_text(info, "available_for_directory")) ||
                   means_yes(peek_text(info, "exclude_from_website"));
    });
    return withheld;
}

void add_ways_to_reach(NodeBuilder& made, const Value& record) {
    NodeBuilder phones = made.list("phones", record);
    each_named(record, "phone", [&](const Value& phone) { add_phone(phones, phone); });
    NodeBuilder contacts = made.list("contacts", record);
    each_named(record, "contact", [&](const Value& contact) { add_contact(contacts, contact); });
    each_named(record, "email", [&](const Value& email) {
        if (is_confidential(email)) take_all(&email);
        else if (!made.value().get("email")) {
            made.text("email", email_of(email), email);
            take_part(email, {peek_text(email, "address").empty() ? "#text" : "address"});
        }
    });
    for (std::string_view name : {"url", "internet_resource"})
        each_named(record, name, [&](const Value& url) {
            if (is_confidential(url)) return take_all(&url);
            if (made.value().get("url")) return;
            made.text("url",
                      url.is_scalar()                      ? trimmed(&url)
                      : !peek_text(url, "address").empty() ? peek_text(url, "address")
                                                           : peek_text(url, "url"),
                      url);
            take_part(url, {peek_text(url, "address").empty() ? "url" : "address"});
        });
}

void add_other_names(NodeBuilder& made, const Value& record) {
    std::string names;
    for (std::string_view name : {"aka", "alternate_name"})
        each_named(record, name, [&](const Value& other) {
            if (is_confidential(other)) return take_all(&other);
            append(names,
                   other.is_scalar()                  ? trimmed(&other)
                   : peek_text(other, "name").empty() ? peek_text(other, "alternate_name")
                                                      : peek_text(other, "name"),
                   ", ");
            take_part(other, {"name", "alternate_name", "confidential"});
        });
    made.text("alternate_name", names, record);
}

void add_hours(NodeBuilder& made, const Value& record) {
    NodeBuilder list = made.list("schedules", record);
    each_named(record, "time_open", [&](const Value& hours) { add_week(list, hours); });
    each_named(record, "open_hours", [&](const Value& hours) {
        add_hours_row(list, hours, peek_text(hours, "day_open"), peek_text(hours, "time_opens"),
                      peek_text(hours, "time_closes"));
    });
    for (std::string_view name : {"special_hours", "seasonal"})
        each_named(record, name, [&](const Value& season) {
            NodeBuilder row = list.object({}, season);
            row.text("description", peek_text(season, "description"), season);
            for (std::string_view member : {"start_date", "special_hours_start_date"})
                if (std::string_view date = peek_text(season, member); !date.empty())
                    row.text("valid_from", date, season);
            for (std::string_view member : {"end_date", "special_hours_end_date"})
                if (std::string_view date = peek_text(season, member); !date.empty())
                    row.text("valid_to", date, season);
            row.text("opens_at", peek_text(season, "special_open_time"), season);
            row.text("closes_at", peek_text(season, "special_close_time"), season);
        });
}

void take_hours(const Value& record) {
    for (std::string_view name : {"time_open", "open_hours", "special_hours", "seasonal"})
        each_named(record, name, [](const Value& hours) { take_all(&hours); });
}

void add_requirements(NodeBuilder& made, const Value& record) {
    std::string words;
    for (std::string_view name : {"general_eligibility", "gender_requirements", "family_requirements",
                                  "income_requirements", "residency_requirements"})
        each_named(record, name, [&](const Value& requirement) {
            append(words, trimmed(&requirement), "\n");
            take_all(&requirement);
        });
    NodeBuilder rows = made.list("eligibilities", record);
    for (std::string_view name : {"age_requirements", "age_requirement"})
        each_named(record, name, [&](const Value& ages) {
            if (ages.is_scalar() || ages.get("#text")) append(words, trimmed(&ages), "\n");
            NodeBuilder row = rows.object({}, ages);
            row.text("minimum_age", peek_text(ages, "minimum_age"), ages);
            row.text("maximum_age", peek_text(ages, "maximum_age"), ages);
            row.text("gender", peek_text(ages, "gender"), ages);
            take_all(&ages);
        });
    made.text("eligibility_description", words, record);
}

void add_areas(NodeBuilder& made, const Value& record) {
    NodeBuilder list = made.list("service_areas", record);
    for (std::string_view name : {"geographic_area_served", "service_area"})
        each_named(record, name, [&](const Value& area) {
            bool any = false;
            for (const Value& member : each(area)) {
                if (member.name != "county" && member.name != "city" && member.name != "state" &&
                    member.name != "name" && member.name != "zip_code" && member.name != "postal_code" &&
                    member.name != "census_track")
                    continue;
                NodeBuilder row = list.object({}, member);
                row.text("name", trimmed(&member), member);
                if (!any) row.text("description", peek_text(area, "description"), area);
                any = true;
            }
            if (!any)
                list.object({}, area).text("name",
                                           peek_text(area, "description").empty() ? peek_text(area, "country")
                                                                                  : peek_text(area, "description"),
                                           area);
            take_all(&area);
        });
}

void add_terms(NodeBuilder& made, const Value& record) {
    NodeBuilder list = made.list("attributes", record);
    auto add = [&](const Value& at, std::string_view code, std::string_view words) {
        if (code.empty() && words.empty()) return;
        NodeBuilder term = list.object({}, at).object("taxonomy_term", at);
        term.text("code", code, at);
        term.text("name", words, at);
        term.text("taxonomy", "AIRS taxonomy", at);
    };
    each_named(record, "taxonomy", [&](const Value& taxonomy) {
        if (taxonomy.is_scalar()) add(taxonomy, {}, trimmed(&taxonomy));
        else if (taxonomy.get("taxonomy_code") || taxonomy.get("taxonomy_term"))
            add(taxonomy, peek_text(taxonomy, "taxonomy_code"), peek_text(taxonomy, "taxonomy_term"));
        else
            each_named(taxonomy, "code",
                       [&](const Value& code) { add(code, trimmed(&code), peek_text(taxonomy, "name")); });
        take_all(&taxonomy);
    });
}

void add_languages(NodeBuilder& made, const Value& record) {
    NodeBuilder list = made.list("languages", record);
    each_named(record, "languages", [&](const Value& languages) {
        std::optional<NodeBuilder> row;
        for (const Value& member : each(languages)) {
            if (member.name == "name" || member.name == "language_name") {
                row = list.object({}, member);
                row->text("name", trimmed(&member), member);
            } else if (row && (member.name == "notes" || member.name == "note")) {
                row->text("note", trimmed(&member), member);
            }
        }
        take_all(&languages);
    });
}

void add_site(NodeBuilder& holder, std::string_view name, const Value& site, bool with_rest) {
    const Value* address = address_of(site);
    const bool hidden = (address && is_confidential(*address)) || (!address && site.get("physical_address"));
    NodeBuilder location = holder.object(name, site);
    location.text("id", peek_text(site, "key").empty() ? peek_text(site, "id") : peek_text(site, "key"), site);
    location.text("name", peek_text(site, "name").empty() ? peek_text(site, "title") : peek_text(site, "name"), site);
    location.text("description",
                  peek_text(site, "site_description").empty() ? peek_text(site, "description")
                                                              : peek_text(site, "site_description"),
                  site);
    if (address) {
        NodeBuilder addresses = location.list("addresses", site);
        add_address(addresses, *address, "physical");
        for (std::string_view name_of_other : {"mailing_address", "other_address"})
            each_named(site, name_of_other, [&](const Value& other) {
                if (!hidden && &other != address && other.is_container() && !is_confidential(other))
                    add_address(addresses, other, name_of_other == "mailing_address" ? "postal" : "physical");
                take_all(&other);
            });
    }
    if (hidden) location.text("address_hidden", "true", site);
    for (std::string_view taken : {"key", "id", "name", "title", "site_description", "description", "physical_address",
                                   "agency_key", "agency_id"})
        each_named(site, taken, [](const Value& value) { take_all(&value); });
    std::string way;
    for (std::string_view member :
         {"directions", "cross_street", "physical_location_description", "bus_service_access"})
        each_named(site, member, [&](const Value& words) {
            if (!hidden) append(way, trimmed(&words), "\n");
            take_all(&words);
        });
    location.text("transportation", way, site);
    each_named(site, "spatial_location", [&](const Value& point) {
        if (!hidden && !location.value().get("latitude")) {
            location.text("latitude", peek_text(point, "latitude"), point);
            location.text("longitude", peek_text(point, "longitude"), point);
        }
        take_all(&point);
    });
    NodeBuilder access = location.list("accessibility", site);
    each_named(site, "disabilities_access", [&](const Value& words) {
        access.object({}, words).text("description", trimmed(&words), words);
        take_all(&words);
    });
    each_named(site, "resource_info", [](const Value& info) { take_all(&info); });
    if (with_rest && !hidden) location.keep("airs", site);
}

void add_dates(NodeBuilder& made, const Value& record) {
    each_named(record, "resource_info", [&](const Value& info) {
        made.text("assured_date", peek_text(info, "date_last_verified"), info);
        made.text("last_modified", peek_text(info, "date_of_last_action"), info);
        take_all(&info);
    });
}

}  // namespace waymark::feeds::airs
