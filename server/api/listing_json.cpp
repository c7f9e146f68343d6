// What may the world read of one listing, as JSON?
#include "server/api/listing_json.h"

#include "content/json/answer_writer.h"
#include "search/json/answer_json.h"
#include "server/provenance.h"

namespace waymark {
namespace {

const char* name_of(Kind kind) {
    switch (kind) {
        case Kind::provider: return "provider";
        case Kind::short_break: return "short-break";
        case Kind::service: break;
    }
    return "service";
}
const char* name_of(Status status) {
    switch (status) {
        case Status::inactive: return "inactive";
        case Status::defunct: return "defunct";
        case Status::temporarily_closed: return "temporarily closed";
        case Status::active: break;
    }
    return "active";
}

class ListingWriter {
public:
    ListingWriter(const Listing& listing, const Vocabulary& vocabulary, const Provenance* provenance) : listing_(listing), vocabulary_(vocabulary), provenance_(provenance) {}

    std::string write() {
        json_.reserve(8 * 1024);
        json_.begin_object();
        identity();
        people();
        facts();
        times_and_costs();
        where();
        journey();
        record();
        json_.end_object();
        return json_.take();
    }

private:
    void text(const Key& key, std::string_view value) { json_.key(key).text_or_null(value); }
    void list(const Key& key, const std::vector<std::string>& values) { json_.key(key).list(values); }
    void count(const Key& key, const std::optional<int>& value) {
        json_.key(key);
        if (value) json_.whole(*value);
        else json_.null();
    }

    void identity() {
        text("id", listing_.id);
        text("url", "/listing/" + listing_.id);
        text("kind", name_of(listing_.kind));
        text("status", name_of(listing_.status));
        text("name", listing_.name);
        text("alternate_name", listing_.alternate_name);
        text("summary", listing_.summary);
        text("description", listing_.description);
        text("alert", listing_.alert);
        json_.key("organisation");
        const auto& organisation = listing_.organisation;
        if (organisation.name.empty() && organisation.id.empty()) {
            json_.null();
            return;
        }
        json_.begin_object();
        text("id", organisation.id);
        text("name", organisation.name);
        text("description", organisation.description);
        text("email", organisation.email);
        text("website", organisation.url);
        text("logo", organisation.logo);
        text("url", organisation.id.empty() ? "" : "/organisation/" + organisation.id);
        json_.end_object();
    }

    void contacts(const Key& key, const std::vector<Contact>& contacts) {
        json_.key(key).begin_array();
        for (const auto& contact : contacts) {
            json_.begin_object();
            text("name", contact.name);
            text("role", contact.role);
            text("department", contact.department);
            text("email", contact.email);
            text("phone", contact.phone);
            text("link", contact.link);
            json_.end_object();
        }
        json_.end_array();
    }
    void people() {
        text("website", listing_.url);
        text("email", listing_.email);
        contacts("contacts", listing_.contacts);
        contacts("send_contacts", listing_.send_contacts);
        write_ages(json_.key("age"), listing_.ages);
        text("eligibility", listing_.eligibility);
        json_.key("all_needs").boolean(listing_.all_needs);
        list("languages", listing_.languages);
    }

    /// What is stated stands under the name of its field, as in a search result; what is stated to be absent and what we derived
    /// stand apart from it.
    void facts() {
        for (const auto& field : vocabulary_.fields()) {
            const auto& facts = listing_.of(field.name);
            json_.any_key(field.name);
            if (field.name == "age_band") {
                json_.list(Vocabulary::age_bands(listing_.ages.min, listing_.ages.max));
            } else if (field.name == "accessibility") {
                json_.begin_object().key("yes").list(facts.yes).key("no").list(facts.no).key("derived").list(facts.derived).end_object();
            } else {
                json_.list(facts.yes);
            }
        }
        apart("stated_not", &Facts::no);
        apart("derived", &Facts::derived);
    }
    void apart(const Key& key, std::vector<std::string> Facts::*codes) {
        json_.key(key).begin_object();
        for (const auto& field : vocabulary_.fields())
            if (field.name != "age_band") json_.any_key(field.name).list(listing_.of(field.name).*codes);
        json_.end_object();
    }

    void times_and_costs() {
        json_.key("schedules").begin_array();
        for (const auto& schedule : listing_.schedules) {
            json_.begin_object();
            list("days", schedule.days);
            text("opens_at", schedule.opens_at);
            text("closes_at", schedule.closes_at);
            text("freq", schedule.freq);
            json_.key("interval");
            if (schedule.interval) json_.whole(schedule.interval);
            else json_.null();
            text("bymonthday", schedule.bymonthday);
            text("byday", schedule.byday);
            text("dtstart", schedule.dtstart);
            text("until", schedule.until);
            text("valid_from", schedule.valid_from);
            text("valid_to", schedule.valid_to);
            text("term", schedule.term);
            text("description", schedule.description);
            text("link", schedule.link);
            json_.end_object();
        }
        json_.end_array();
        json_.key("costs").begin_array();
        for (const auto& cost : listing_.costs) {
            json_.begin_object();
            text("option", cost.option);
            json_.key("amount");
            if (cost.amount) json_.number(*cost.amount);
            else json_.null();
            text("currency", cost.currency);
            text("unit", cost.unit);
            text("who_pays", cost.who_pays);
            text("description", cost.description);
            text("valid_from", cost.valid_from);
            text("valid_to", cost.valid_to);
            json_.end_object();
        }
        json_.end_array();
        text("fees", listing_.fees);
    }

