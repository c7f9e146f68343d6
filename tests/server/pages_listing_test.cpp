// Does the page of a listing say all it holds, tell stated from read, and name what is missing?
#include <catch2/catch.hpp>

#include "server/pages/listing_page.h"
#include "server/pages/organisation_page.h"
#include "tests/server/pages_site.h"

using namespace waymark;
using test::has;
using test::text_of;

namespace {

Listing full() {
    Listing out;
    out.id = "33333333-3333-4333-8333-333333333333";
    out.name = "Heron House";
    out.alternate_name = "The Heron";
    out.summary = "Nights away.";
    out.description = "First paragraph.\n\n- one\n- two";
    out.organisation = {"44444444-4444-4444-8444-444444444444", "o", "Heron Trust", "", "", "", ""};
    out.url = "https://heron.example.org/";
    out.email = "hello@heron.example.org";
    out.contacts = {{"Jo", "Manager", "Breaks", "", "0191 498 0112", ""}};
    out.send_contacts = {{"Sam", "Inclusion lead", "", "sam@heron.example.org", "", ""}};
    out.ages = {8, 17};
    out.eligibility = "Children who need care at night.";
    out.facts["need"].yes = {"PMLD"};
    out.facts["accessibility"].no = {"makaton"};
    out.facts["referral"].derived = {"assessment"};
    out.facts["cost"].yes = {"free"};
    out.languages = {"en", "pl"};
    Schedule schedule;
    schedule.days = {"fri", "sat"};
    schedule.opens_at = "16:00";
    schedule.closes_at = "10:00";
    out.schedules = {schedule};
    Cost cost;
    cost.option = "free";
    cost.amount = 0;
    cost.who_pays = "The council";
    out.costs = {cost};
    Place hall, house;
    hall.name = "Heron Hall";
    hall.address = {"1 Reed Street"};
    hall.city = "Sunderland";
    hall.postcode = "SR1 1AA";
    hall.access = {{"hoist", true}, {"wheelchair", false}};
    hall.getting_there = "Bus 20.";
    house.name = "Heron House";
    house.address_hidden = true;
    house.postcode = "SR6 9ZW";
    house.point = LatLon{54.9301, -1.3852};
    house.address = {"9 Secret Bank"};
    out.places = {hall, house};
    out.areas = {{"Sunderland", "", ""}};
    out.how_to_start = {
        {"Talk to your social worker", "You", "https://heron.example.org/start", "They visit you", "You can appeal"}};
    out.open_to = {{"live-here"}, ""};
    out.assessment = {true, "a social worker"};
    out.waiting = {"", 6, "2026-10-01"};
    out.availability = {"list", "Weekend nights are full.", "2026-11-03"};
    out.staffing = {"1 to 2", "bring-your-own", "leaves", "Epilepsy medicine"};
    out.break_kind = {"overnight-away"};
    out.programme = {8, {"2027-01-12"}, ""};
    out.first_visit = "Come for tea.";
    out.what_to_bring = "A favourite toy.";
    out.sensory = {"Quiet.", "Five children.", "Soft."};
    out.registration = {"Ofsted", "SC123", "https://reports.example.org/SC123"};
    out.complaints = "https://heron.example.org/complain";
    out.what_next = {{"16", "Stay on."}, {"18", "Adult team."}};
    out.alert = "Closed on 25 December.";
    out.assured = "2026-11-03";
    out.assured_by = "Local Offer team";
    out.next_review = "2027-05-01";
    out.last_modified = "2026-11-04T10:00:00Z";
    out.licence = "OGL 3.0";
    out.council = "sunderland";
    return out;
}

}  // namespace

TEST_CASE("the page of a listing holds everything that the listing says") {
    test::PagesSite pages;
    const auto html = pages.page_of(full()), text = text_of(html);
    for (const char* part : {"Heron House",
                             "Also called The Heron",
                             "Heron Trust",
                             "Closed on 25 December.",
                             "8 to 17 years",
                             "Children who need care at night.",
                             "Profound and multiple",
                             "English and Polish",
                             "First paragraph.",
                             "Friday and Saturday, 4pm to 10am",
                             "Talk to your social worker",
                             "They visit you",
                             "You can appeal",
                             "Families who live in the area",
                             "You need an assessment first.",
                             "a social worker",
                             "The wait is about 6 weeks. (As of 1 October 2026.)",
                             "Waiting list. Weekend nights are full. (As of 3 November 2026.)",
                             "Staff to children: 1 to 2",
                             "you bring your own carer",
                             "You can leave your child",
                             "Epilepsy medicine",
                             "Overnight, away from home",
                             "It runs for 8 weeks.",
                             "Next start: 12 January 2027.",
                             "Come for tea.",
                             "A favourite toy.",
                             "Quiet.",
                             "Five children.",
                             "Soft.",
                             "SC123",
                             "How to complain",
                             "At 16 Stay on.",
                             "At 18 Adult team.",
                             "Jo Manager, Breaks",
                             "Sam Inclusion lead",
                             "1 Reed Street",
                             "Bus 20.",
                             "Who pays: The council",
                             "Checked on 3 November 2026 by Local Offer team",
                             "checked again by 1 May 2027",
                             "Last changed on 4 November 2026",
                             "OGL 3.0",
                             "Local Offer of Sunderland",
                             "not a decision about your child"}) {
        INFO(part);
        CHECK(has(text, part));
    }
    for (const char* link : {"tel:01914980112", "mailto:hello@heron.example.org", "https://heron.example.org/start",
                             "/organisation/44444444-4444-4444-8444-444444444444"})
        CHECK(has(html, link));
}

