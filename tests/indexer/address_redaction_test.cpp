// Is an address that is to stay hidden told by any field of a listing, by what is kept beside it, or by a report?
#include <catch2/catch.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "content/store/listing_json.h"
#include "content/store/store.h"
#include "indexer/map/address_redaction.h"
#include "indexer/map/record.h"
#include "indexer/syntax/tree.h"
#include "indexer/write/writer.h"
#include "tests/indexer/filled_listing.h"

using namespace waymark;
using namespace waymark::feeds;
using Json = nlohmann::ordered_json;

namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    return text;
}

/// Everything that came of a record but what only commissioners may see.
std::string all_that_is_told(const Mapped& mapped) {
    std::string all = to_json(mapped.listing);
    for (const Note& note : mapped.notes) all += "\n" + note.field + ": " + note.message;
    for (const std::string& term : mapped.unmapped) all += "\n" + term;
    return lower(all);
}

std::string secret_in(const std::string& told) {
    for (const char* secret : {"whispering", "sr5 9qq", "9qq", "54.92123", "1.43432"})
        if (told.find(secret) != std::string::npos) return secret;
    return {};
}

const Json& hidden_place() {
    static const Json place = Json::parse(
        R"({"id": "L", "name": "Hall", "latitude": 54.921234, "longitude": -1.434321, "waymark": {"address_hidden": true},
      "addresses": [{"address_1": "17 Whispering Lane", "city": "Sunderland", "postal_code": "SR5 9QQ"}]})");
    return place;
}

/// A service of Open Referral that says something in every field, in members that we do not know, and whose place is
/// hidden.
Json full_service() {
    const Listing listing = filled_listing();
    feeds::Document document;
    Json service = Json::parse(json_of(*open_referral::service(listing, TestWords::get().vocabulary, document)));
    Json& place = service["service_at_locations"][0]["location"];
    for (const auto& [name, value] : hidden_place().items()) place[name] = value;
    service["an_unknown_member"] = {{"text", "words"}, {"list", {"words"}}};
    service["application_process"] = "Ring us";
    service["attributes"].push_back(
        {{"id", "a9"},
         {"taxonomy_term",
          {{"id", "t9"}, {"code", "a code"}, {"name", "A term nobody knows"}, {"taxonomy", "our own list"}}}});
    service["organization"]["an_unknown_member"] = "words";
    return service;
}

Mapped mapped_of(const Json& service) {
    auto read = read_feed(service.dump());
    REQUIRE(read.all.size() == 1);
    return read.all[0];
}

}  // namespace

TEST_CASE("whichever text of a feed tells where a hidden place is, neither the listing nor the report tells it") {
    const Json service = full_service();
    REQUIRE_FALSE(mapped_of(service).rejected);
    REQUIRE(secret_in(all_that_is_told(mapped_of(service))).empty());
    int planted = 0;
    const Json flat = service.flatten();
    for (const auto& [pointer, said] : flat.items()) {
        if (!said.is_string() || pointer.find("/addresses/") != std::string::npos) continue;
        for (const char* text : {"Ring 17 Whispering Lane, SR5 9QQ now", "17 Whispering Lane",
                                 "https://example.org/17-whispering-lane?at=SR59QQ", "whisperinglane@example.org"}) {
            Json other = service;
            other[Json::json_pointer(pointer)] = text;
            const std::string told = all_that_is_told(mapped_of(other));
            CAPTURE(pointer, text, told);
            REQUIRE(secret_in(told).empty());
            ++planted;
        }
    }
    CHECK(planted > 500);
}

TEST_CASE("a name of a member, and a number, that tell where a hidden place is are not kept") {
    Json service = full_service();
    service["17 Whispering Lane"] = "at the green door";
    service["map"] = {{"north", 54.921234}, {"zoom", 5}};
    const Mapped mapped = mapped_of(service);
    CHECK(secret_in(all_that_is_told(mapped)).empty());
    CHECK(mapped.listing.unmapped_json.find("green door") == std::string::npos);
    CHECK(mapped.listing.unmapped_json.find(R"("zoom":5)") != std::string::npos);
}

TEST_CASE("a term without a code, a warning and a quotation cut short tell no hidden address") {
    Json service = full_service();
    service["attributes"][1]["taxonomy_term"]["name"] = "House at 17 Whispering Lane";
    service["waymark"]["council"] = "the council that looks after us here at 17 Whispering Lane";
    service["minimum_age"] = "17 Whispering Lane";
    const Mapped mapped = mapped_of(service);
    CHECK(std::count(mapped.unmapped.begin(), mapped.unmapped.end(), "our own list: House at (hidden address)") == 1);
    const auto warns = [&](std::string_view words) {
        return std::any_of(mapped.notes.begin(), mapped.notes.end(),
                           [&](const Note& note) { return note.message.find(words) != std::string::npos; });
    };
    CHECK(warns("here at (hidden address)` is no council"));
    CHECK(secret_in(all_that_is_told(mapped)).empty());
}