    void where() {
        json_.key("places").begin_array();
        for (const auto& place : listing_.places) write_place(place);
        json_.end_array();
        json_.key("areas").begin_array();
        for (const auto& area : listing_.areas) {
            json_.begin_object();
            text("name", area.name);
            text("council", area.council);
            text("uri", area.uri);
            json_.end_object();
        }
        json_.end_array();
        text("council", listing_.council);
        list("councils_served", listing_.councils_served);
        text("getting_there", listing_.getting_there);
    }
    void write_place(const Place& place) {
        json_.begin_object();
        text("id", place.id);
        text("name", place.name);
        text("description", place.description);
        json_.key("address_hidden").boolean(place.address_hidden);
        // The listing holds no more of a hidden address than its district; should one ever hold more, it still ends here.
        list("address", place.address_hidden ? std::vector<std::string>() : place.address);
        text("city", place.city);
        text("county", place.county);
        text("postcode", place.address_hidden ? place.postcode.substr(0, place.postcode.find(' ')) : place.postcode);
        text("country", place.country);
        json_.key("point");
        if (place.point) json_.begin_object().key("lat").number(place.point->lat).key("lon").number(place.point->lon).end_object();
        else json_.null();
        json_.key("precision").text_or_null(waymark::name_of(place.precision));
        std::vector<std::string> yes, no;
        for (const auto& [code, there] : place.access) (there ? yes : no).push_back(code);
        json_.key("accessibility").begin_object().key("yes").list(yes).key("no").list(no).end_object();
        list("access_notes", place.access_notes);
        text("getting_there", place.getting_there);
        text("phone", place.phone);
        json_.end_object();
    }

    void journey() {
        json_.key("how_to_start").begin_array();
        for (const auto& step : listing_.how_to_start) {
            json_.begin_object();
            text("step", step.step);
            text("who", step.who);
            text("link", step.link);
            text("next", step.next);
            text("if_refused", step.if_refused);
            json_.end_object();
        }
        json_.end_array();
        json_.key("open_to").begin_object();
        list("who", listing_.open_to.who);
        text("text", listing_.open_to.text);
        json_.end_object();
        json_.key("assessment").begin_object().key("needed");
        if (listing_.assessment.needed) json_.boolean(*listing_.assessment.needed);
        else json_.null();
        text("by", listing_.assessment.by);
        json_.end_object();
        json_.key("waiting").begin_object();
        text("text", listing_.waiting.text);
        count("weeks", listing_.waiting.weeks);
        text("as_of", listing_.waiting.as_of);
        json_.end_object();
        json_.key("availability").begin_object();
        text("state", listing_.availability.state);
        text("text", listing_.availability.text);
        text("as_of", listing_.availability.as_of);
        json_.end_object();
        json_.key("staffing").begin_object();
        text("ratio", listing_.staffing.ratio);
        text("one_to_one", listing_.staffing.one_to_one);
        text("parent", listing_.staffing.parent);
        text("training", listing_.staffing.training);
        json_.end_object();
        list("break_kind", listing_.break_kind);
        json_.key("programme").begin_object();
        count("weeks", listing_.programme.weeks);
        list("start_dates", listing_.programme.start_dates);
        text("text", listing_.programme.text);
        json_.end_object();
        text("first_visit", listing_.first_visit);
        text("what_to_bring", listing_.what_to_bring);
        json_.key("sensory").begin_object();
        text("noise", listing_.sensory.noise);
        text("crowds", listing_.sensory.crowds);
        text("lights", listing_.sensory.lights);
        json_.end_object();
        json_.key("registration").begin_object();
        text("body", listing_.registration.body);
        text("number", listing_.registration.number);
        text("link", listing_.registration.link);
        json_.end_object();
        text("complaints", listing_.complaints);
        json_.key("what_next").begin_object();
        for (const auto& [age, what] : listing_.what_next) json_.any_key(age).text(what);
        json_.end_object();
        text("accreditations", listing_.accreditations);
    }

    void record() {
        text("assured", listing_.assured);
        text("assured_by", listing_.assured_by);
        text("next_review", listing_.next_review);
        text("source", listing_.source);
        text("source_id", listing_.source_id);
        text("licence", listing_.licence);
        text("last_modified", listing_.last_modified);
        json_.key("sources").begin_array();
        for (const auto& origin : provenance_ ? provenance_->of(listing_) : std::vector<Origin>{{listing_.id, listing_.source, listing_.council, "", listing_.licence, false}}) {
            json_.begin_object();
            text("id", origin.id);
            text("source", origin.source);
            text("council", origin.council);
            text("from", origin.neighbour && !origin.council_name.empty() ? local_offer_of(origin.council_name) : "");
            text("licence", origin.licence);
            json_.end_object();
        }
        json_.end_array();
        text("shown_as", provenance_ ? provenance_->shown_for(listing_.id).value_or("") : "");
    }

    const Listing& listing_;
    const Vocabulary& vocabulary_;
    const Provenance* provenance_;
    AnswerWriter json_;
};

}  // namespace

std::string listing_json(const Listing& listing, const Vocabulary& vocabulary, const Provenance* provenance) {
    return ListingWriter(listing, vocabulary, provenance).write();
}

}  // namespace waymark