TEST_CASE("a hidden address shows its district and nothing closer") {
    test::PagesSite pages;
    const auto html = pages.page_of(full());
    CHECK(has(html, "SR6 area"));
    for (const char* secret : {"9ZW", "Secret Bank", "54.93", "1.38"}) CHECK_FALSE(has(html, secret));
}

TEST_CASE("access is yes, no, read in their words, or not stated, for each place on its own") {
    test::PagesSite pages;
    const auto html = pages.page_of(full());
    const auto hall = html.substr(html.find("<h3>Heron Hall</h3>"),
                                  html.find("<h3>Heron House</h3>") - html.find("<h3>Heron Hall</h3>"));
    CHECK(has(text_of("<main>" + hall), "Hoist Yes"));
    CHECK(has(text_of("<main>" + hall), "Step-free, wheelchair accessible No"));
    CHECK(has(text_of(html), "Makaton or other signing No"));
    CHECK(has(text_of(html), "16 things they do not say"));
}

TEST_CASE("what we read in their words is told apart from what they say") {
    test::PagesSite pages;
    auto listing = full();
    CHECK(has(text_of(pages.page_of(listing)),
              "After a social care assessment The provider does not say. We read this in their words."));
    listing.facts["referral"] = {{"assessment"}, {}, {}};
    listing.facts["category"].derived = {"health"};
    CHECK(has(text_of(pages.page_of(listing)), "Kind of help: Health services We read this in their words."));
    listing.facts.erase("category");
    CHECK_FALSE(has(text_of(pages.page_of(listing)), "The provider does not say."));
}

TEST_CASE("a listing that says next to nothing names what to ask") {
    test::PagesSite pages;
    Listing bare;
    bare.id = "55555555-5555-4555-8555-555555555555";
    bare.name = "Bare Club";
    const auto text = text_of(pages.page_of(bare));
    CHECK(has(
        text,
        "They do not say: ages, which needs they can meet, cost, days and times, where it is, how to start, access, waiting time and free places, staffing and how to reach them."));
    CHECK(has(text, "How much does it cost?"));
    CHECK(has(text, "Not checked yet."));
    CHECK_FALSE(has(text, "How to start How"));
}

TEST_CASE("a feed cannot put a script or an odd link into a page") {
    test::PagesSite pages;
    auto listing = full();
    const std::string attack = "<script>x</script>\" onclick='y'";
    for (auto* text : {&listing.name, &listing.summary, &listing.description, &listing.alert, &listing.eligibility,
                       &listing.fees, &listing.first_visit, &listing.assured_by, &listing.licence,
                       &listing.organisation.name, &listing.places[0].name, &listing.places[0].getting_there,
                       &listing.how_to_start[0].step, &listing.registration.number, &listing.complaints})
        *text = attack;
    listing.url = "javascript:x";
    listing.how_to_start[0].link = "data:text/html,x";
    const auto html = pages.page_of(listing);
    CHECK_FALSE(has(html, "<script>x"));
    CHECK_FALSE(has(html, "\" onclick"));
    CHECK_FALSE(has(html, "href=\"javascript"));
    CHECK_FALSE(has(html, "href=\"data"));
}

TEST_CASE("a check of more than a year ago is said to be long ago") {
    test::PagesSite pages;
    auto listing = full();
    CHECK_FALSE(has(text_of(pages.page_of(listing)), "a long time ago"));
    listing.assured = "2025-11-22";
    CHECK(has(text_of(pages.page_of(listing)),
              "Checked on 22 November 2025 by Local Offer team. That is a long time ago"));
    listing.assured = "long ago";
    CHECK_FALSE(has(text_of(pages.page_of(listing)), "a long time ago"));
}

TEST_CASE("a listing that is not there is a 404 page") {
    const test::PagesSite pages;
    auto request = test::PagesSite::request("/listing/x");
    request.captures = {"x"};
    CHECK(pages::listing_page(request, pages.site).status == 404);
    CHECK(pages::organisation_page(request, pages.site).status == 404);
}

TEST_CASE("an organisation lists what it does") {
    test::PagesSite pages;
    const auto listing = full();
    pages.fake.listings[listing.id] = listing;
    auto request = test::PagesSite::request("/organisation/" + listing.organisation.id);
    request.captures = {listing.organisation.id};
    const auto response = pages::organisation_page(request, pages.site);
    CHECK(response.status == 200);
    CHECK(has(text_of(response.body), "Heron Trust 1 service Heron House"));
}
