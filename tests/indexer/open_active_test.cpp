// Are OpenActive's pages, sessions and events read as their writers mean them?
#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/indexer/feed.h"

namespace waymark::feeds {

using Codes = std::vector<std::string>;

namespace {

std::string item(std::string_view data, std::string_view kind = "SessionSeries", std::string_view id = "1") {
    return R"({"next": "x", "items": [{"state": "updated", "kind": ")" + std::string(kind) + R"(", "id": ")" +
           std::string(id) + R"(", "modified": 1, "data": {"@type": ")" + std::string(kind) +
           R"(", "name": "Otter Swim")" + std::string(data) + "}}]}";
}
Listing series(std::string_view data) { return read_feed(item(data)).one(); }

}  // namespace

TEST_CASE("an activity says its ages, prices, place, access and organiser") {
    CHECK(series(R"(, "ageRange": {"minValue": 16})").ages == Ages{16, std::nullopt});
    CHECK(series(R"(, "ageRange": {"maxValue": "11"})").ages == Ages{std::nullopt, 11});
    CHECK(series(R"(, "ageRange": [{"minValue": 5, "maxValue": 7}, {"minValue": 8, "maxValue": 11}])").ages ==
          Ages{5, 11});
    CHECK(series(R"(, "ageRange": [{"minValue": 5, "maxValue": 7}, {"minValue": 8}])").ages == Ages{5, std::nullopt});
    CHECK(series(R"(, "ageRange": {"@type": "QuantitativeValue"})").ages == Ages{});

    CHECK(series(R"(, "offers": [{"name": "Adult", "price": 4.5, "priceCurrency": "GBP"}])").of("cost").yes ==
          Codes{"paid"});
    CHECK(series(R"(, "offers": {"price": 0})").of("cost").yes == Codes{"free"});
    CHECK(series(R"(, "isAccessibleForFree": true)").of("cost").yes == Codes{"free"});
    const Listing priced =
        series(R"(, "offers": [{"name": "Adult", "price": "4.50", "priceCurrency": "GBP", "description": "each"}])");
    REQUIRE(priced.costs.size() == 1);
    CHECK(priced.costs[0].amount == 4.5);
    CHECK(priced.costs[0].option == "Adult");

    const Listing placed = series(
        R"(, "location": {"@type": "Place", "name": "Wear Pool", "address": {"streetAddress": "1 River Walk", "addressLocality": "Sunderland", "postalCode": "SR1 1AA"},
  "geo": {"latitude": 54.906, "longitude": -1.381}}, "organizer": {"@type": "Organization", "name": "River Club", "telephone": "0191 496 0401"},
  "accessibilitySupport": [{"prefLabel": "Hearing Impairment"}, {"prefLabel": "Physical impairment"}], "accessibilityInformation": "Ring us first.")");
    REQUIRE(placed.places.size() == 1);
    CHECK(placed.places[0].name == "Wear Pool");
    CHECK(placed.places[0].postcode == "SR1 1AA");
    CHECK(placed.places[0].point == LatLon{54.906, -1.381});
    CHECK(placed.places[0].access_notes == Codes{"Ring us first."});
    CHECK(placed.organisation.name == "River Club");
    REQUIRE_FALSE(placed.contacts.empty());
    CHECK(placed.contacts[0].phone == "0191 496 0401");
    CHECK(placed.of("need").yes == Codes{"HI", "PD"});
    CHECK(placed.of("category").yes == Codes{"activities"});
    const Listing person = series(R"(, "organizer": {"@type": "Person", "name": "Jo Otter"})");
    CHECK(person.organisation.name.empty());
    REQUIRE(person.contacts.size() == 1);
    CHECK(person.contacts[0].name == "Jo Otter");
}

