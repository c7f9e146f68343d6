// How is one activity of OpenActive (a series of sessions, an event, a course) said in Open Referral's words?
#include "indexer/dialects/open_active/event.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "indexer/dialects/open_active/linked_data.h"
#include "indexer/dialects/open_active/times.h"

namespace waymark::feeds::open_active {

using open_referral::Rows;
using open_referral::trimmed;

namespace {

/// The elements of a list, or the one value that stands in its place.
template <class Take>
void each_of(const Value* value, Take&& take) {
    if (!value || value->is_empty()) return;
    if (value->kind == ValueKind::array)
        for (const Value& one : each(*value)) take(one);
    else take(*value);
}

/// The words of a concept: its label, or itself.
std::string_view words_of(const Value& idea) {
    if (idea.is_scalar()) return last_part(trimmed(&idea));
    for (std::string_view member : {"pref_label", "name", "title"})
        if (std::string_view words = peek_text(idea, member); !words.empty()) return words;
    return {};
}

class Writer {
public:
    Writer(NodeBuilder& made, const Value& event) : made_(made) {
        for (const Value* at = &event; at && at->kind == ValueKind::object && chain_.size() < 4;
             at = at->get("super_event"))
            chain_.push_back(at);
    }

    void write(const Rows& sessions) {
        made_.text("name", words("name"), *chain_[0]);
        add_status();
        add_description();
        made_.text("url", words("url"), *chain_[0]);
        add_organizer();
        add_ages();
        terms_.emplace(made_.list("attributes", *chain_[0]));
        add_terms();
        add_offers();
        add_place();
        write_times(made_, *chain_[0], sessions);
        add_vacancies();
        made_.text("last_modified", words("modified"), *chain_[0]);
        for (const Value* of : chain_)
            for (const Value& member : each(*of))
                if (std::find(taken.begin(), taken.end(), member.name) != taken.end()) take_all(&member);
        made_.keep("openactive", *chain_[0]);
    }

private:
    static constexpr std::array<std::string_view, 36> taken{"@context",
                                                            "@type",
                                                            "type",
                                                            "@id",
                                                            "id",
                                                            "identifier",
                                                            "name",
                                                            "description",
                                                            "formatted_description",
                                                            "url",
                                                            "organizer",
                                                            "provider",
                                                            "age_range",
                                                            "gender_restriction",
                                                            "activity",
                                                            "facility_type",
                                                            "category",
                                                            "offers",
                                                            "is_accessible_for_free",
                                                            "location",
                                                            "leader",
                                                            "instructor",
                                                            "event_status",
                                                            "event_attendance_mode",
                                                            "start_date",
                                                            "end_date",
                                                            "duration",
                                                            "sub_event",
                                                            "super_event",
                                                            "accessibility_support",
                                                            "accessibility_information",
                                                            "maximum_attendee_capacity",
                                                            "remaining_attendee_capacity",
                                                            "modified",
                                                            "event_schedule",
                                                            "level"};

    /// The member of the activity, else of the series round it; null when none has it.
    const Value* find(std::string_view member) const {
        for (const Value* of : chain_)
            if (const Value* value = of->get(member); value && !value->is_empty()) return value;
        return nullptr;
    }
    std::string_view words(std::string_view member) const { return trimmed(find(member)); }

    void term(const Value& at, std::string_view words, std::string_view taxonomy) {
        if (words.empty()) return;
        NodeBuilder one = terms_->object({}, at).object("taxonomy_term", at);
        one.text("name", words, at);
        one.text("taxonomy", taxonomy, at);
    }

    void add_status() {
        const Value* status = find("event_status");
        const std::string_view word = last_part(trimmed(status));
        if (word == "EventCancelled") made_.text("status", "cancelled", *status);
        else if (word == "EventPostponed") made_.text("status", "temporarily closed", *status);
    }

