// When and where is a listing, and what is known of the access there?
#include "server/pages/listing_places.h"
#include "server/pages/described_rows.h"

#include <algorithm>
#include <set>

#include "server/pages/formatting.h"
#include "server/pages/links.h"
#include "server/pages/listing_facts.h"

namespace waymark::pages {
namespace {

bool has(const std::vector<std::string>& values, const std::string& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

View feature(const Messages& messages, const std::string& label, const std::string& state) {
    View view;
    view.set("label", label).set("state", state).set("state_words", messages.say("access.says." + state));
    return view;
}

/// A place on its own says nothing that the table of the whole service does not say.
bool one_place(const Listing& listing) { return listing.places.size() <= 1; }

std::vector<std::string> address_lines(const Messages& messages, const Place& place) {
    std::vector<std::string> lines;
    const auto add = [&](const std::string& line) {
        if (!line.empty() && !has(lines, line) && line != place.name) lines.push_back(line);
    };
    if (place.address_hidden) {
        const std::string district = place.postcode.substr(0, place.postcode.find(' '));
        if (!place.city.empty()) lines.push_back(place.city);
        if (!district.empty()) lines.push_back(messages.say("place.district", {{"district", district}}));
        return lines;
    }
    for (const auto& line : place.address) add(line);
    add(place.city);
    add(place.postcode);
    return lines;
}

View place_view(const Page& page, const Listing& listing, const Place& place) {
    const auto& messages = page.messages;
    View view;
    const auto lines = address_lines(messages, place);
    view.set("place_name", !place.name.empty() ? place.name
                           : !lines.empty()    ? lines.front()
                                               : messages.say("place.unnamed"));
    view.set("hidden", place.address_hidden).set("has_address", !lines.empty()).set_texts("address", lines);
    view.set("place_text", place.description == place.name ? std::string() : place.description);
    view.set("phone", place.phone).set("phone_href", phone_link(place.phone)).set("getting_there", place.getting_there);
    View::List features;
    const auto* field = page.site.vocabulary.field("accessibility");
    if (field && !one_place(listing))
        for (const bool there : {true, false})
            for (const auto& value : field->values)
                if (const auto at = place.access.find(value.code); at != place.access.end() && at->second == there)
                    features.push_back(feature(messages, messages.label("accessibility", value.code, value.label),
                                               there ? "yes" : "no"));
    view.set("has_features", !features.empty())
        .set("features", std::move(features))
        .set_texts("notes", place.access_notes);
    return view;
}

}  // namespace

void add_when_and_where(View& view, const Page& page, const Listing& listing) {
    const auto& messages = page.messages;
    View::List schedules;
    std::set<std::string> told;
    for (const auto& schedule : listing.schedules) {
        const std::string line = format_schedule(messages, page.site.vocabulary, schedule);
        const std::string web = web_link(schedule.link);
        if (line.empty() && schedule.description.empty() && schedule.link.empty()) continue;
        if (!told.insert(line + '\n' + schedule.description).second) continue;  // the same hours at another place
        schedules.emplace_back()
            .set("line", line)
            .set("words", schedule.description)
            .set("link", web.empty() ? schedule.link : shown_address(schedule.link))
            .set("link_href", web);
    }
    View::List rows;
    if (schedules.empty()) add_field_row(rows, page, listing, "day", messages.say("when.days"));
    add_field_row(rows, page, listing, "when", messages.say("when.times"));
    add_field_row(rows, page, listing, "delivery", messages.say("when.delivery"));
    std::vector<std::string> areas;
    for (const auto& area : listing.areas)
        if (!area.name.empty() && !has(areas, area.name)) areas.push_back(area.name);
    for (const auto& slug : listing.councils_served)
        if (const auto* council = page.site.councils.find(slug); council && !has(areas, council->name))
            areas.push_back(council->name);
    if (!areas.empty()) add_row(rows, messages.say("when.areas"), {all_of(messages, areas)});
    View::List places;
    for (const auto& place : listing.places) places.push_back(place_view(page, listing, place));
    view.set("when", !schedules.empty() || !rows.empty() || !places.empty() || !listing.getting_there.empty());
    view.set("has_schedules", !schedules.empty())
        .set("schedules", std::move(schedules))
        .set("when_rows", std::move(rows))
        .set("places", std::move(places));
    const bool told_at_place = std::any_of(listing.places.begin(), listing.places.end(), [&](const Place& place) {
        return place.getting_there == listing.getting_there;
    });
    view.set("getting_there_all", told_at_place ? std::string() : listing.getting_there);
}

void add_access(View& view, const Page& page, const Listing& listing) {
    const auto& messages = page.messages;
    const auto& facts = listing.of("accessibility");
    const auto* field = page.site.vocabulary.field("accessibility");
    View::List yes, no, derived;
    std::vector<std::string> silent;
    bool per_place = false;
    for (const auto& value : field ? field->values : std::vector<VocabularyValue>()) {
        const auto label = messages.label("accessibility", value.code, value.label);
        bool at_place = false, place_yes = false, place_no = false;
        for (const auto& place : listing.places)
            if (const auto at = place.access.find(value.code); at != place.access.end()) {
                at_place = true;
                (at->second ? place_yes : place_no) = true;
            }
        const bool single = one_place(listing);
        if (at_place && !single) {
            per_place = true;  // told at each place, as it need not be the same at all of them
        } else if (has(facts.yes, value.code) || (single && place_yes)) {
            yes.push_back(feature(messages, label, "yes"));
        } else if (has(facts.no, value.code) || (single && place_no)) {
            no.push_back(feature(messages, label, "no"));
        } else if (has(facts.derived, value.code)) {
            derived.push_back(feature(messages, label, "derived"));
        } else {
            silent.push_back(label);
        }
    }
    const bool any_derived = !derived.empty(), any = any_derived || !yes.empty() || !no.empty();
    for (auto* more : {&no, &derived}) std::move(more->begin(), more->end(), std::back_inserter(yes));
    view.set("has_service_features", any)
        .set("service_features", std::move(yes))
        .set("derived_access", any_derived)
        .set("access_per_place", per_place);
    view.set("access_nothing", !any && !per_place).set("has_silent_features", !silent.empty());
    view.set("features_caption", messages.say(one_place(listing) ? "access.caption" : "access.caption-all"));
    view.set("silent_title", messages.count("access.silent", silent.size())).set_texts("silent_features", silent);
}

}  // namespace waymark::pages