TEST_CASE("every text of a listing is redacted, in whichever field it stands") {
    HiddenAddresses addresses;
    for (const char* part : {"17 Whispering Lane", "Whispering Lane", "SR5 9QQ", "SR59QQ"}) addresses.add(part);
    Listing listing = filled_listing();
    int planted = 0;
    const auto is_ours = [](Content content) {
        return content == Content::code || content == Content::date || content == Content::time;
    };
    visit_texts(listing, [&](const FieldDescription& field, std::string& text) {
        if (is_ours(field.content)) return;
        text += field.content == Content::link || field.content == Content::email || field.content == Content::id
                    ? "/17-whispering-lane"
                    : " at 17 Whispering Lane (SR5 9QQ)";
        ++planted;
    });
    CHECK(planted > 60);
    redact_hidden_addresses(listing, addresses);
    visit_texts(listing, [&](const FieldDescription& field, const std::string& text) {
        CAPTURE(field.name, text);
        // Ids of our own making are no words of a feed.
        if (&text == &listing.id || &text == &listing.source || &text == &listing.organisation.id) return;
        CHECK(secret_in(lower(text)).empty());
        if (field.content == Content::words) CHECK(text == "Words of " + std::string(field.name) + " at  ()");
    });
    CHECK(listing.name == "Words of name at");
    CHECK(listing.url.empty());
    CHECK(listing.contacts.at(0).phone == "0191 496 0000 at  ()");
}

TEST_CASE(
    "a listing that is called by its address alone gets its organisation's name, and one that shows a hidden postcode elsewhere hides it there, too") {
    Json service = full_service();
    service["name"] = "17 Whispering Lane";
    CHECK(mapped_of(service).listing.name == "Words of name");
    service["organization"]["name"] = "17, Whispering Lane";
    CHECK(mapped_of(service).listing.name == "Address not shown");
    service = full_service();
    Json second = service["service_at_locations"][0];
    second["id"] = "another";
    second["location"]["id"] = "M";
    second["location"].erase("waymark");
    service["service_at_locations"].push_back(second);
    const Mapped mapped = mapped_of(service);
    REQUIRE(mapped.listing.places.size() == 2);
    CHECK(mapped.listing.places[1].address_hidden);
    CHECK(mapped.listing.places[1].precision == Precision::district);
    CHECK(secret_in(all_that_is_told(mapped)).empty());
}

TEST_CASE("an address is known again however its words are divided") {
    HiddenAddresses addresses;
    addresses.add("7 St Mary's Lane");
    addresses.add("SR5 9QQ");
    addresses.add("54.921234");
    addresses.add("a b");  // tells too little
    const std::pair<const char*, const char*> rows[] = {
        {"We are at 7 St Mary's Lane.", "We are at ."},
        {"7 st. mary\xE2\x80\x99s  LANE", ""},
        {"at 7,\nSt Marys Lane!", "at !"},
        {"x 7%20St%20Mary's+Lane y", "x  y"},
        {"7\xC2\xA0St\xC2\xA0Mary's\xC2\xA0Lane", ""},
        {"7 St Mary's<br>Lane", ""},
        {"7&nbsp;St Mary's Lane", ""},
        {"sr5-9qq, sr5\xE2\x80\x93"
         "9qq",
         ", "},
        {"54.921234,-1.4", ",-1.4"},
        {"a b", "a b"},
        {"", ""},
        {"7 St Mary's Road", "7 St Mary's Road"},
        {"54.9", "54.9"},
        {"100% <b", "100% <b"},
        {"7 St Mary's 7 St Mary's Lane Lane", ""},
        {"Ask 7stmaryslane@example.org or <www.7stmaryslane.example.org>", "Ask  or <>"},
    };
    for (const auto& [said, left] : rows) {
        std::string text = said;
        CAPTURE(said);
        addresses.cut(text);
        CHECK(text == left);
        CHECK_FALSE(addresses.tells(text));
    }
    CHECK(addresses.tells_link("https://stmaryslane.example.org/7stmaryslane"));
    CHECK_FALSE(addresses.tells_link("https://stmaryschool.example.org"));
    CHECK_FALSE(HiddenAddresses().tells("7 St Mary's Lane"));
    std::string report = "`we are at 7 St Ma` is no age";
    addresses.cut_from_report(report);
    CHECK(report == "`we are at (hidden address)` is no age");
}