    void add_description() {
        std::string text(words("description"));
        const auto add = [&](std::string_view heading, std::string_view more) {
            if (more.empty() || text.find(more) != std::string::npos) return;
            if (!text.empty()) text += "\n\n";
            text += std::string(heading) + std::string(more);
        };
        std::string activities;
        for (std::string_view member : {"activity", "facility_type"})
            each_of(find(member), [&](const Value& one) {
                if (std::string_view what = words_of(one); !what.empty())
                    activities += (activities.empty() ? "" : ", ") + std::string(what);
            });
        add("Activities: ", activities);
        std::string levels;
        each_of(find("level"), [&](const Value& one) {
            if (std::string_view level = words_of(one); !level.empty())
                levels += (levels.empty() ? "" : ", ") + std::string(level);
        });
        add("Level: ", levels);
        add("", words("attendee_instructions"));
        made_.text("description", text, *chain_[0]);
    }

    void add_organizer() {
        const Value* organizer = find("organizer");
        if (!organizer) organizer = find("provider");
        if (!organizer) return;
        if (organizer->kind == ValueKind::array) organizer = organizer->first;
        if (organizer->is_scalar()) return made_.text("organization", trimmed(organizer), *organizer);
        const bool is_person = type_of(*organizer) == "Person";
        if (!is_person) {
            NodeBuilder organization = made_.object("organization", *organizer);
            organization.text("id", reference_of(*organizer), *organizer);
            organization.text("name",
                              peek_text(*organizer, "name").empty() ? peek_text(*organizer, "legal_name")
                                                                    : peek_text(*organizer, "name"),
                              *organizer);
            for (std::string_view member : {"description", "email", "url"})
                organization.text(member, peek_text(*organizer, member), *organizer);
        }
        NodeBuilder contact = made_.list("contacts", *organizer).object({}, *organizer);
        if (is_person) contact.text("name", peek_text(*organizer, "name"), *organizer);
        contact.text("email", peek_text(*organizer, "email"), *organizer);
        contact.text("phone", peek_text(*organizer, "telephone"), *organizer);
    }

    void add_ages() {
        const Value* range = find("age_range");
        std::string who;
        std::optional<int> from, to;
        bool open_below = false, open_above = false, any = false;
        each_of(range, [&](const Value& one) {
            if (one.is_scalar()) {
                who = std::string(trimmed(&one));
                return;
            }
            const auto whole = [&](std::string_view member) -> std::optional<int> {
                const std::string_view text = peek_text(one, member);
                int number = 0;
                const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), number);
                return bad == std::errc{} && !text.empty() ? std::optional<int>(number) : std::nullopt;
            };
            const auto least = whole("min_value"), most = whole("max_value");
            any = any || least || most;
            if (least) from = from ? std::min(*from, *least) : *least;
            else open_below = true;
            if (most) to = to ? std::max(*to, *most) : *most;
            else open_above = true;
        });
        if (any && from && !open_below) made_.text("minimum_age", std::to_string(*from), *range);
        if (any && to && !open_above) made_.text("maximum_age", std::to_string(*to), *range);
        const std::string_view gender = last_part(words("gender_restriction"));
        if (gender == "FemaleOnly") who += (who.empty() ? "" : ". ") + std::string("For girls and women");
        if (gender == "MaleOnly") who += (who.empty() ? "" : ". ") + std::string("For boys and men");
        made_.text("eligibility_description", who, *chain_[0]);
    }

    void add_terms() {
        const Value& at = *chain_[0];
        term(at, "sports and fitness", "activity type");  // OpenActive tells of nothing else
        each_of(find("accessibility_support"),
                [&](const Value& one) { term(one, words_of(one), "accessibility support"); });
        const std::string_view mode = last_part(words("event_attendance_mode"));
        const bool mixed = mode.starts_with("Mixed");
        if (mixed || mode.starts_with("Online")) term(at, "online", "delivery");
        if (mixed || mode.starts_with("Offline")) term(at, "in person", "delivery");
        const std::string_view free = words("is_accessible_for_free");
        if (means_yes(free)) term(at, "free", "cost");
        else if (means_no(free)) term(at, "paid", "cost");
    }

