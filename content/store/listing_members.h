// Which members does the document of a listing have, and in which order?
// For the files of this folder and the tests that prove no member is forgotten.
#pragma once

#include <array>
#include <string_view>
#include <type_traits>

#include "waymark/listing.h"

namespace waymark {

// Each member stands once in one of these lists: its place is its place in the document, for writing and for reading.
// A member that is not here is not kept; a test counts them. `kept` of a listing is none of them: it is JSON already.
template <class T>
struct Named;   // the words of an enumeration, in its order

template <>
struct Named<Kind> {
    static constexpr std::array<std::string_view, 3> words{"service", "provider", "short_break"};
};
template <>
struct Named<Status> {
    static constexpr std::array<std::string_view, 4> words{"active", "inactive", "defunct", "temporarily_closed"};
};
template <>
struct Named<Precision> {
    static constexpr std::array<std::string_view, 5> words{"exact", "postcode", "district", "town", "unknown"};
};

template <class T, class Of>
concept Is = std::is_same_v<std::remove_const_t<T>, Of>;

void members(Is<Contact> auto& c, auto&& take) {
    take("name", c.name);
    take("role", c.role);
    take("department", c.department);
    take("email", c.email);
    take("phone", c.phone);
    take("link", c.link);
}

void members(Is<Schedule> auto& s, auto&& take) {
    take("days", s.days);
    take("opens_at", s.opens_at);
    take("closes_at", s.closes_at);
    take("freq", s.freq);
    take("interval", s.interval);
    take("bymonthday", s.bymonthday);
    take("byday", s.byday);
    take("dtstart", s.dtstart);
    take("until", s.until);
    take("valid_from", s.valid_from);
    take("valid_to", s.valid_to);
    take("term", s.term);
    take("description", s.description);
    take("link", s.link);
}

void members(Is<Cost> auto& c, auto&& take) {
    take("option", c.option);
    take("amount", c.amount);
    take("currency", c.currency);
    take("unit", c.unit);
    take("who_pays", c.who_pays);
    take("description", c.description);
    take("valid_from", c.valid_from);
    take("valid_to", c.valid_to);
}

void members(Is<LatLon> auto& p, auto&& take) {
    take("lat", p.lat);
    take("lon", p.lon);
}

void members(Is<Place> auto& p, auto&& take) {
    take("id", p.id);
    take("name", p.name);
    take("description", p.description);
    take("address", p.address);
    take("city", p.city);
    take("county", p.county);
    take("postcode", p.postcode);
    take("country", p.country);
    take("point", p.point);
    take("precision", p.precision);
    take("address_hidden", p.address_hidden);
    take("access", p.access);
    take("access_notes", p.access_notes);
    take("getting_there", p.getting_there);
    take("phone", p.phone);
}

void members(Is<Area> auto& a, auto&& take) {
    take("name", a.name);
    take("council", a.council);
    take("uri", a.uri);
}

void members(Is<StartStep> auto& s, auto&& take) {
    take("step", s.step);
    take("who", s.who);
    take("link", s.link);
    take("next", s.next);
    take("if_refused", s.if_refused);
}

void members(Is<Ages> auto& a, auto&& take) {
    take("min", a.min);
    take("max", a.max);
}

void members(Is<Facts> auto& f, auto&& take) {
    take("yes", f.yes);
    take("no", f.no);
    take("derived", f.derived);
}

void members(Is<Waiting> auto& w, auto&& take) {
    take("text", w.text);
    take("weeks", w.weeks);
    take("as_of", w.as_of);
}

void members(Is<Availability> auto& a, auto&& take) {
    take("state", a.state);
    take("text", a.text);
    take("as_of", a.as_of);
}

void members(Is<Staffing> auto& s, auto&& take) {
    take("ratio", s.ratio);
    take("one_to_one", s.one_to_one);
    take("parent", s.parent);
    take("training", s.training);
}

void members(Is<Programme> auto& p, auto&& take) {
    take("weeks", p.weeks);
    take("start_dates", p.start_dates);
    take("text", p.text);
}

void members(Is<Sensory> auto& s, auto&& take) {
    take("noise", s.noise);
    take("crowds", s.crowds);
    take("lights", s.lights);
}

void members(Is<Registration> auto& r, auto&& take) {
    take("body", r.body);
    take("number", r.number);
    take("link", r.link);
}

void members(Is<Assessment> auto& a, auto&& take) {
    take("needed", a.needed);
    take("by", a.by);
}

void members(Is<OpenTo> auto& o, auto&& take) {
    take("who", o.who);
    take("text", o.text);
}

void members(Is<Organisation> auto& o, auto&& take) {
    take("id", o.id);
    take("source_id", o.source_id);
    take("name", o.name);
    take("description", o.description);
    take("email", o.email);
    take("url", o.url);
    take("logo", o.logo);
}

void members(Is<Listing> auto& l, auto&& take) {
    take("id", l.id);
    take("source", l.source);
    take("source_id", l.source_id);
    take("kind", l.kind);
    take("status", l.status);
    take("name", l.name);
    take("alternate_name", l.alternate_name);
    take("summary", l.summary);
    take("description", l.description);
    take("organisation", l.organisation);
    take("url", l.url);
    take("email", l.email);
    take("contacts", l.contacts);
    take("send_contacts", l.send_contacts);
    take("ages", l.ages);
    take("eligibility", l.eligibility);
    take("facts", l.facts);
    take("all_needs", l.all_needs);
    take("languages", l.languages);
    take("schedules", l.schedules);
    take("costs", l.costs);
    take("fees", l.fees);
    take("places", l.places);
    take("areas", l.areas);
    take("council", l.council);
    take("councils_served", l.councils_served);
    take("how_to_start", l.how_to_start);
    take("open_to", l.open_to);
    take("assessment", l.assessment);
    take("waiting", l.waiting);
    take("availability", l.availability);
    take("staffing", l.staffing);
    take("break_kind", l.break_kind);
    take("programme", l.programme);
    take("first_visit", l.first_visit);
    take("what_to_bring", l.what_to_bring);
    take("getting_there", l.getting_there);
    take("sensory", l.sensory);
    take("registration", l.registration);
    take("complaints", l.complaints);
    take("what_next", l.what_next);
    take("accreditations", l.accreditations);
    take("alert", l.alert);
    take("assured", l.assured);
    take("assured_by", l.assured_by);
    take("next_review", l.next_review);
    take("licence", l.licence);
    take("last_modified", l.last_modified);
}

void members(Is<Commissioning> auto& c, auto&& take) {
    take("accountable_body", c.accountable_body);
    take("commissioned_how", c.commissioned_how);
    take("contract_start", c.contract_start);
    take("contract_end", c.contract_end);
    take("contract_value", c.contract_value);
    take("capacity", c.capacity);
    take("measures", c.measures);
    take("gaps", c.gaps);
}

/// A record with a list of members above.
template <class T>
concept HasMembers = requires(T& value) { members(value, [](const char*, auto&) {}); };

}  // namespace waymark
