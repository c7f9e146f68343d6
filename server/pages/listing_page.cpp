// What does the page of one listing tell a tired parent, and in which order?
#include "server/pages/listing_page.h"

#include <algorithm>
#include <utility>

#include "server/pages/error_pages.h"
#include "server/pages/formatting.h"
#include "server/pages/layout.h"
#include "server/pages/links.h"
#include "server/pages/listing_facts.h"
#include "server/pages/listing_places.h"
#include "server/site/provenance.h"

namespace waymark::pages {
namespace {

void glance_row(View::List& rows, std::string label, std::string value, const std::string& silent,
                std::string more = {}) {
    const bool is_silent = value.empty();
    rows.emplace_back()
        .set("label", std::move(label))
        .set("value", is_silent ? silent : std::move(value))
        .set("more", std::move(more))
        .set("silent", is_silent);
}

/// Stated codes in words, or those we read with a note.
std::pair<std::string, std::string> stated_or_read(const Page& page, const Listing& listing, const std::string& field) {
    const auto& messages = page.messages;
    const auto& facts = listing.of(field);
    if (auto stated = format_labels(messages, page.site.vocabulary, field, facts.yes); !stated.empty())
        return {stated, {}};
    if (auto read = format_labels(messages, page.site.vocabulary, field, facts.derived); !read.empty())
        return {read, messages.say("derived.short")};
    return {};
}

/// More than a year before today; both ISO dates.
bool is_long_ago(const Date& date, const Date& today) {
    if (date.size() < 10 || today.size() < 10) return false;
    int year = 0;
    for (char c : date.substr(0, 4)) {
        if (c < '0' || c > '9') return false;
        year = year * 10 + (c - '0');
    }
    return std::to_string(year + 1) + date.substr(4, 6) < today;
}

std::string town_of(const Place& place) {
    if (place.name.empty()) return place.city;
    return place.city.empty() || place.name.find(place.city) != std::string::npos ? place.name
                                                                                  : place.name + ", " + place.city;
}

void add_glance(View& view, const Page& page, const Listing& listing) {
    const auto& messages = page.messages;
    View::List rows;
    glance_row(rows, messages.say("fact.ages"), format_ages(messages, listing.known_ages()),
               messages.say("silent.ages"),
               listing.known_ages() == listing.ages ? std::string() : messages.say("derived.short"));
    auto [when, when_note] = stated_or_read(page, listing, "when");
    if (when.empty() && !listing.schedules.empty())
        when = format_schedule(messages, page.site.vocabulary, listing.schedules.front());
    glance_row(rows, messages.say("fact.when"), when, messages.say("silent.when"), when_note);
    std::string where, where_note;
    if (listing.places.size() == 1) where = town_of(listing.places.front());
    else if (listing.places.size() > 1) where = messages.count("place.several", listing.places.size());
    else std::tie(where, where_note) = stated_or_read(page, listing, "delivery");
    glance_row(rows, messages.say("fact.where"), where, messages.say("silent.where"), where_note);
    auto [cost, cost_note] = stated_or_read(page, listing, "cost");
    if (cost.empty() && !listing.costs.empty()) cost = format_cost(messages, listing.costs.front());
    if (cost.empty()) cost = listing.fees.size() < 60 ? listing.fees : std::string();
    glance_row(rows, messages.say("fact.cost"), cost, messages.say("silent.cost"), cost_note);
    view.set("glance", std::move(rows));
}

void add_contacts(View& view, const Page& page, const Listing& listing) {
    const auto& messages = page.messages;
    View::List main_ways, contacts, send_contacts;
    const auto main_way = [&](const char* key, const std::string& text, const std::string& href, bool web) {
        if (text.empty()) return;
        View way = contact_way(text, href, web);
        way.set("way_label", messages.say(key));
        main_ways.push_back(std::move(way));
    };
    std::string phone;
    for (const auto& contact : listing.contacts)
        if (phone.empty()) phone = contact.phone;
    for (const auto& place : listing.places)
        if (phone.empty()) phone = place.phone;
    main_way("contact.ring", phone, phone_link(phone), false);
    std::string email = listing.email;
    for (const auto& contact : listing.contacts)
        if (email.empty()) email = contact.email;
    main_way("contact.email", email, email_link(email), false);
    main_way("contact.website", listing.url, web_link(listing.url), true);
    for (const auto& contact : listing.contacts) contacts.push_back(contact_view(contact));
    for (const auto& contact : listing.send_contacts) send_contacts.push_back(contact_view(contact));
    view.set("has_main_ways", !main_ways.empty()).set("main_ways", std::move(main_ways));
    view.set("has_contacts", !contacts.empty() || !send_contacts.empty())
        .set("has_send_contacts", !send_contacts.empty());
    view.set("contacts", std::move(contacts)).set("send_contacts", std::move(send_contacts));
}

void add_trust(View& view, const Page& page, const Listing& listing) {
    const auto& messages = page.messages;
    View::List rows;
    const auto row = [&](std::string label, const std::string& value, const std::string& href) {
        if (!value.empty())
            rows.emplace_back().set("label", std::move(label)).set("value", value).set("link_href", href);
    };
    const auto& registration = listing.registration;
    if (!registration.body.empty() || !registration.number.empty()) {
        const std::string body = registration.body.empty() ? messages.say("trust.register") : registration.body;
        row(messages.say("trust.registered", {{"body", body}}),
            registration.number.empty() ? body : registration.number, web_link(registration.link));
    } else if (!registration.link.empty()) {
        row(messages.say("trust.register"), shown_address(registration.link), web_link(registration.link));
    }
    row(messages.say("trust.accreditations"), listing.accreditations, {});
    if (!listing.complaints.empty()) {
        const std::string href = web_link(listing.complaints);
        row(messages.say("trust.complaints"), href.empty() ? listing.complaints : messages.say("trust.complaints-link"),
            href);
    }
    view.set("trust", !rows.empty()).set("trust_rows", std::move(rows));
}

void add_missing(View& view, const Page& page, const Listing& listing) {
    const auto& messages = page.messages;
    std::vector<std::string> fields, questions;
    for (const auto& field : missing_from(listing)) {
        fields.push_back(messages.say("silent.field." + field));
        if (const auto* question = messages.find("ask." + field)) questions.push_back(*question);
    }
    view.set("missing", !fields.empty())
        .set("missing_words", messages.say("missing.words", {{"fields", all_of(messages, fields)}}))
        .set_texts("questions", questions);
}

/// Whose listing it is, under which licence, and who else has it.
void add_origins(View& view, std::vector<std::string>& lines, const Page& page, const Listing& listing) {
    const auto& messages = page.messages;
    const auto* council = page.site.councils.find(listing.council);
    if (council) lines.push_back(messages.say("about.council", {{"council", council->name}}));
    if (!listing.source.empty() && listing.source != listing.council)
        lines.push_back(messages.say("about.source", {{"source", listing.source}}));
    if (!listing.licence.empty()) lines.push_back(messages.say("about.licence", {{"licence", listing.licence}}));
    const auto origins = page.site.provenance ? page.site.provenance->of(listing) : std::vector<Origin>();
    for (std::size_t i = 0; i < origins.size(); ++i) {
        const auto& origin = origins[i];
        if (i == 0) {
            if (origin.neighbour && origin.licence.empty()) lines.push_back(messages.say("about.no-licence"));
            view.set("from", origin.neighbour && !origin.council_name.empty()
                                 ? messages.say("result.from", {{"council", origin.council_name}})
                                 : std::string());
            continue;
        }
        lines.push_back(origin.council_name.empty() ? messages.say("about.also-source", {{"source", origin.source}})
                                                    : messages.say("about.also", {{"council", origin.council_name}}));
        if (!origin.licence.empty()) lines.back() += " " + messages.say("about.licence", {{"licence", origin.licence}});
    }
}

void add_about(View& view, const Page& page, const Listing& listing) {
    const auto& messages = page.messages;
    View::List kinds;
    for (const char* field : {"category", "adulthood", "service_group", "sector"}) {
        const auto& facts = listing.of(field);
        View::List links;
        for (const auto& code : facts.yes.empty() ? facts.derived : facts.yes) {
            if (!page.site.vocabulary.has(field, code)) continue;
            SearchRequest search = page.search();
            search.filters[field] = {code};
            links.emplace_back().set("href", search_link(search)).set("label", page.label(field, code));
        }
        if (!links.empty())
            kinds.emplace_back()
                .set("derived", facts.yes.empty())
                .set("label", page.field_label(field, field))
                .set("links", std::move(links));
    }
    view.set("kinds", std::move(kinds));

    const std::string assured = format_date(messages, listing.assured);
    std::string checked;
    if (assured.empty()) checked = messages.say("checked.never");
    else
        checked = (listing.assured_by.empty()
                       ? messages.say("checked.on", {{"date", assured}})
                       : messages.say("checked.on-by", {{"date", assured}, {"by", listing.assured_by}})) +
                  ".";
    if (is_long_ago(listing.assured, page.site.today())) checked += " " + messages.say("checked.long-ago");
    view.set("checked", checked);
    std::vector<std::string> lines = {checked};
    if (!listing.next_review.empty())
        lines.push_back(messages.say("about.next-review", {{"date", format_date(messages, listing.next_review)}}));
    if (listing.last_modified.size() >= 10)
        lines.push_back(
            messages.say("about.changed", {{"date", format_date(messages, listing.last_modified.substr(0, 10))}}));
    add_origins(view, lines, page, listing);
    view.set_texts("about_lines", lines);
}

}  // namespace

View contact_way(const std::string& text, const std::string& href, bool web) {
    View view;
    view.set("way_text", web && !href.empty() ? shown_address(text) : text)
        .set("way_href", href)
        .set("way_web", web)
        .set("way_label", false);
    return view;
}

View contact_view(const Contact& contact) {
    View view;
    std::string role = contact.role;
    if (!contact.department.empty()) role += (role.empty() ? "" : ", ") + contact.department;
    view.set("contact_who", contact.name.empty() ? role : contact.name)
        .set("contact_role", contact.name.empty() ? std::string() : role);
    View::List ways;
    if (!contact.phone.empty()) ways.push_back(contact_way(contact.phone, phone_link(contact.phone), false));
    if (!contact.email.empty()) ways.push_back(contact_way(contact.email, email_link(contact.email), false));
    if (!contact.link.empty()) ways.push_back(contact_way(contact.link, web_link(contact.link), true));
    view.set("ways", std::move(ways));
    return view;
}

std::vector<std::string> missing_from(const Listing& listing) {
    std::vector<std::string> out;
    const auto silent = [&](const char* field) {
        return !listing.of(field).stated() && listing.of(field).derived.empty();
    };
    if (!listing.known_ages().stated()) out.push_back("age");
    if (silent("need") && !listing.all_needs && !listing.derived_all_needs) out.push_back("need");
    if (silent("cost") && listing.costs.empty() && listing.fees.empty()) out.push_back("cost");
    if (silent("when") && silent("day") && listing.schedules.empty()) out.push_back("when");
    if (listing.places.empty() && silent("delivery")) out.push_back("place");
    if (silent("referral") && listing.how_to_start.empty()) out.push_back("referral");
    const bool place_access = std::any_of(listing.places.begin(), listing.places.end(),
                                          [](const Place& place) { return !place.access.empty(); });
    if (silent("accessibility") && !place_access) out.push_back("accessibility");
    if (listing.waiting == Waiting() && listing.availability == Availability()) out.push_back("waiting");
    if (listing.staffing == Staffing()) out.push_back("staffing");
    if (listing.contacts.empty() && listing.email.empty() && listing.url.empty()) out.push_back("contact");
    return out;
}

Response listing_page(const Request& request, const PublicSite& site) {
    const Page page = Page::of(request, site);
    const auto& messages = page.messages;
    const std::string tag = tag_of(request, site);
    const auto found = request.captures.empty() ? std::nullopt : site.listings.get(request.captures.front());
    if (!found) return error_page(page, 404, messages.say("error.no-listing"));
    const Listing& listing = *found;
    // The same service from another feed is shown once: its address leads to the listing that is.
    if (const auto shown = site.provenance ? site.provenance->shown_for(listing.id) : std::nullopt) {
        Response response;
        response.status = 302;
        return std::move(response).with("Location", page.address(page_link("listing", *shown)));
    }
    View view;
    view.set("listing_name", listing.name).set("also_called", listing.alternate_name).set("alert", listing.alert);
    view.set("organisation", listing.organisation.name);
    view.set("organisation_href", listing.organisation.id.empty()
                                      ? std::string()
                                      : page.address(page_link("organisation", listing.organisation.id)));
    view.set("availability", messages.find_or("availability." + listing.availability.state, ""))
        .set("availability_kind", listing.availability.state);
    add_glance(view, page, listing);
    add_who(view, page, listing);
    add_what(view, page, listing);
    add_start(view, page, listing);
    add_when_and_where(view, page, listing);
    add_access(view, page, listing);
    add_cost(view, page, listing);
    add_waiting(view, page, listing);
    add_visit(view, page, listing);
    add_later(view, page, listing);
    add_contacts(view, page, listing);
    add_trust(view, page, listing);
    add_missing(view, page, listing);
    add_about(view, page, listing);
    return tagged(
        render_page(
            page,
            {.title = listing.name, .description = listing.summary, .canonical = page_link("listing", listing.id)},
            "listing", std::move(view)),
        tag);
}

}  // namespace waymark::pages
