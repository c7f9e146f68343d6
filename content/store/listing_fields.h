// The one description of a listing's fields: what is each called, what may it hold, who may see and change it, where
// does it come from? JSON of the store and of the API, its schema, feeds in and out, redaction, terms of the index and
// rows of pages follow from it.
#pragma once

#include "content/store/field.h"
#include "waymark/listing.h"

namespace waymark {

namespace described {

using F = FieldDescription;

consteval auto id(std::string_view name, auto member, F more = {}) { return field(Content::id, name, member, more); }
consteval auto title(std::string_view name, auto member, F more = {}) {
    return field(Content::title, name, member, more);
}
consteval auto words(std::string_view name, auto member, F more = {}) {
    return field(Content::words, name, member, more);
}
consteval auto line(std::string_view name, auto member, F more = {}) {
    return field(Content::line, name, member, more);
}
consteval auto link(std::string_view name, auto member, F more = {}) {
    return field(Content::link, name, member, more);
}
consteval auto email(std::string_view name, auto member, F more = {}) {
    return field(Content::email, name, member, more);
}
consteval auto phone(std::string_view name, auto member, F more = {}) {
    return field(Content::phone, name, member, more);
}
consteval auto code(std::string_view name, auto member, F more = {}) {
    return field(Content::code, name, member, more);
}
consteval auto date(std::string_view name, auto member, F more = {}) {
    return field(Content::date, name, member, more);
}
consteval auto time(std::string_view name, auto member, F more = {}) {
    return field(Content::time, name, member, more);
}
consteval auto number(std::string_view name, auto member, F more = {}) {
    return field(Content::number, name, member, more);
}
consteval auto truth(std::string_view name, auto member, F more = {}) {
    return field(Content::truth, name, member, more);
}
consteval auto record(std::string_view name, auto member, F more = {}) {
    return field(Content::record, name, member, more);
}

inline constexpr std::array<std::string_view, 3> terms{"term", "holidays", "all-year"};
inline constexpr std::array<std::string_view, 4> open_to_whom{"live-here", "school-here", "gp-here", "anyone"};
inline constexpr std::array<std::string_view, 4> availabilities{"open", "list", "full", "paused"};
inline constexpr std::array<std::string_view, 3> one_to_one{"offered", "bring-your-own", "not-offered"};
inline constexpr std::array<std::string_view, 3> parent{"stays", "leaves", "either"};
inline constexpr std::array<std::string_view, 4> break_kinds{"day", "overnight-home", "overnight-away", "family"};

}  // namespace described

template <>
struct Fields<Contact> {
    static constexpr std::string_view record = "contact";
    static constexpr std::tuple all{
        described::line("name", &Contact::name, {.longest = 500, .feed_after = "role"}),
        described::line("role", &Contact::role, {.longest = 500, .by_itself = true}),
        described::line("department", &Contact::department, {.longest = 500}),
        described::email("email", &Contact::email),
        described::phone("phone", &Contact::phone, {.longest = 200}),
        described::link("link", &Contact::link),
    };
};

template <>
struct Fields<Schedule> {
    static constexpr std::string_view record = "schedule";
    static constexpr std::tuple all{
        described::code("days", &Schedule::days),
        described::time("opens_at", &Schedule::opens_at),
        described::time("closes_at", &Schedule::closes_at),
        described::line("freq", &Schedule::freq),
        described::number("interval", &Schedule::interval),
        described::line("bymonthday", &Schedule::bymonthday),
        described::line("byday", &Schedule::byday),
        described::date("dtstart", &Schedule::dtstart),
        described::date("until", &Schedule::until),
        described::date("valid_from", &Schedule::valid_from),
        described::date("valid_to", &Schedule::valid_to),
        described::code("term", &Schedule::term, {.codes = described::terms}),
        described::words("description", &Schedule::description),
        described::link("link", &Schedule::link),
    };
};

template <>
struct Fields<Cost> {
    static constexpr std::string_view record = "cost";
    static constexpr std::tuple all{
        described::line("option", &Cost::option),
        described::number("amount", &Cost::amount),
        described::line("currency", &Cost::currency),
        described::line("unit", &Cost::unit),
        described::line("who_pays", &Cost::who_pays, {.label = "cost.who-pays"}),
        described::words("description", &Cost::description),
        described::date("valid_from", &Cost::valid_from),
        described::date("valid_to", &Cost::valid_to),
    };
};

template <>
struct Fields<LatLon> {
    static constexpr std::string_view record = "point";
    static constexpr std::tuple all{described::number("lat", &LatLon::lat), described::number("lon", &LatLon::lon)};
};

template <>
struct Fields<Place> {
    static constexpr std::string_view record = "place";
    static constexpr std::tuple all{
        described::id("id", &Place::id, {.edited_by = EditedBy::nobody}),
        described::line("name", &Place::name, {.weight = Weight::place}),
        described::words("description", &Place::description),
        described::line("address", &Place::address),
        described::line("city", &Place::city, {.weight = Weight::place}),
        described::line("county", &Place::county),
        described::line("postcode", &Place::postcode),
        described::line("country", &Place::country),
        described::record("point", &Place::point),
        described::code("precision", &Place::precision, {.edited_by = EditedBy::nobody}),
        described::truth("address_hidden", &Place::address_hidden, {.api_after = "description"}),
        described::truth("access", &Place::access, {.api = "accessibility"}),
        described::words("access_notes", &Place::access_notes),
        described::words("getting_there", &Place::getting_there, {.weight = Weight::details}),
        described::phone("phone", &Place::phone),
    };
};

template <>
struct Fields<Area> {
    static constexpr std::string_view record = "area";
    static constexpr std::tuple all{
        described::line("name", &Area::name, {.weight = Weight::place}),
        described::code("council", &Area::council),
        described::id("uri", &Area::uri),
    };
};

template <>
struct Fields<StartStep> {
    static constexpr std::string_view record = "step";
    static constexpr std::tuple all{
        described::words("step", &StartStep::step, {.weight = Weight::details, .by_itself = true}),
        described::line("who", &StartStep::who),
        described::link("link", &StartStep::link),
        described::words("next", &StartStep::next, {.label = "start.next"}),
        described::words("if_refused", &StartStep::if_refused, {.label = "start.refused"}),
    };
};

template <>
struct Fields<Ages> {
    static constexpr std::string_view record = "ages";
    static constexpr std::tuple all{described::number("min", &Ages::min, {.most = 150}),
                                    described::number("max", &Ages::max, {.most = 150})};
};

template <>
struct Fields<Facts> {
    static constexpr std::string_view record = "facts";
    static constexpr std::tuple all{described::code("yes", &Facts::yes), described::code("no", &Facts::no),
                                    described::code("derived", &Facts::derived)};
};

template <>
struct Fields<Waiting> {
    static constexpr std::string_view record = "waiting";
    static constexpr std::tuple all{
        described::words("text", &Waiting::text),
        described::number("weeks", &Waiting::weeks),
        described::date("as_of", &Waiting::as_of),
    };
};

template <>
struct Fields<Availability> {
    static constexpr std::string_view record = "availability";
    static constexpr std::tuple all{
        described::code("state", &Availability::state, {.codes = described::availabilities}),
        described::words("text", &Availability::text),
        described::date("as_of", &Availability::as_of),
    };
};

template <>
struct Fields<Staffing> {
    static constexpr std::string_view record = "staffing";
    static constexpr std::tuple all{
        described::line("ratio", &Staffing::ratio),
        described::code("one_to_one", &Staffing::one_to_one, {.codes = described::one_to_one}),
        described::code("parent", &Staffing::parent, {.codes = described::parent}),
        described::words("training", &Staffing::training, {.weight = Weight::details}),
    };
};

template <>
struct Fields<Programme> {
    static constexpr std::string_view record = "programme";
    static constexpr std::tuple all{
        described::number("weeks", &Programme::weeks),
        described::date("start_dates", &Programme::start_dates),
        described::words("text", &Programme::text, {.weight = Weight::details}),
    };
};

template <>
struct Fields<Sensory> {
    static constexpr std::string_view record = "sensory";
    static constexpr std::tuple all{
        described::words("noise", &Sensory::noise, {.label = "visit.noise", .section = Section::visit}),
        described::words("crowds", &Sensory::crowds, {.label = "visit.crowds", .section = Section::visit}),
        described::words("lights", &Sensory::lights, {.label = "visit.lights", .section = Section::visit}),
    };
};

template <>
struct Fields<Registration> {
    static constexpr std::string_view record = "registration";
    static constexpr std::tuple all{
        described::line("body", &Registration::body, {.longest = 200}),
        described::line("number", &Registration::number, {.longest = 200}),
        described::link("link", &Registration::link),
    };
};

template <>
struct Fields<Assessment> {
    static constexpr std::string_view record = "assessment";
    static constexpr std::tuple all{described::truth("needed", &Assessment::needed),
                                    described::line("by", &Assessment::by)};
};

template <>
struct Fields<OpenTo> {
    static constexpr std::string_view record = "open_to";
    static constexpr std::tuple all{
        described::code("who", &OpenTo::who, {.codes = described::open_to_whom}),
        described::words("text", &OpenTo::text, {.weight = Weight::details}),
    };
};

template <>
struct Fields<Organisation> {
    static constexpr std::string_view record = "organisation";
    static constexpr std::tuple all{
        described::id("id", &Organisation::id, {.edited_by = EditedBy::nobody}),
        described::id("source_id", &Organisation::source_id, {.edited_by = EditedBy::nobody, .in_api = false}),
        described::title("name", &Organisation::name, {.label = "listing.by", .weight = Weight::organisation}),
        described::words("description", &Organisation::description),
        described::email("email", &Organisation::email),
        described::link("url", &Organisation::url, {.api = "website"}),
        described::link("logo", &Organisation::logo),
    };
};

template <>
struct Fields<Listing> {
    static constexpr std::string_view record = "listing";
    using L = Listing;
    static constexpr InFeed extension = InFeed::extension;
    static constexpr std::tuple all{
        described::id("id", &L::id, {.edited_by = EditedBy::nobody}),
        described::id("source", &L::source,
                      {.edited_by = EditedBy::nobody, .in_feed = extension, .api_after = "next_review"}),
        described::id("source_id", &L::source_id,
                      {.edited_by = EditedBy::nobody, .in_feed = extension, .api_after = "source"}),
        described::code("kind", &L::kind, {.in_feed = extension}),
        described::code("status", &L::status),
        described::title("name", &L::name, {.weight = Weight::name}),
        described::line("alternate_name", &L::alternate_name,
                        {.label = "listing.also-called", .weight = Weight::alternate_name}),
        described::words("summary", &L::summary, {.weight = Weight::summary, .in_feed = extension}),
        described::words("description", &L::description, {.weight = Weight::description}),
        described::record("organisation", &L::organisation),
        described::link("url", &L::url, {.api = "website"}),
        described::email("email", &L::email),
        described::record("contacts", &L::contacts),
        described::record("send_contacts", &L::send_contacts, {.in_feed = extension, .feed_after = "registration"}),
        described::record("ages", &L::ages, {.label = "fact.ages", .api = "age"}),
        described::record("derived_ages", &L::derived_ages, {.edited_by = EditedBy::nobody, .in_api = false}),
        described::words("eligibility", &L::eligibility, {.label = "who.eligibility", .weight = Weight::details}),
        described::record("facts", &L::facts, {.api_after = "languages"}),
        described::truth("all_needs", &L::all_needs,
                         {.label = "who.all-needs", .in_feed = extension, .feed_after = "councils_served"}),
        described::truth("derived_all_needs", &L::derived_all_needs, {.edited_by = EditedBy::nobody, .in_api = false}),
        described::code("languages", &L::languages, {.label = "who.languages"}),
        described::record("schedules", &L::schedules),
        described::record("costs", &L::costs),
        described::words("fees", &L::fees, {.weight = Weight::details, .read_from_extension = true}),
        described::record("places", &L::places),
        described::record("areas", &L::areas),
        described::code("council", &L::council, {.edited_by = EditedBy::council, .in_feed = extension}),
        described::code("councils_served", &L::councils_served, {.edited_by = EditedBy::council, .in_feed = extension}),
        described::record("how_to_start", &L::how_to_start,
                          {.label = "listing.start", .most = 50, .in_feed = extension}),
        described::record("open_to", &L::open_to, {.label = "who.open-to", .in_feed = extension}),
        described::record("assessment", &L::assessment, {.label = "who.assessment", .in_feed = extension}),
        described::record("waiting", &L::waiting, {.label = "listing.waiting", .in_feed = extension}),
        described::record("availability", &L::availability, {.in_feed = extension}),
        described::record("staffing", &L::staffing, {.label = "what.staffing", .in_feed = extension}),
        described::code("break_kind", &L::break_kind,
                        {.label = "what.break-kind", .codes = described::break_kinds, .in_feed = extension}),
        described::record("programme", &L::programme, {.label = "what.programme", .in_feed = extension}),
        described::words(
            "first_visit", &L::first_visit,
            {.label = "visit.first", .section = Section::visit, .weight = Weight::details, .in_feed = extension}),
        described::words(
            "what_to_bring", &L::what_to_bring,
            {.label = "visit.bring", .section = Section::visit, .weight = Weight::details, .in_feed = extension}),
        described::words("getting_there", &L::getting_there, {.in_feed = extension, .api_after = "councils_served"}),
        described::record("sensory", &L::sensory, {.in_feed = extension}),
        described::record("registration", &L::registration, {.edited_by = EditedBy::council, .in_feed = extension}),
        described::link("complaints", &L::complaints, {.in_feed = extension}),
        described::words("what_next", &L::what_next, {.label = "listing.later", .in_feed = extension}),
        described::words("accreditations", &L::accreditations),
        described::words("alert", &L::alert,
                         {.label = "listing.alert", .edited_by = EditedBy::council, .api_after = "description"}),
        described::date("assured", &L::assured, {.edited_by = EditedBy::council}),
        described::line("assured_by", &L::assured_by,
                        {.edited_by = EditedBy::council, .in_feed = extension, .feed_after = "next_review"}),
        described::date("next_review", &L::next_review, {.edited_by = EditedBy::council, .in_feed = extension}),
        described::line("licence", &L::licence, {.edited_by = EditedBy::council, .in_feed = extension}),
        described::time("last_modified", &L::last_modified, {.edited_by = EditedBy::nobody}),
    };
};

/// The codes of a member that is counted like a field of the vocabulary, by its name; null when there is none of this
/// name.
inline std::vector<std::string>* counted_codes(Listing& listing, std::string_view name) {
    std::vector<std::string>* found = nullptr;
    visit_fields(listing, [&](const FieldDescription& field, auto& member) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, std::vector<std::string>>)
            if (field.counted && field.name == name) found = &member;
    });
    return found;
}
constexpr bool is_counted_field(std::string_view name) {
    bool found = false;
    visit_descriptions<Listing>(
        [&](const FieldDescription& field) { found = found || (field.counted && field.name == name); });
    return found;
}

template <>
struct Fields<Commissioning> {
    static constexpr std::string_view record = "commissioning";
    using C = Commissioning;
    static constexpr FieldDescription hidden{.edited_by = EditedBy::council, .audience = Audience::commissioners};
    static constexpr std::tuple all{
        described::line("accountable_body", &C::accountable_body, hidden),
        described::line("commissioned_how", &C::commissioned_how, hidden),
        described::date("contract_start", &C::contract_start, hidden),
        described::date("contract_end", &C::contract_end, hidden),
        described::line("contract_value", &C::contract_value, hidden),
        described::words("capacity", &C::capacity, hidden),
        described::words("measures", &C::measures, hidden),
        described::words("gaps", &C::gaps, hidden),
    };
};

}  // namespace waymark
