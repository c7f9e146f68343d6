// What does the JSON of the Outpost directory (Buckinghamshire and others) say?
#include "indexer/dialects/outpost/outpost.h"

#include <string>
#include <vector>

#include "indexer/open_referral/tables.h"
#include "indexer/words/publication.h"

namespace waymark::feeds::outpost {

using open_referral::trimmed;

namespace {

constexpr std::size_t deepest = 6;

const Value* list_of(const Value& object, std::string_view member) {
    const Value* value = object.get(member);
    return value && value->kind == ValueKind::array ? value : nullptr;
}

std::string_view words_of(const Value& entry) {
    if (entry.is_scalar()) return trimmed(&entry);
    for (std::string_view member : {"name", "label"})
        if (std::string_view words = peek_text(entry, member); !words.empty()) return words;
    return {};
}

void add_terms(NodeBuilder& terms, const Value& service, std::string_view member, std::string_view taxonomy) {
    if (const Value* list = list_of(service, member))
        for (const Value& entry : each(*list)) {
            std::string_view words = words_of(entry);
            if (words.empty()) continue;
            NodeBuilder term = terms.object({}, entry).object("taxonomy_term", entry);
            term.text("name", words, entry);
            term.text("taxonomy", taxonomy, entry);
        }
    take_all(service.get(member));
}

void add_schedule(NodeBuilder& list, const Value& from) {
    if (!from.is_container()) return;
    NodeBuilder row = list.object({}, from);
    for (std::string_view member :
         {"weekday", "opens_at", "closes_at", "dtstart", "interval", "byday", "bymonthday", "until", "description"})
        row.take(member, from.get(member));
    std::string_view freq = peek_text(from, "freq");
    row.text("freq", freq == "week" ? "WEEKLY" : freq == "month" ? "MONTHLY" : freq, from);
}

void add_location(NodeBuilder& at, const Value& from) {
    if (!from.is_container()) return;
    const bool hidden = means_yes(peek_text(from, "mask_exact_address"));
    NodeBuilder location = at.object("location", from);
    for (std::string_view member : {"id", "name", "description"}) location.take(member, from.get(member));
    if (hidden) location.text("address_hidden", "true", from);
    NodeBuilder address = location.list("addresses", from).object({}, from);
    if (peek_text(from, "address_1").find("***") == std::string_view::npos)
        address.take("address_1", from.get("address_1"));
    for (std::string_view member : {"city", "state_province", "postal_code", "country"})
        address.take(member, from.get(member));
    if (const Value* geometry = from.get("geometry"); geometry && geometry->is_container() && !hidden) {
        // GeoJSON: the longitude comes first.
        if (const Value* pair = list_of(*geometry, "coordinates"); pair && pair->size == 2) {
            location.text("longitude", trimmed(pair->first), *pair);
            location.text("latitude", trimmed(pair->first->next), *pair);
        }
    } else if (!hidden) {
        for (std::string_view member : {"latitude", "longitude"}) location.take(member, from.get(member));
    }
    NodeBuilder access = location.list("accessibility", from);
    if (const Value* list = list_of(from, "accessibilities"))
        for (const Value& entry : each(*list)) access.object({}, entry).text("description", words_of(entry), entry);
}

void add_places(NodeBuilder& made, const Value& service, const Translation& translation) {
    NodeBuilder list = made.list("service_at_locations", service);
    std::vector<std::string_view> seen;
    auto add = [&](const Value& holder, const Value& location) {
        if (!location.is_container() || translation.is_withheld(location)) return;
        std::string_view id = peek_text(location, "id");
        for (std::string_view one : seen)
            if (!id.empty() && one == id) return;
        seen.push_back(id);
        NodeBuilder at = list.object({}, location);
        add_location(at, location);
        for (std::string_view member : {"regular_schedule", "regular_schedules"})
            if (const Value* schedules = &holder == &location ? nullptr : list_of(holder, member)) {
                NodeBuilder rows = at.list("schedules", *schedules);
                for (const Value& one : each(*schedules)) add_schedule(rows, one);
            }
    };
    if (const Value* at_locations = list_of(service, "service_at_locations"))
        for (const Value& one : each(*at_locations))
            if (const Value* location = one.get("location")) add(one, *location);
    if (const Value* locations = list_of(service, "locations"))
        for (const Value& one : each(*locations)) add(one, one);
}

void add_contacts(NodeBuilder& made, const Value& service, const Translation& translation) {
    const Value* list = list_of(service, "contacts");
    if (!list) return;
    NodeBuilder contacts = made.list("contacts", *list);
    for (const Value& one : each(*list)) {
        if (!one.is_container() || translation.is_withheld(one)) continue;
        NodeBuilder contact = contacts.object({}, one);
        for (std::string_view member : {"name", "title", "email", "phone"}) contact.take(member, one.get(member));
    }
}

void add_costs(NodeBuilder& made, const Value& service, NodeBuilder& terms) {
    NodeBuilder costs = made.list("cost_options", service);
    if (const Value* list = list_of(service, "cost_options"))
        for (const Value& one : each(*list)) {
            if (!one.is_container()) continue;
            NodeBuilder cost = costs.object({}, one);
            cost.take("option", one.get("option"));
            cost.take("amount", one.get("amount"));
            cost.take("unit", one.get("cost_type"));
            cost.text("currency", "GBP", one);
        }
    if (!means_yes(peek_text(service, "free"))) return;
    NodeBuilder term = terms.object({}, service).object("taxonomy_term", service);
    term.text("code", "free", service);
    term.text("taxonomy", "cost", service);
}

/// The Local Offer answers are part of what the service says of itself.
void add_description(NodeBuilder& made, const Value& service) {
    std::string text(peek_text(service, "description"));
    if (const Value* offer = service.get("local_offer"); offer && offer->is_container()) {
        if (std::string_view more = peek_text(*offer, "description"); !more.empty()) text += "\n\n" + std::string(more);
        if (const Value* answers = list_of(*offer, "survey_answers"))
            for (const Value& one : each(*answers)) {
                std::string_view question = peek_text(one, "question"), answer = peek_text(one, "answer");
                if (!answer.empty())
                    text += "\n\n" + (question.empty() ? std::string{} : std::string(question) + "\n") +
                            std::string(answer);
            }
    }
    made.text("description", text, service);
}

void add_service(NodeBuilder& services, const Value& service, Translation& translation) {
    NodeBuilder made = services.object({}, service);
    made.take_first("id", service, {"id", "_id"});
    const auto verdict = translation.publication->record(service, translation.today);
    const std::string_view status = peek_text(service, "status");
    const bool known = verdict.held_back() && verdict.said != PublicationSaid::unknown;
    if (known && (verdict.at->name != "status" || status == "invisible" || status == "marked for deletion")) {
        made.text("name", "Not for the public", service);
        made.text("status", "inactive", service);
        translation.warn(service, "this service is marked as invisible; it counts, but nothing of it is kept or shown");
        return;
    }
    made.take("name", service.get("name"));
    translation.say_flags(made, service);
    add_description(made, service);
    made.take("url", service.get("url"));
    made.take("email", service.get("email"));
    made.take("minimum_age", service.get("min_age"));
    made.take("maximum_age", service.get("max_age"));
    made.take("last_modified", service.get("updated_at"));
    if (const Value* organisation = service.get("organisation")) {
        if (organisation->kind == ValueKind::array) organisation = organisation->first;
        if (organisation && organisation->is_container()) {
            NodeBuilder organization = made.object("organization", *organisation);
            for (std::string_view member : {"id", "name", "description", "email", "url"})
                organization.take(member, organisation->get(member));
        }
    }
    NodeBuilder terms = made.list("attributes", service);
    add_terms(terms, service, "taxonomies", "taxonomies");
    add_terms(terms, service, "send_needs", "SEND needs");
    add_terms(terms, service, "suitabilities", "suitabilities");
    if (std::string_view referral = peek_text(service, "needs_referral"); !referral.empty()) {
        NodeBuilder term = terms.object({}, service).object("taxonomy_term", service);
        term.text("name",
                  means_yes(referral)  ? "referral required"
                  : means_no(referral) ? "no referral required"
                                       : "",
                  service);
        term.text("taxonomy", "referral", service);
    }
    add_costs(made, service, terms);
    NodeBuilder schedules = made.list("schedules", service);
    if (const Value* list = list_of(service, "regular_schedules"))
        for (const Value& one : each(*list)) add_schedule(schedules, one);
    add_contacts(made, service, translation);
    add_places(made, service, translation);
    bool hidden = false;
    if (const Value* locations = list_of(service, "locations"))
        for (const Value& one : each(*locations)) hidden = hidden || means_yes(peek_text(one, "mask_exact_address"));
    if (const Value* at = list_of(service, "service_at_locations"))
        for (const Value& one : each(*at))
            if (const Value* location = one.get("location"))
                hidden = hidden || means_yes(peek_text(*location, "mask_exact_address"));
    for (const Value& member : each(service))
        for (std::string_view taken :
             {"id", "_id", "description", "organisation", "locations", "service_at_locations", "regular_schedules",
              "contacts", "cost_options", "status", "free", "needs_referral", "local_offer", "score", "distance_away",
              "notes", "notes_count", "visible"})
            if (member.name == taken) take_all(&member);
    if (!hidden) made.keep("outpost", service);
}

bool is_service(const Value& value) {
    return value.kind == ValueKind::object && (value.get("name") || value.get("id")) &&
           (value.get("send_needs") || value.get("suitabilities") || value.get("local_offer") ||
            value.get("directories") || value.get("visible_from") || value.get("min_age") ||
            value.get("needs_referral") || value.get("locations") || value.get("taxonomies"));
}

void find_services(const Value& value, NodeBuilder& services, Translation& translation, std::size_t depth) {
    if (!value.is_container() || depth > deepest) return;
    if (value.kind == ValueKind::object && is_service(value)) {
        add_service(services, value, translation);
        return;
    }
    for (const Value& member : each(value))
        if (value.kind == ValueKind::array || member.name == "content" || member.name == "contents" ||
            member.name == "services" || member.name == "results" || member.name == "data" || member.name == "items")
            find_services(member, services, translation, depth + 1);
}

}  // namespace

bool looks_like(const Glimpse& glimpse) {
    if (!is_json(glimpse)) return false;
    auto has = [&](std::string_view member) { return glimpse.text.find(member) != std::string_view::npos; };
    return has("\"mask_exact_address\"") || (has("\"send_needs\"") && has("\"suitabilities\"")) ||
           (has("\"local_offer\"") && (has("\"suitabilities\"") || has("\"survey_answers\"")));
}

const Value* translate(const Value& root, Translation& translation) {
    NodeBuilder made = translation.root(root);
    NodeBuilder services = made.list("services", root);
    find_services(root, services, translation, 0);
    return &made.value();
}

}  // namespace waymark::feeds::outpost
