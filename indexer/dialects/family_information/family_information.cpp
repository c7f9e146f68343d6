// What does a feed of England's Family Information Service XML (childcare `ProviderDescription`) say?
#include "indexer/dialects/family_information/family_information.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include "indexer/dialects/opening_schedules.h"
#include "indexer/open_referral/tables.h"

namespace waymark::feeds::family_information {

using open_referral::trimmed;

namespace {

constexpr std::size_t deepest = 30;

/// The first member of that name, however deep.
const Value* below(const Value* value, std::string_view name, std::size_t depth = 0) {
    if (!value || !value->is_container() || depth > deepest) return nullptr;
    for (const Value& member : each(*value))
        if (member.name == name && !member.is_empty()) return &member;
    for (const Value& member : each(*value))
        if (const Value* found = below(&member, name, depth + 1)) return found;
    return nullptr;
}

std::string words_below(const Value* value, std::string_view name) { return std::string(trimmed(below(value, name))); }

/// All words in a value, in order.
std::string all_words(const Value* value, std::string_view between = ", ", std::size_t depth = 0) {
    if (!value || depth > deepest) return {};
    if (value->is_scalar()) return value->from_attribute ? std::string{} : std::string(trimmed(value));
    std::string all;
    for (const Value& member : each(*value)) {
        std::string one = all_words(&member, between, depth + 1);
        if (!one.empty()) all += (all.empty() ? "" : std::string(between)) + one;
    }
    return all;
}

void append(std::string& text, std::string_view more, std::string_view between = "\n\n") {
    if (more.empty()) return;
    if (!text.empty()) text += between;
    text += more;
}

std::optional<int> number_in(std::string_view words) {
    auto digit = words.find_first_of("0123456789");
    if (digit == std::string_view::npos) return std::nullopt;
    int number = 0;
    auto [end, bad] = std::from_chars(words.data() + digit, words.data() + words.size(), number);
    if (bad != std::errc{} || number > 2000) return std::nullopt;
    return number;
}

/// An end of an age range in whole years: `4`, `18 months`, or years and months in members of their own.
std::string years_of(const Value& ages, std::string_view end) {
    std::optional<int> years, months;
    const Value* age = ages.get(end);
    if (age && age->is_container()) {
        years = number_in(words_below(age, "years"));
        months = number_in(words_below(age, "months"));
        if (!years && !months) years = number_in(trimmed(age));
    } else if (age) {
        std::string_view words = trimmed(age);
        auto& unit = words.find("onth") != std::string_view::npos ? months : years;
        unit = number_in(words);
    }
    if (!years) years = number_in(peek_text(ages, std::string(end) + "_years"));
    if (!months) months = number_in(peek_text(ages, std::string(end) + "_months"));
    if (!years && !months) return {};
    return std::to_string((years.value_or(0) * 12 + months.value_or(0)) / 12);
}

/// The lines of a British address (BS 7666), or of one in plain lines.
std::vector<std::string> address_lines(const Value& address) {
    std::vector<std::string> lines;
    auto add = [&](std::string line) {
        if (!line.empty() && std::find(lines.begin(), lines.end(), line) == lines.end())
            lines.push_back(std::move(line));
    };
    auto number_of = [](const Value* object) {
        const Value* range = below(object, "start_range");
        return range ? all_words(range, "") : std::string{};
    };
    const Value* inner = below(&address, "saon");
    const Value* outer = below(&address, "paon");
    if (inner)
        add(number_of(inner).empty() ? words_below(inner, "description")
                                     : number_of(inner) + " " + words_below(inner, "description"));
    if (outer) add(words_below(outer, "description"));
    std::string street = words_below(&address, "street_description");
    std::string number = outer ? number_of(outer) : std::string{};
    add(number.empty() || street.empty() ? street : number + " " + street);
    std::string locality = words_below(&address, "locality");
    if (locality.find_first_not_of("0123456789 ") != std::string::npos) add(std::move(locality));
    if (lines.empty()) {
        std::vector<const Value*> waiting{&address};
        for (std::size_t i = 0; i < waiting.size() && i < 200; ++i)
            for (const Value& member : each(*waiting[i])) {
                if (member.is_container()) waiting.push_back(&member);
                else if (member.name.starts_with("line") || member.name.starts_with("address_line"))
                    add(std::string(trimmed(&member)));
            }
    }
    return lines;
}

struct Provider {
    const Value& description;  ///< the whole element
    const Value& details;
    const Value* setting;
    bool address_hidden;
};

bool may_show(const Value& details, std::string_view what) {
    for (const Value& member : each(details))
        if (member.name.starts_with("consent_visible_") && member.name.find(what) != std::string_view::npos &&
            means_no(trimmed(&member)))
            return false;
    return true;
}

void add_contact(NodeBuilder& made, const Provider& provider) {
    const Value& details = provider.details;
    const Value* from = provider.setting ? provider.setting : &details;
    const Value* other = details.get("contact_details");
    NodeBuilder contact = made.list("contacts", details).object({}, details);
    std::string name = words_below(from, "contact_name");
    // Names are padded to a width in some feeds.
    std::string tidy;
    for (char c : name)
        if (c != ' ' || (!tidy.empty() && tidy.back() != ' ')) tidy += c;
    if (may_show(details, "name")) contact.text("name", tidy, details);
    if (may_show(details, "phone")) {
        std::string number = words_below(from, "tel_national_number");
        if (number.empty()) number = words_below(other, "tel_national_number");
        if (number.empty()) number = std::string(trimmed(below(from, "telephone_number")));
        contact.text("phone", number, details);
    }
    if (may_show(details, "email")) {
        for (const Value* of : {from, other}) {
            if (made.value().get("email")) break;
            const Value* email = below(below(of, "email_address"), "email_address");
            if (!email) email = below(of, "email_address");
            if (std::string_view address = trimmed(email); address.find('@') != std::string_view::npos)
                made.text("email", address, details);
        }
    }
    made.text("url", words_below(from, "website_address"), details);
}

void add_place(NodeBuilder& made, const Provider& provider) {
    const Value* address = below(provider.setting, "postal_address");
    const Value* other = below(provider.details.get("contact_details"), "postal_address");
    if (!address && !provider.address_hidden) address = other;
    const Value* wheelchair = below(below(&provider.details, "special_provisions"), "wheelchair_access");
    if (!address && !wheelchair) return;
    NodeBuilder location = made.list("service_at_locations", provider.details)
                               .object({}, provider.details)
                               .object("location", provider.details);
    if (provider.address_hidden) location.text("address_hidden", "true", provider.details);
    if (address) {
        NodeBuilder row = location.list("addresses", *address).object({}, *address);
        std::vector<std::string> lines = address_lines(*address);
        if (provider.address_hidden) {
            // The street alone and the other address tell as much; they are named so that they are taken out of every
            // text.
            lines.push_back(words_below(address, "street_description"));
            if (other)
                for (std::string& line : address_lines(*other)) lines.push_back(std::move(line));
        }
        std::size_t number = 1;
        for (const std::string& line : lines)
            if (!line.empty() && number <= 4) row.text("address_" + std::to_string(number++), line, *address);
        std::string town = words_below(address, "post_town");
        row.text("city", town.empty() ? words_below(address, "town") : town, *address);
        row.text("state_province", words_below(address, "administrative_area"), *address);
        row.text("postal_code", words_below(address, "post_code"), *address);
    }
    if (wheelchair && means_yes(peek_text(*wheelchair, "has_provision"))) {
        NodeBuilder access = location.list("accessibility", *wheelchair).object({}, *wheelchair);
        access.text("description", "wheelchair", *wheelchair);
        if (!provider.address_hidden) access.text("details", all_words(wheelchair), *wheelchair);
    } else if (wheelchair && means_no(peek_text(*wheelchair, "has_provision"))) {
        location.object("waymark", *wheelchair).text("access_no", "wheelchair", *wheelchair);
    }
}

/// `All Year`, `Term Time Only`, `School Holidays` in the words of our own field.
std::string_view term_of(std::string_view said) {
    if (said.find("erm") != std::string_view::npos && said.find("oliday") == std::string_view::npos) return "term";
    if (said.find("oliday") != std::string_view::npos && said.find("erm") == std::string_view::npos) return "holidays";
    if (said.find("ear") != std::string_view::npos) return "all-year";
    return {};
}

void add_times(NodeBuilder& made, const Value& details) {
    NodeBuilder list = made.list("schedules", details);
    for (const Value& times : each(details)) {
        if (times.name != "childcare_times" || !times.is_container()) continue;
        std::string words = all_words(times.get("times"));
        std::string_view term = term_of(peek_text(times, "availability"));
        add_opening_schedules(list, words, times, term);
        take_all(&times);
    }
}

void add_ages(NodeBuilder& made, const Value& details) {
    NodeBuilder list = made.list("eligibilities", details);
    const Value* ages = details.get("childcare_ages");
    if (!ages || !ages->is_container()) return;
    for (const Value& age : each(*ages)) {
        if (!age.is_container()) continue;
        NodeBuilder row = list.object({}, age);
        row.text("minimum_age", years_of(age, "age_from"), age);
        row.text("maximum_age", years_of(age, "age_to"), age);
    }
    take_all(ages);
}

void add_terms(NodeBuilder& made, const Provider& provider) {
    NodeBuilder list = made.list("attributes", provider.details);
    auto add = [&](const Value& at, std::string_view words, std::string_view taxonomy) {
        if (words.empty()) return;
        NodeBuilder term = list.object({}, at).object("taxonomy_term", at);
        term.text("name", words, at);
        term.text("taxonomy", taxonomy, at);
    };
    for (const Value& member : each(provider.description))
        if (member.name == "dc_subject") {
            add(member, trimmed(&member).empty() ? peek_text(member, "item_name") : trimmed(&member),
                "Family Information subject");
            take_all(&member);
        }
    for (const Value& member : each(provider.details)) {
        if (member.name == "childcare_type" || member.name == "provision_type") {
            add(member, trimmed(&member), "childcare type");
            take_all(&member);
        } else if (member.name == "facilities" && member.is_container()) {
            for (const Value& facility : each(member)) add(facility, all_words(&facility), "facilities");
            take_all(&member);
        }
    }
    const Value* special = below(provider.details.get("special_provisions"), "special_needs");
    if (special && means_yes(peek_text(*special, "has_provision")))
        add(*special, "Special needs provision", "childcare type");
}

void add_words(NodeBuilder& made, const Provider& provider) {
    const Value& details = provider.details;
    std::string text = words_below(&provider.description, "dc_description");
    append(text, trimmed(details.get("other_information")));
    struct Provision {
        std::string_view name, heading;
    };
    for (const Provision& provision :
         {Provision{"special_needs", "Special needs: "}, Provision{"special_diet", "Special diets: "},
          Provision{"cultural_provision", "Culture and faith: "}, Provision{"culture", "Culture and faith: "}}) {
        const Value* found = below(details.get("special_provisions"), provision.name);
        if (found && means_yes(peek_text(*found, "has_provision")))
            if (std::string words = all_words(found); !words.empty())
                append(text, std::string(provision.heading) + words);
    }
    if (const Value* pickups = details.get("pickups");
        pickups && pickups->is_container() && means_yes(peek_text(*pickups, "has_provision")))
        if (std::string words = all_words(pickups); !words.empty()) append(text, "Pick-ups: " + words);
    made.text("description", text, provider.description);
    if (const Value* costs = details.get("cost_details")) {
        std::string fees = all_words(costs, "\n");
        made.text("fees", fees, *costs);
        take_all(costs);
    }
    made.text("last_modified", peek_text(details, "modification_date"), details);
}

void add_vacancies(NodeBuilder& extension, const Value& details) {
    const Value* vacancies = details.get("future_vacancy_details");
    if (!vacancies || !vacancies->is_container()) vacancies = details.get("vacancy_details");
    if (!vacancies || !vacancies->is_container()) return;
    auto total = number_in(words_below(vacancies, "total_vacancies"));
    std::string words = words_below(vacancies, "vacancy_information");
    if (words.empty() && means_yes(peek_text(*vacancies, "contact_for_vacancies")))
        words = "Contact them to ask about places";
    if (total && *total > 0) append(words, "Places free: " + std::to_string(*total), "\n");
    NodeBuilder availability = extension.object("availability", *vacancies);
    if (total && *total > 0) availability.text("state", "open", *vacancies);
    availability.text("text", words, *vacancies);
    availability.text("as_of", words.empty() ? std::string_view{} : peek_text(details, "modification_date"),
                      *vacancies);
    take_all(vacancies);
}

void add_registration(NodeBuilder& made, NodeBuilder& extension, const Value& details) {
    const Value* registration = details.get("registration_details");
    if (!registration || !registration->is_container()) return;
    if (std::string_view id = peek_text(*registration, "registration_id"); !id.empty()) {
        NodeBuilder row = extension.object("registration", *registration);
        row.text("body", "Ofsted", *registration);
        row.text("number", id, *registration);
        take_all(registration->get("registration_id"));
    }
    const Value* status = registration->get("registration_status");
    std::string word =
        status && status->is_container() ? words_below(status, "registration_status") : std::string(trimmed(status));
    std::transform(word.begin(), word.end(), word.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    if (word.starts_with("resign") || word.starts_with("cancel") || word.starts_with("closed"))
        made.text("status", "defunct", *registration);
    else if (word.starts_with("suspend")) made.text("status", "temporarily closed", *registration);
    else if (word.starts_with("inactive") || word.starts_with("propos")) made.text("status", "inactive", *registration);
}

void add_provider(NodeBuilder& services, const Value& description, const Translation& translation) {
    const Value* details = description.get("provider_details");
    if (!details || !details->is_container()) details = &description;
    const Value* setting = details->get("setting_details");
    if (setting && !setting->is_container()) setting = nullptr;
    const Value* consent = below(&description, "consent_visible_address");
    Provider provider{description, *details, setting, consent && !means_yes(trimmed(consent))};

    NodeBuilder made = services.object({}, description);
    std::string id = words_below(&description, "dc_identifier");
    if (id.empty()) id = words_below(details->get("registration_details"), "registration_id");
    made.text("id", id, description);
    std::string name = words_below(details, "provider_name");
    made.text("name", name.empty() ? words_below(&description, "dc_title") : name, description);
    translation.say_flags(made, description);
    if (details != &description) translation.say_flags(made, *details);
    add_words(made, provider);
    add_contact(made, provider);
    add_ages(made, *details);
    add_times(made, *details);
    add_terms(made, provider);
    add_place(made, provider);
    NodeBuilder extension = made.object("waymark", *details);
    add_vacancies(extension, *details);
    add_registration(made, extension, *details);

    for (const Value* of : {&description, details})
        for (const Value& member : each(*of))
            for (std::string_view taken :
                 {"dc_title", "dc_identifier", "dc_description", "description", "provider_name", "setting_details",
                  "contact_details", "other_information", "special_provisions", "pickups", "modification_date",
                  "dc_creator", "dc_publisher"})
                if (member.name == taken) take_all(&member);
    if (!provider.address_hidden) made.keep("family_information", description);
}

void find_providers(const Value& value, NodeBuilder& services, const Translation& translation, std::size_t depth) {
    if (!value.is_container() || depth > deepest) return;
    if (value.name == "provider_description" || value.get("provider_details")) {
        add_provider(services, value, translation);
        return;
    }
    for (const Value& member : each(value)) find_providers(member, services, translation, depth + 1);
}

}  // namespace

bool looks_like(const Glimpse& glimpse) {
    return is_xml(glimpse) && (glimpse.root.starts_with("ProviderDescription") ||
                               glimpse.root_namespace.find("dcsf.gov.uk") != std::string::npos ||
                               glimpse.root_namespace.find("ispp-aggregator") != std::string::npos ||
                               (glimpse.text.find("ProviderDescription") != std::string_view::npos &&
                                glimpse.text.find("ProviderDetails") != std::string_view::npos));
}

const Value* translate(const Value& root, Translation& translation) {
    NodeBuilder made = translation.root(root);
    NodeBuilder services = made.list("services", root);
    find_providers(root, services, translation, 0);
    return &made.value();
}

}  // namespace waymark::feeds::family_information