TEST_CASE("schedules and sessions tell the days and hours, by the clocks of the United Kingdom") {
    struct Row {
        const char* data;
        Codes days;
        const char* opens;
        const char* closes;
    };
    for (
        const Row& row : {
            Row{R"(, "eventSchedule": [{"byDay": ["https://schema.org/Tuesday"], "startTime": "18:30", "endTime": "19:30"}])",
                {"tue"},
                "18:30",
                "19:30"},
            {R"(, "eventSchedule": {"byDay": "schema:Saturday", "startTime": "09:00:00", "duration": "PT1H30M"})",
             {"sat"},
             "09:00",
             "10:30"},
            {R"(, "eventSchedule": [{"byDay": ["MO", "WE"], "startTime": "10:00", "endTime": "11:00"}])",
             {"mon", "wed"},
             "10:00",
             "11:00"},
            {R"(, "subEvent": [{"startDate": "2026-07-07T17:00:00Z", "endDate": "2026-07-07T18:00:00Z"}])",
             {"tue"},
             "18:00",
             "19:00"},
            {R"(, "subEvent": [{"startDate": "2026-01-06T17:00:00Z", "duration": "PT45M"}])",
             {"tue"},
             "17:00",
             "17:45"},
            {R"(, "subEvent": {"startDate": "2026-07-07T18:00:00+01:00", "endDate": "2026-07-07T19:00:00+01:00"})",
             {"tue"},
             "18:00",
             "19:00"},
            {R"(, "startDate": "2026-12-05T10:00:00Z", "endDate": "2026-12-05T12:00:00Z")", {"sat"}, "10:00", "12:00"},
            {R"(, "subEvent": [{"startDate": "2026-07-07T23:30:00Z"}])", {"wed"}, "00:30", ""},
        }) {
        INFO(row.data);
        const Listing l = series(row.data);
        REQUIRE(l.schedules.size() == 1);
        CHECK(l.schedules[0].days == row.days);
        CHECK(l.schedules[0].opens_at == row.opens);
        CHECK(l.schedules[0].closes_at == row.closes);
    }
    const Listing many = series(
        R"(, "subEvent": [{"startDate": "2026-11-03T17:00:00Z"}, {"startDate": "2026-11-10T17:00:00Z"}, {"startDate": "2026-11-07T10:00:00Z"}, {"startDate": "2026-11-17T17:00:00Z", "eventStatus": "https://schema.org/EventCancelled"}])");
    REQUIRE(many.schedules.size() == 2);
    CHECK(many.schedules[0].freq == "WEEKLY");
    CHECK(many.schedules[0].valid_from == "2026-11-03");
    CHECK(many.schedules[1].dtstart == "2026-11-07");
}

TEST_CASE("sessions are joined to their series, named or nested, and none becomes a service by itself") {
    const auto named = read_feed(
        R"({"items": [{"state": "updated", "kind": "ScheduledSession", "id": "9", "modified": 1, "data": {"@type": "ScheduledSession", "superEvent": "https://x.example/s/1", "startDate": "2026-11-03T17:00:00Z"}},
  {"state": "updated", "kind": "SessionSeries", "id": "1", "modified": 1, "data": {"@type": "SessionSeries", "@id": "https://x.example/s/1", "name": "Otter"}},
  {"state": "updated", "kind": "ScheduledSession", "id": "10", "modified": 1, "data": {"@type": "ScheduledSession", "superEvent": "https://x.example/s/2", "startDate": "2026-11-03T17:00:00Z"}}]})");
    REQUIRE(named.good().size() == 1);
    CHECK(named.one().schedules.size() == 1);
    CHECK(named.warnings.size() == 1);
    const auto nested = read_feed(
        R"({"items": [{"state": "updated", "kind": "ScheduledSession", "id": "9", "modified": 1, "data": {"@type": "ScheduledSession", "startDate": "2026-11-03T17:00:00Z", "superEvent": {"@type": "SessionSeries", "@id": "https://x.example/s/1", "name": "Otter"}}},
  {"state": "updated", "kind": "ScheduledSession", "id": "10", "modified": 1, "data": {"@type": "ScheduledSession", "startDate": "2026-11-10T17:00:00Z", "superEvent": {"@type": "SessionSeries", "@id": "https://x.example/s/1", "name": "Otter"}}}]})");
    REQUIRE(nested.good().size() == 1);
    REQUIRE(nested.one().schedules.size() == 1);
    CHECK(nested.one().schedules[0].freq == "WEEKLY");
    for (
        const char* bare :
        {R"([{"@context": "https://openactive.io/", "type": "Event", "id": "https://x.example/e/1", "name": "Otter", "superEvent": {"type": "EventSeries", "name": "All", "description": "Inherited", "ageRange": {"minValue": 4}}}])",
         R"({"@context": ["https://openactive.io/"], "@type": "Course", "@id": "https://x.example/e/1", "name": "Otter", "ageRange": {"minValue": 4}, "description": "Inherited"})"}) {
        INFO(bare);
        const Listing l = read_feed(bare).one();
        CHECK(l.name == "Otter");
        CHECK(l.description == "Inherited");
        CHECK(l.ages.min == 4);
    }
}

