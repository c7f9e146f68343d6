// Are services found where others nest them, and is JSON that is about something else refused?
#include <catch2/catch.hpp>

#include "tests/indexer/feed.h"

namespace waymark::feeds {

TEST_CASE("a service that stands in its place, in its organisation, is read with both") {
    const std::string otter = R"({"id": "s1", "name": "Otter Club", "description": "Club", "minimum_age": 5})";
    const std::string hall = R"("id": "l1", "name": "Hall", "latitude": 54.9, "longitude": -1.38)";
    const std::string address =
        R"("addresses": [{"address_1": "1 High Street", "city": "Sunderland", "postal_code": "SR1 1AA"}])";
    const std::pair<const char*, std::string> shapes[] = {
        {"organisation, location, service", R"([{"id": "o1", "name": "Org", "locations": [{)" + hall + ", " + address +
                                                R"(, "services": [)" + otter + "]}]}]"},
        {"under organizations", R"({"organizations": [{"id": "o1", "name": "Org", "locations": [{)" + hall + ", " +
                                    address + R"(, "services": [)" + otter + "]}]}]}"},
        {"a page of one organisation",
         R"({"contents": [{"id": "o1", "name": "Org", "website": "https://o.example", "locations": {"location": {)" +
             hall + ", " + address + R"(, "services": {"service": )" + otter + "}}}}]}"},
        {"Ohana's places",
         "[{" + hall +
             R"(, "address": {"street_1": "1 High Street", "city": "Sunderland", "zip": "SR1 1AA"}, "organization": {"id": "o1", "name": "Org"}, "services": [)" +
             otter + "]}]"},
        {"places in a page", R"({"data": [{)" + hall + ", " + address +
                                 R"(, "organization": {"id": "o1", "name": "Org"}, "services": [)" + otter + "]}]}"},
        {"tables of places", R"({"locations": [{)" + hall + ", " + address +
                                 R"(, "organization": {"id": "o1", "name": "Org"}, "services": [)" + otter + "]}]}"},
    };
    for (const auto& [shape, text] : shapes) {
        INFO(shape);
        const auto read = read_feed(text);
        for (const std::string& refusal : read.refusals) UNSCOPED_INFO(refusal);
        INFO(read.notes());
        REQUIRE(read.good().size() == 1);
        const Listing l = read.one();
        CHECK(l.name == "Otter Club");
        CHECK(l.organisation.name == "Org");
        REQUIRE(l.places.size() == 1);
        CHECK(l.places[0].name == "Hall");
        CHECK(l.places[0].postcode == "SR1 1AA");
        CHECK(l.places[0].address == std::vector<std::string>{"1 High Street"});
        CHECK(l.places[0].point == LatLon{54.9, -1.38});
        CHECK(read.providers.empty());
    }
    const auto two = read_feed(
        R"([{"id": "o1", "name": "Org", "locations": [{"id": "l1", "name": "A", "services": [{"id": "1", "name": "One"}, {"id": "2", "name": "Two"}]},
  {"id": "l2", "name": "B", "services": [{"id": "3", "name": "Three"}]}]}, {"id": "o2", "name": "Alone", "website": "https://a.example"}])");
    REQUIRE(two.good().size() == 3);
    CHECK(two.good()[2].places[0].name == "B");
    CHECK(two.providers.size() == 1);
}

TEST_CASE("the edges and nodes of GraphQL are lists like any other") {
    for (
        const char* text :
        {R"({"data": {"services": {"edges": [{"node": {"id": "1", "name": "Otter", "status": "active"}}]}}})",
         R"({"data": {"services": {"nodes": [{"id": "1", "name": "Otter", "status": "active"}]}}})",
         R"({"data": {"services": {"edges": [{"cursor": "x", "node": {"id": "1", "name": "Otter"}}], "pageInfo": {"hasNextPage": false}}}})"}) {
        INFO(text);
        CHECK(read_feed(text).one().name == "Otter");
    }
}

TEST_CASE("people, settings, menus, goods and code as JSON are refused, and are no services") {
    for (
        const char* text : {
            R"({"users": [{"id": 1, "name": "Jo Bloggs", "email": "jo@example.org", "phone": "0191 496 0001"}]})",
            R"([{"id": 1, "name": "Jo Bloggs", "email": "jo@example.org", "phone": "0191 496 0001"}])",
            R"([{"id": 1, "name": "Leanne", "username": "Bret", "email": "a@example.org", "address": {"street": "Kulas", "city": "Gwen", "zipcode": "1"}, "phone": "1", "website": "hilde.example", "company": {"name": "Romaguera"}}])",
            R"({"people": [{"first_name": "Jo", "last_name": "Bloggs", "name": "Jo Bloggs", "status": "active", "description": "Manager"}]})",
            R"({"staff": [{"id": "1", "name": "Ann Other", "description": "Head of service", "status": "active", "phone": "0191 496 0001"}]})",
            R"({"pupils": [{"id": 1, "name": "Child A", "date_of_birth": "2015-01-01", "description": "needs"}]})",
            R"({"settings": [{"id": "1", "name": "theme", "description": "Colour of the site", "value": "blue", "status": "active"}]})",
            R"({"settings": {"general": [{"id": "1", "name": "title", "description": "Title of the site"}]}})",
            R"([{"id": "x", "name": "timeout", "description": "Seconds", "value": 5, "default": 3}])",
            R"({"menu": [{"id": "1", "name": "Home", "url": "/"}, {"id": "2", "name": "About", "url": "/about"}]})",
            R"({"menu": {"items": [{"id": "1", "name": "Home", "description": "Start", "url": "https://x.example/"}]}})",
            R"({"navigation": {"items": [{"id": 1, "name": "Clubs", "description": "All clubs", "children": [{"id": 2, "name": "Swim", "description": "x"}]}]}})",
            R"({"menus": [{"id": 1, "name": "Fish and chips", "description": "With peas", "price": 8.5}]})",
            R"([{"id": 1, "name": "Soup", "description": "Of the day", "price": 4, "vegetarian": true, "allergens": ["celery"]}])",
            R"({"products": [{"id": 1, "name": "Ball", "description": "Round", "sku": "B1", "status": "active"}]})",
            R"([{"id": 1, "name": "repo-one", "full_name": "x/repo-one", "description": "A repo", "html_url": "https://x.example", "private": false}])",
            R"({"name": "my-app", "version": "1.0.0", "description": "An app", "scripts": {"x": "y"}})",
            R"([{"name": "France", "code": "FR"}, {"name": "Spain", "code": "ES"}])",
        }) {
        INFO(text);
        const auto read = read_feed(text);
        CHECK(read.good().empty());
        CHECK(read.providers.empty());
        CHECK(read.refusals.size() == 1);
    }
    // What looks a little like them is a service all the same.
    for (
        const char* text : {
            R"([{"id": "1", "name": "Otter", "description": "Club", "price": "£3", "phone": "0191 496 0001"}])",
            R"([{"id": "1", "name": "Otter", "description": "Club", "role": "Support", "email": "a@example.org", "status": "active"}])",
            R"({"members": [{"id": "1", "name": "Otter", "description": "Club", "minimum_age": 5}]})",
            R"({"pages": [{"services": [{"id": "1", "name": "Otter"}]}]})",
            R"([{"id": "1", "name": "Otter", "description": "Club", "url": "/otter", "status": "active"}])",
        }) {
        INFO(text);
        CHECK(read_feed(text).one().name == "Otter");
    }
}

}  // namespace waymark::feeds
