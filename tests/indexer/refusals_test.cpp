// Is what is no feed, or does harm, refused with a sentence that helps?
#include <catch2/catch.hpp>

#include "tests/indexer/feed.h"

namespace waymark::feeds {

TEST_CASE("files of other kinds are refused by name") {
    const std::pair<std::string, const char*> rows[] = {
        {"<!DOCTYPE html><html><body><p>Page not found</p></body></html>", "web page"},
        {"<html><head/><body/></html>", "web page"},
        {"<catalog xmlns=\"http://xcri.org/profiles/catalog\"><provider><title>Derby College</title></provider></catalog>",
         "course feed"},
        {"<OfstedChildcareRegisterLocalAuthorityExtract/>", "Ofsted"},
        {"<rss version=\"2.0\"><channel><item><title>x</title></item></channel></rss>", "news feed"},
        {"name;town;phone;web\nA;B;C;D\n", "--map"},
        {"PK\x03\x04zip", "zipped"},
        {"%PDF-1.7", "PDF"},
        {"Hello, this is a letter", "plain text"},
        {"\x1f\x8b\x08", "gzip"},
    };
    for (const auto& [text, kind] : rows) {
        INFO(text);
        auto read = read_feed(text);
        CHECK(read.all.empty());
        REQUIRE(read.refusals.size() == 1);
        CHECK(read.refusals[0].find(kind) != std::string::npos);
    }
}

TEST_CASE("well-formed XML of another trade is refused though nobody knows its name") {
    auto read = read_feed(
        "<catalogue><product><name>Chair</name><description>Oak</description><price>12</price></product></catalogue>");
    CHECK(read.all.empty());
    REQUIRE(read.refusals.size() == 1);
    CHECK(read.refusals[0].find("<catalogue>") != std::string::npos);
    CHECK(read.refusals[0].find("Open Referral") != std::string::npos);
}

TEST_CASE("a file that was cut off is refused whole") {
    std::string json = "[" + service("") + ",\n" + service(R"("minimum_age": 5)", "Heron");
    auto cut_json = read_feed(json);
    CHECK(cut_json.all.empty());
    REQUIRE(cut_json.refusals.size() == 1);
    CHECK(cut_json.refusals[0].find("cut off") != std::string::npos);

    auto cut_xml = read_feed("<services>\n<service><id>1</id><name>Otter</name></service>\n<service><id>2</id><na");
    CHECK(cut_xml.all.empty());
    REQUIRE(cut_xml.refusals.size() == 1);
    CHECK(cut_xml.refusals[0].find("cut off") != std::string::npos);
    CHECK(cut_xml.refusals[0].starts_with("3:"));
}

TEST_CASE("of JSON lines the good ones go in and each bad one is named with its line") {
    auto read = read_feed(R"({"id": "1", "name": "One"})"
                          "\n"
                          R"({"id": "2", "name": )"
                          "\n\n"
                          R"({"id": "3", "name": "Three"})"
                          "\n"
                          R"({"id": "4", "name": "Four"} x)"
                          "\n"
                          R"([1,2])"
                          "\n"
                          R"({"id": "5", "na)");
    CHECK(read.good().size() == 2);
    REQUIRE(read.refusals.size() == 4);
    CHECK(read.refusals[0].starts_with("2:"));
    CHECK(read.refusals[1].starts_with("5:"));
    CHECK(read.refusals[2].starts_with("6:"));
    CHECK(read.refusals[3].starts_with("7:"));

    auto bad_first = read_feed(R"({"id": "1", "name": )"
                               "\n"
                               R"({"id": "2", "name": "Two"})"
                               "\n"
                               R"({"id": "3", "name": "Three"})");
    CHECK(bad_first.good().size() == 2);
    CHECK(bad_first.refusals.size() == 1);
}

TEST_CASE("entities, deep nesting and half characters do no harm") {
    auto bomb = read_feed(
        "<?xml version=\"1.0\"?><!DOCTYPE s [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><services><service><id>1</id><name>&b;</name></service></services>");
    CHECK(bomb.all.empty());
    CHECK(bomb.refusals.size() == 1);
    std::string deep = R"({"id": "1", "name": "Deep", "extra": )";
    for (int i = 0; i < 10'000; ++i) deep += "[";
    for (int i = 0; i < 10'000; ++i) deep += "]";
    auto nested = read_feed(deep + "}");
    CHECK(nested.all.empty());
    CHECK(nested.refusals.size() == 1);
    auto half = read_feed("{\"id\": \"1\", \"name\": \"Half \\ud83d and bytes \xC3\x28 here\"}");
    CHECK(half.good().size() == 1);
}

TEST_CASE("a record that is over-long in any way is rejected with a sentence, and its neighbours go in") {
    std::string long_name(600, 'n'), long_text(120 * 1024, 't'), many_terms, large;
    for (int i = 0; i < 1200; ++i) many_terms += (i ? "," : "") + std::string(R"({"taxonomy_term": {"name": "x"}})");
    for (int i = 0; i < 900; ++i)
        large += (i ? "," : "") + std::string(R"({"description": ")") + std::string(6000, 'd') + "\"}";
    const std::pair<const char*, std::string> rows[] = {
        {"500 characters", service("", long_name)},
        {"100 kB", service("\"description\": \"" + long_text + "\"")},
        {"1000 entries", service("\"attributes\": [" + many_terms + "]")},
        {"4 MB", service("\"schedules\": [" + large + "]")},
        {"no name", service("", "")},
        {"no name", service("", " - ")},
    };
    for (const auto& [why, text] : rows) {
        INFO(why);
        auto read = read_feed("[" + text + R"(, {"id": "2", "name": "Heron", "status": "active"}])");
        REQUIRE(read.all.size() == 2);
        CHECK(read.all[0].rejected);
        CHECK_FALSE(read.all[1].rejected);
        CHECK(read.notes().find(why) != std::string::npos);
        CHECK(read.notes().starts_with("error 1"));
    }
}

TEST_CASE("fields of a wrong kind are told and do not take the record with them") {
    auto read = read_feed(service(
        R"("minimum_age": "ask", "assured_date": "last week", "url": "javascript:go", "email": "nobody", "schedules": "Mondays",
      "cost_options": [{"option": "Adult", "amount": "ask us"}], "status": "wobbly", "organization": 7, "service_at_locations": {"location": []}, "attributes": [null, 3, [], {}],
      "phones": [[]], "contacts": {"a": {"b": 1}}, "waymark": [1], "languages": {"x": []}, "last_modified": {}, "description": ["one", "two"])"));
    REQUIRE(read.good().size() == 1);
    Listing l = read.one();
    CHECK(l.url.empty());
    CHECK(l.email.empty());
    CHECK(l.status == Status::inactive);
    CHECK_FALSE(l.ages.stated());
    CHECK(l.description == "one, two");
    for (const char* field : {"minimum_age", "assured_date", "url", "email", "amount", "status"}) {
        INFO(field);
        CHECK(read.notes().find(field) != std::string::npos);
    }
    CHECK(l.unmapped_json.find("last week") != std::string::npos);
    CHECK(l.unmapped_json.find("javascript") == std::string::npos);
}

}  // namespace waymark::feeds