TEST_CASE("a deleted item takes its listing out of view, whatever else stands beside it, on any page") {
    const std::string there = item("", "SessionSeries", "7");
    const auto deleted = [](std::string_view modified, std::string_view data = {}) {
        return R"({"items": [{"state": "deleted", "kind": "SessionSeries", "id": "7", "modified": )" +
               std::string(modified) + std::string(data) + "}]}";
    };
    const auto shown = [](const FeedRead& read) {
        const auto good = read.good();
        return std::count_if(good.begin(), good.end(), [](const Listing& l) { return l.status == Status::active; });
    };
    const MapContext context = TestWords::get().context();
    CHECK(shown(read_feed(there)) == 1);
    CHECK(shown(read_feed(deleted("2"))) == 0);
    CHECK(shown(read_feed(deleted("2", R"(, "data": {"@type": "SessionSeries", "name": "Gone Swim"})"))) == 0);
    const auto pages = read_feeds({there, deleted("2")}, context);
    CHECK(pages.good().size() == 1);
    CHECK(shown(pages) == 0);
    CHECK(pages.one().id == read_feed(there).one().id);
    CHECK(shown(read_feeds({deleted("2"), there}, context)) == 0);
    CHECK(shown(read_feeds({deleted("0"), there}, context)) == 1);
    CHECK(shown(read_feed(item(R"(, "eventStatus": "https://schema.org/EventCancelled")"))) == 0);
    CHECK(read_feed(deleted("2", R"(, "data": {"@type": "SessionSeries", "name": "Gone Swim"})"))
              .one()
              .name.find("Gone") == std::string::npos);
}

TEST_CASE("points on a map are services with a place, and what is no service is not read") {
    const auto read = read_feed(
        R"({"type": "FeatureCollection", "features": [{"type": "Feature", "id": "1", "geometry": {"type": "Point", "coordinates": [-1.381, 54.906]},
  "properties": {"name": "Otter Club", "description": "Club", "minimum_age": 5, "maximum_age": 11, "telephone": "0191 496 0001", "category": "Walking group", "Postcode": "SR1 1AA", "organisation": "River Club"}}]})");
    const Listing l = read.one();
    CHECK(l.name == "Otter Club");
    CHECK(l.source_id == "1");
    CHECK(l.ages == Ages{5, 11});
    REQUIRE(l.places.size() == 1);
    CHECK(l.places[0].point == LatLon{54.906, -1.381});
    CHECK(l.places[0].precision == Precision::exact);
    CHECK(l.places[0].postcode == "SR1 1AA");
    REQUIRE(l.contacts.size() == 1);
    CHECK(l.contacts[0].phone == "0191 496 0001");
    CHECK(l.organisation.name == "River Club");
    struct Row {
        const char* geometry;
        bool has_point;
    };
    for (const Row& row : {Row{R"({"type": "Point", "coordinates": [-1.38, 54.9, 12]})", true},
                           {R"({"type": "MultiPoint", "coordinates": [[-1.38, 54.9], [-1.4, 54.8]]})", true},
                           {R"({"type": "LineString", "coordinates": [[-1.38, 54.9], [-1.4, 54.8]]})", false},
                           {R"({"type": "Point", "coordinates": []})", false},
                           {R"({"type": "Point", "coordinates": "54.9,-1.38"})", false},
                           {"null", false}}) {
        INFO(row.geometry);
        const Listing one = read_feed(R"({"type": "Feature", "geometry": )" + std::string(row.geometry) +
                                      R"(, "properties": {"name": "Otter", "description": "Club"}})")
                                .one();
        CHECK(one.name == "Otter");
        CHECK((!one.places.empty() && one.places[0].point) == row.has_point);
    }
    for (
        const char* foreign :
        {R"({"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": null, "properties": {"name": "France", "ISO_A3": "FRA"}}]})",
         R"({"type": "FeatureCollection", "features": []})"}) {
        INFO(foreign);
        const auto none = read_feed(foreign);
        CHECK(none.good().empty());
        CHECK(none.refusals.size() == 1);
    }
}

TEST_CASE("places free and further addresses of HSDS 3.1 are read, and stay in the feed's own words, too") {
    const auto free = [](const char* capacity) {
        return listing_of(R"("service_capacity": )" + std::string(capacity)).availability;
    };
    CHECK(free(R"([{"available": 0, "maximum": 20, "description": "Full until spring", "updated": "2026-11-01"}])") ==
          Availability{"full", "Places free: 0 of 20\nFull until spring", "2026-11-01"});
    CHECK(free(R"([{"available": 3, "unit": {"id": "u", "name": "beds"}}])") ==
          Availability{"open", "Beds free: 3", ""});
    CHECK(free(R"([{"available": 0}, {"available": 2, "maximum": 5}])").state == "open");
    CHECK(free(R"([{"description": "Ask us"}])") == Availability{"", "Ask us", ""});
    CHECK(free(R"([{"available": -4}])").state.empty());
    CHECK(free(R"([{"available": "some"}])").state.empty());
    CHECK(free("[]") == Availability{});
    const Listing said = listing_of(
        R"("service_capacity": [{"available": 0}], "waymark": {"availability": {"state": "list", "text": "Ring us"}})");
    CHECK(said.availability.state == "list");
    CHECK(listing_of(R"("service_capacity": [{"available": 4}])").unmapped_json.find("\"available\":4") !=
          std::string::npos);

    const Listing linked = listing_of(
        R"("url": "https://a.example", "additional_urls": [{"label": "Booking", "url": "https://book.example"}, {"label": "Same", "url": "https://a.example"},
  {"label": "Bad", "url": "javascript:go"
}], "additional_websites": [{"label": "Facebook", "url": "www.fb.example/x"}])");
    REQUIRE(linked.contacts.size() == 2);
    CHECK(linked.contacts[0].role == "Booking");
    CHECK(linked.contacts[0].link == "https://book.example");
    CHECK(linked.contacts[1].link == "https://www.fb.example/x");
    const Listing served = listing_of(
        R"("service_at_locations": [{"location": {"id": "1", "name": "Hall", "service_areas": [{"name": "Sunderland"}]}, "service_areas": [{"name": "County Durham"}]}])");
    CHECK(served.areas.size() == 2);
}

