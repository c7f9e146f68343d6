// What is a listing, in every room: one service, provider or short break with all that is known of it?
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace waymark {

/// A point on the earth, WGS 84 degrees.
struct LatLon {
    double lat = 0;
    double lon = 0;
    bool operator==(const LatLon&) const = default;
};

/// Whole years, both ends counted. A missing end is open. Both missing: no age is stated.
struct Ages {
    std::optional<int> min;
    std::optional<int> max;
    bool stated() const { return min || max; }
    bool operator==(const Ages&) const = default;
};

/// The codes of one vocabulary field. A code stands in one of the three lists only.
/// All empty: the field is not stated, which is never "no".
struct Facts {
    std::vector<std::string> yes;      ///< stated by the provider
    std::vector<std::string> no;       ///< stated to be absent ("no hoist")
    std::vector<std::string> derived;  ///< read by us out of the provider's words
    bool stated() const { return !yes.empty() || !no.empty(); }
    bool operator==(const Facts&) const = default;
};

/// ISO date `2026-03-01`, or empty when it is not stated.
using Date = std::string;

struct Contact {
    std::string name, role, department, email, phone, link;
    bool operator==(const Contact&) const = default;
};

struct Schedule {
    std::vector<std::string> days;    ///< codes of the field `day`
    std::string opens_at, closes_at;  ///< `HH:MM`, 24 hours
    std::string freq;                 ///< RRULE: `WEEKLY`, `MONTHLY` …
    int interval = 0;                 ///< RRULE, 0 not stated
    std::string bymonthday, byday;    ///< RRULE, as the feed had them
    Date dtstart, until, valid_from, valid_to;
    std::string term;  ///< `term`, `holidays`, `all-year`
    std::string description;
    std::string link;
    bool operator==(const Schedule&) const = default;
};

struct Cost {
    std::string option;            ///< a cost code or the feed's words
    std::optional<double> amount;  ///< in `currency`
    std::string currency;          ///< `GBP`
    std::string unit;              ///< session, hour, week …
    std::string who_pays;
    std::string description;
    Date valid_from, valid_to;
    bool operator==(const Cost&) const = default;
};

/// How exactly a point is known; what an answer tells of its distances.
enum class Precision { exact, postcode, district, town, unknown };

struct Place {
    std::string id;  ///< the source's id of the place, may be empty
    std::string name, description;
    std::vector<std::string> address;             ///< lines; empty when the address is hidden
    std::string city, county, postcode, country;  ///< a hidden address keeps only the outcode in `postcode`
    std::optional<LatLon> point;                  ///< the public point: of a hidden address its district's centre
    Precision precision = Precision::unknown;
    bool address_hidden = false;
    std::map<std::string, bool> access;     ///< accessibility code → yes or no; a code that is not here is not stated
    std::vector<std::string> access_notes;  ///< the feed's own words about access
    std::string getting_there;
    std::string phone;
    bool operator==(const Place&) const = default;
};

/// An area the service says it serves.
struct Area {
    std::string name;
    std::string council;  ///< slug of `content/councils`, when the area is a council's
    std::string uri;
    bool operator==(const Area&) const = default;
};

struct StartStep {
    std::string step, who, link, next, if_refused;
    bool operator==(const StartStep&) const = default;
};

/// Text with the date it was true on.
struct Waiting {
    std::string text;
    std::optional<int> weeks;
    Date as_of;
    bool operator==(const Waiting&) const = default;
};
struct Availability {
    std::string state;  ///< `open`, `list`, `full`, `paused`; empty: not stated
    std::string text;
    Date as_of;
    bool operator==(const Availability&) const = default;
};
struct Staffing {
    std::string ratio;
    std::string one_to_one;  ///< `offered`, `bring-your-own`, `not-offered`
    std::string parent;      ///< `stays`, `leaves`, `either`
    std::string training;
    bool operator==(const Staffing&) const = default;
};
struct Programme {
    std::optional<int> weeks;
    std::vector<Date> start_dates;
    std::string text;
    bool operator==(const Programme&) const = default;
};
struct Sensory {
    std::string noise, crowds, lights;
    bool operator==(const Sensory&) const = default;
};
struct Registration {
    std::string body, number, link;
    bool operator==(const Registration&) const = default;
};
struct Assessment {
    std::optional<bool> needed;
    std::string by;
    bool operator==(const Assessment&) const = default;
};
struct OpenTo {
    std::vector<std::string> who;  ///< `live-here`, `school-here`, `gp-here`, `anyone`
    std::string text;
    bool operator==(const OpenTo&) const = default;
};

struct Organisation {
    std::string id;         ///< UUID: page address of the organisation; empty when there is none
    std::string source_id;  ///< as the feed had it
    std::string name, description, email, url, logo;
    bool operator==(const Organisation&) const = default;
};

enum class Kind { service, provider, short_break };
enum class Status { active, inactive, defunct, temporarily_closed };

/// One listing. A value: copy it, compare it, change it. What a feed left out is empty or absent ("not stated").
/// All text is UTF-8, plain, NFC, cleaned at the door; paragraphs are divided by a blank line, list lines start "- ".
struct Listing {
    std::string id;         ///< UUID, the same in the API, the page address and Open Referral 3.0
    std::string source;     ///< name of the feed
    std::string source_id;  ///< the feed's own id
    Kind kind = Kind::service;
    Status status = Status::active;

    std::string name, alternate_name, summary, description;
    Organisation organisation;
    std::string url, email;
    std::vector<Contact> contacts;
    std::vector<Contact> send_contacts;  ///< SEND contact by role (SENCO, inclusion lead)

    Ages ages;
    Ages derived_ages;                   ///< read by us out of the provider's words, where no age is stated
    std::string eligibility;             ///< who it is for, in the provider's words
    std::map<std::string, Facts> facts;  ///< by vocabulary field: need, category, accessibility, day, when …
    bool all_needs = false;              ///< a field says that it is open to children with any need
    bool derived_all_needs = false;      ///< its words alone say so
    std::vector<std::string> languages;  ///< BCP 47

    std::vector<Schedule> schedules;
    std::vector<Cost> costs;
    std::string fees;  ///< cost in the provider's words
    std::vector<Place> places;
    std::vector<Area> areas;
    std::string council;                       ///< slug of the council that publishes it
    std::vector<std::string> councils_served;  ///< slugs, the publisher's not among them

    std::vector<StartStep> how_to_start;
    OpenTo open_to;
    Assessment assessment;
    Waiting waiting;
    Availability availability;
    Staffing staffing;
    std::vector<std::string> break_kind;  ///< `day`, `overnight-home`, `overnight-away`, `family`
    Programme programme;
    std::string first_visit, what_to_bring, getting_there;
    Sensory sensory;
    Registration registration;
    std::string complaints;                        ///< link
    std::map<std::string, std::string> what_next;  ///< at `16`, `18`, `25`
    std::string accreditations, alert;

    Date assured;
    std::string assured_by;
    Date next_review;
    std::string licence;
    std::string last_modified;  ///< ISO date and time, UTC

    std::string
        unmapped_json;  ///< JSON object of everything the feed said that has no member above; empty when nothing

    bool operator==(const Listing&) const = default;

    /// The stated ages, else those that we read in its words.
    const Ages& known_ages() const { return ages.stated() ? ages : derived_ages; }

    /// The facts of one field; an empty one when the field is not stated. Never creates.
    const Facts& of(const std::string& field) const {
        static const Facts none;
        auto it = facts.find(field);
        return it == facts.end() ? none : it->second;
    }
};

/// What only commissioners may see. It lives beside the Listing in the store and is never a part of one,
/// so no page, answer, index or export of listings can hold it.
struct Commissioning {
    std::string accountable_body, commissioned_how;
    Date contract_start, contract_end;
    std::string contract_value, capacity, measures, gaps;
    bool operator==(const Commissioning&) const = default;
};

}  // namespace waymark
