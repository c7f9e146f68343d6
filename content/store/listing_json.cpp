// How is a listing written as one JSON document and read back?
#include "content/store/listing_json.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <type_traits>

#include "content/store/json_reader.h"
#include "content/store/json_writer.h"
#include "content/store/store.h"

namespace waymark {
namespace {

// Each member stands once in one of these lists: its place is its place in the document, for writing and for reading.
// A member that is not here is not kept; a test counts on it.
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

template <class T>
concept HasMembers = requires(T& value) { members(value, [](const char*, auto&) {}); };

// Writing. What is empty is left out; inside lists and maps it stays, so that their sizes come back.

void write(JsonWriter& out, const std::string& text) { out.value(std::string_view(text)); }
void write(JsonWriter& out, bool yes) { out.value(yes); }
void write(JsonWriter& out, int number) { out.value(number); }
void write(JsonWriter& out, double number) { out.value(number); }

template <class T>
    requires std::is_enum_v<T>
void write(JsonWriter& out, T value) {
    out.value(Named<T>::words.at(static_cast<std::size_t>(value)));
}

template <HasMembers T>
void write(JsonWriter& out, const T& value);

template <class T>
void write(JsonWriter& out, const std::vector<T>& values) {
    out.open('[');
    for (const T& value : values) {
        out.next();
        write(out, value);
    }
    out.close(']');
}

template <class T>
void write(JsonWriter& out, const std::map<std::string, T>& values) {
    out.open('{');
    for (const auto& [name, value] : values) {
        out.free_key(name);
        write(out, value);
    }
    out.close('}');
}

template <class T>
bool is_left_out(const T& value) {
    if constexpr (std::is_same_v<T, LatLon>) return !std::isfinite(value.lat) || !std::isfinite(value.lon);
    else if constexpr (std::is_same_v<T, Precision>) return value == Precision::unknown;
    else if constexpr (std::is_same_v<T, double>) return false;   // nought is a place, too
    else if constexpr (requires { value.empty(); }) return value.empty();
    else return value == T{};
}

template <class T>
void write_member(JsonWriter& out, std::string_view name, const T& value) {
    if (is_left_out(value)) return;
    out.key(name);
    write(out, value);
}

/// A value that may be absent is written whatever it is, once it is there: "no" and 0 are not "not stated".
template <class T>
void write_member(JsonWriter& out, std::string_view name, const std::optional<T>& value) {
    if (!value) return;
    if constexpr (std::is_same_v<T, LatLon>)
        if (is_left_out(*value)) return;
    out.key(name);
    write(out, *value);
}

template <HasMembers T>
void write(JsonWriter& out, const T& value) {
    out.open('{');
    members(value, [&](std::string_view name, const auto& member) { write_member(out, name, member); });
    out.close('}');
}

// Reading. A `null` is what is not there.

bool read(JsonReader& in, std::string& text) { return in.string(text); }
bool read(JsonReader& in, bool& yes) { return in.boolean(yes); }
bool read(JsonReader& in, int& number) { return in.whole_number(number); }
bool read(JsonReader& in, double& number) { return in.number(number); }

template <class T>
    requires std::is_enum_v<T>
bool read(JsonReader& in, T& value) {
    std::string word;
    if (!in.string(word)) return false;
    for (std::size_t i = 0; i < Named<T>::words.size(); ++i) {
        if (Named<T>::words[i] != word) continue;
        value = static_cast<T>(i);
        return true;
    }
    return false;
}

template <HasMembers T>
bool read(JsonReader& in, T& value);

template <class T>
bool read(JsonReader& in, std::optional<T>& value) {
    return read(in, value.emplace());
}

template <class T>
bool read(JsonReader& in, std::vector<T>& values) {
    values.clear();
    return in.array([&] { return read(in, values.emplace_back()); });
}

template <class T>
bool read(JsonReader& in, std::map<std::string, T>& values) {
    values.clear();
    return in.object([&](std::string_view name) { return read(in, values[std::string(name)]); });
}

template <class T>
bool read_member(JsonReader& in, std::string_view name, T& value) {
    bool known = false, good = true;
    members(value, [&](std::string_view member_name, auto& member) {
        if (known || member_name != name) return;
        known = true;
        good = in.null() || read(in, member);
    });
    return known ? good : in.skip();
}

template <HasMembers T>
bool read(JsonReader& in, T& value) {
    return in.object([&](std::string_view name) { return read_member(in, name, value); });
}

/// Whether `kept` can stand in the document as it is and come back as it was: one JSON value, not too deep for where it stands.
bool embeds(std::string_view kept) {
    JsonReader in(kept, 1);
    std::string_view raw;
    return in.skip(&raw) && raw.size() == kept.size() && is_utf8(kept);
}

}  // namespace

Document document_of(const Listing& listing) {
    JsonWriter out;
    out.reserve(1024 + listing.description.size() + listing.kept.size());
    out.open('{');
    members(listing, [&](std::string_view name, const auto& member) { write_member(out, name, member); });
    if (!listing.kept.empty()) {
        if (embeds(listing.kept)) {
            out.key("kept");
            out.raw(listing.kept);
        } else {
            out.key("kept_text");
            write(out, listing.kept);
        }
    }
    out.close('}');
    const bool has_nul = out.saw_nul();
    return {out.take(), has_nul};
}

Document document_of(const Commissioning& facts) {
    JsonWriter out;
    write(out, facts);
    const bool has_nul = out.saw_nul();
    return {out.take(), has_nul};
}

std::optional<Commissioning> commissioning_from_json(std::string_view json) {
    JsonReader in(json);
    Commissioning facts;
    if (!read(in, facts) || !in.at_end()) return std::nullopt;
    return facts;
}

std::string to_json(const Listing& listing) { return document_of(listing).json; }

Result<Listing> listing_from_json(std::string_view json) {
    JsonReader in(json);
    Listing listing;
    const bool good = in.object([&](std::string_view name) {
        if (name == "kept") {
            std::string_view raw;
            if (!in.skip(&raw)) return false;
            listing.kept = raw;
            return true;
        }
        if (name == "kept_text") return in.string(listing.kept);
        return read_member(in, name, listing);
    });
    if (!good || !in.at_end())
        return fail(ErrorKind::unreadable, fmt::format("a kept listing cannot be read: something is wrong at byte {} of its document; import its feed again, "
                                                       "or restore a backup", in.position()));
    return listing;
}

}  // namespace waymark