TEST_CASE("the CSV of Outpost joins the rows of one service, and heeds who may be seen") {
    const std::string head =
        "import_id,import_id_reference,name,visible,contact_name,contact_visible,location_name,location_postcode,mask_exact_address,scheduled_weekday,"
        "schedules_opens_at,schedules_closes_at,service_taxonomies,send_needs_support,free\n";
    const auto read = read_feed(
        head +
        "1,,Otter,TRUE,Ann,TRUE,Hall,SR1 1AA,FALSE,monday,10:00:00,12:00:00,Clubs,\"SEMH - Social, Emotional and Mental Health; "
        "Autism\",TRUE\n2,1,,,Ben,FALSE,Second,SR2 7AA,,tuesday,13:00:00,14:00:00,,,\n3,,Vole,FALSE,,,,,,,,,,,\n"
        "4,77,,,Lost,TRUE,,,,,,,,,\n5,,Hidden,TRUE,,,Cottage,SR1 1AA,TRUE,,,,,,\n");
    REQUIRE(read.good().size() == 3);
    const Listing otter = read.good()[0];
    CHECK(otter.name == "Otter");
    CHECK(otter.places.size() == 2);
    CHECK(otter.schedules.size() == 2);
    REQUIRE(otter.contacts.size() == 1);
    CHECK(otter.of("need").yes == Codes{"ASD", "SEMH"});
    CHECK(otter.of("cost").yes == Codes{"free"});
    CHECK(read.good()[1].status == Status::inactive);
    CHECK(read.good()[2].places[0].address_hidden);
    CHECK(read.warnings.size() == 1);
}

}  // namespace waymark::feeds