    void add_offers() {
        NodeBuilder costs = made_.list("cost_options", *chain_[0]);
        each_of(find("offers"), [&](const Value& offer) {
            if (offer.kind != ValueKind::object) return;
            NodeBuilder cost = costs.object({}, offer);
            cost.text("option", peek_text(offer, "name"), offer);
            cost.text("amount", peek_text(offer, "price"), offer);
            cost.text("currency",
                      peek_text(offer, "price_currency").empty() && !peek_text(offer, "price").empty()
                          ? "GBP"
                          : peek_text(offer, "price_currency"),
                      offer);
            cost.text("amount_description", peek_text(offer, "description"), offer);
            cost.text("valid_from", peek_text(offer, "valid_from").substr(0, 10), offer);
            cost.text("valid_to", peek_text(offer, "valid_through").substr(0, 10), offer);
        });
    }

    void add_place() {
        const Value* place = find("location");
        if (place && place->kind == ValueKind::array) place = place->first;
        if (!place) {
            // A facility lies in itself.
            if (chain_[0]->get("address") || chain_[0]->get("geo")) place = chain_[0];
            else return;
        }
        if (place->is_scalar() || type_of(*place) == "VirtualLocation") return;
        NodeBuilder location = made_.list("service_at_locations", *place).object({}, *place).object("location", *place);
        if (place != chain_[0]) {
            location.text("id", reference_of(*place), *place);
            location.text("name", peek_text(*place, "name"), *place);
            location.text("description", peek_text(*place, "description"), *place);
        }
        location.text("transportation", words("meeting_point"), *place);
        if (const Value* geo = place->get("geo"); geo && geo->kind == ValueKind::object)
            for (std::string_view member : {"latitude", "longitude"})
                location.text(member, peek_text(*geo, member), *geo);
        if (const Value* address = place->get("address")) {
            NodeBuilder row = location.list("addresses", *address).object({}, *address);
            if (address->is_scalar()) row.text("address_1", trimmed(address), *address);
            row.text("address_1", peek_text(*address, "street_address"), *address);
            row.text("city", peek_text(*address, "address_locality"), *address);
            row.text("state_province", peek_text(*address, "address_region"), *address);
            row.text("postal_code", peek_text(*address, "postal_code"), *address);
            row.text("country", peek_text(*address, "address_country"), *address);
        }
        if (place != chain_[0] && !peek_text(*place, "telephone").empty())
            location.list("phones", *place).object({}, *place).text("number", peek_text(*place, "telephone"), *place);
        NodeBuilder access = location.list("accessibility", *place);
        if (std::string_view text = words("accessibility_information"); !text.empty())
            access.object({}, *place).text("details", text, *place);
        each_of(place->get("amenity_feature"), [&](const Value& feature) {
            const std::string_view name = peek_text(feature, "name");
            // Showers, lockers and a car park are no help with access.
            const bool tells =
                name.find("isab") != std::string_view::npos || name.find("heel") != std::string_view::npos ||
                name.find("earing") != std::string_view::npos || name.find("hoist") != std::string_view::npos ||
                name.find("ccessible") != std::string_view::npos || name.find("Hoist") != std::string_view::npos;
            if (!tells || peek_text(feature, "value").empty()) return;
            const bool has = means_yes(peek_text(feature, "value"));
            access.object({}, feature)
                .text("description", has ? std::string(name) : std::string(name) + " no", feature);
        });
    }

    void add_vacancies() {
        const std::string_view left = words("remaining_attendee_capacity"), most = words("maximum_attendee_capacity");
        if (left.empty() || left.find_first_not_of("0123456789") != std::string_view::npos) return;
        NodeBuilder row = made_.object("waymark", *chain_[0]).object("availability", *chain_[0]);
        const bool full = left.find_first_not_of('0') == std::string_view::npos;
        row.text("state", full ? "full" : "open", *chain_[0]);
        row.text("text",
                 most.empty() ? fmt::format("Places free: {}", left) : fmt::format("Places free: {} of {}", left, most),
                 *chain_[0]);
        row.text("as_of", words("modified").substr(0, 10), *chain_[0]);
    }

    NodeBuilder& made_;
    Rows chain_;  ///< the activity, then the series it belongs to, innermost first
    std::optional<NodeBuilder> terms_;
};

}  // namespace

void write_event(NodeBuilder& made, const Value& event, const Rows& sessions, const Translation& translation) {
    translation.say_flags(made, event);
    Writer(made, event).write(sessions);
}

}  // namespace waymark::feeds::open_active
