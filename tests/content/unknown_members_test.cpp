// Does what a newer program wrote into a stored document survive a save by this one?
#include <catch2/catch.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "content/store/commissioning_store.h"
#include "content/store/listing_json.h"
#include "content/store/sqlite/soci.h"
#include "content/store/unknown_members.h"
#include "tests/content/store_samples.h"

using namespace waymark;
using Json = nlohmann::ordered_json;

namespace {

Commissioning with_gaps(const std::string& gaps) {
    Commissioning facts;
    facts.gaps = gaps;
    return facts;
}
std::string document_in(const TemporaryFolder& folder, const std::string& table, const std::string& id) {
    soci::session foreign(soci::sqlite3, fmt::format("db=\"{}\"", (folder.path() / "listings.db").string()));
    std::string document;
    foreign << "select document from " + table + " where id = :id", soci::into(document), soci::use(id);
    return document;
}
void write_document(const TemporaryFolder& folder, const std::string& table, const std::string& id,
                    const std::string& document) {
    soci::session foreign(soci::sqlite3, fmt::format("db=\"{}\"", (folder.path() / "listings.db").string()));
    foreign << "update " + table + " set document = :document where id = :id", soci::use(document), soci::use(id);
}

}  // namespace

TEST_CASE("members that no field describes are taken over, at the top and deep inside, and nothing else is") {
    const std::string stored =
        R"({"id":"i","newer":{"a":[1,2.50]},"name":"Old","contacts":[{"name":"A","pronoun":"they"},{"name":"B"}],"staffing":{"ratio":"1:2","dogs":true},)"
        R"("facts":{"need":{"yes":["ASD"],"sure":["ASD"]}},"places":[{"point":{"lat":1,"lon":2,"height":3}}],"kept":{"x":1},"sensory":{"smell":"none"},"fees":"5"})";
    const std::string fresh =
        R"({"id":"i","name":"New","contacts":[{"name":"C"},{"name":"B","role":"r"}],"staffing":{"ratio":"1:3"},"facts":{"need":{"yes":["DS"]}},)"
        R"("places":[{"point":{"lat":5,"lon":6}}],"kept":{"y":2}})";
    const std::string merged = with_unknown_members(fresh, stored);
    CHECK(
        merged ==
        R"({"id":"i","name":"New","contacts":[{"name":"C","pronoun":"they"},{"name":"B","role":"r"}],"staffing":{"ratio":"1:3","dogs":true},)"
        R"("facts":{"need":{"yes":["DS"],"sure":["ASD"]}},"places":[{"point":{"lat":5,"lon":6,"height":3}}],"kept":{"y":2},"newer":{"a":[1,2.50]},"sensory":{"smell":"none"}})");
    CHECK(with_unknown_members(merged, merged) == merged);
    CHECK(listing_from_json(merged)->name == "New");
}

TEST_CASE("a document without unknown members stays as it is, and so does one beside something that cannot be read") {
    const std::string fresh = R"({"id":"i","name":"New","contacts":[{"name":"C"}]})";
    for (const char* stored :
         {"", "{}", "[]", "null", "{\"newer\":", R"({"id":"j","name":"Old","contacts":[{"name":"A"},{"name":"B"}]})",
          R"({"kept":{"a":1},"kept_text":"b"})"})
        CHECK(with_unknown_members(fresh, stored) == fresh);
    // An entry that was taken out takes along what was in it; so does a place without a point.
    CHECK(with_unknown_members(
              fresh, R"({"contacts":[{"name":"A"},{"name":"B","pronoun":"she"}],"places":[{"point":{"height":3}}]})") ==
          fresh);
    CHECK(with_unknown_members(R"({"name":"\u00e9 \"x\""})", R"({"n\u00e9w":null})") == R"({"name":"\u00e9 \"x\"","n)"
                                                                                        "\xC3\xA9"
                                                                                        R"(w":null})");
}

TEST_CASE(
    "a save by an older program leaves what a newer one wrote, of a listing and of what only commissioners may see") {
    TemporaryFolder folder;
    {
        const auto store = opened(folder);
        REQUIRE(store->put({{listing("a"), with_gaps("nights")}}));
    }
    Json newer = Json::parse(document_in(folder, "listings", "a"));
    newer["first_visit_kinds"] = {"tour"};
    newer["organisation"]["charity"] = 12;
    write_document(folder, "listings", "a", newer.dump());
    write_document(folder, "commissioning", "a", R"({"gaps":"nights","price_band":"B"})");
    {
        const auto store = opened(folder);
        Listing edited = store->get("a")->listing;
        edited.summary = "Edited";
        REQUIRE(store->put({{edited, with_gaps("weekends")}}));
        CHECK(store->get("a")->listing == edited);
        CHECK((*(*CommissioningStore::open(folder.path().string()))->facts("a"))->gaps == "weekends");
        CHECK(*store->put(entries({edited})) == std::vector<PutOutcome>{PutOutcome::unchanged});
    }
    const Json kept = Json::parse(document_in(folder, "listings", "a"));
    CHECK(kept["summary"] == "Edited");
    CHECK(kept["first_visit_kinds"] == Json::array({"tour"}));
    CHECK(kept["organisation"]["charity"] == 12);
    CHECK(document_in(folder, "commissioning", "a") == R"({"gaps":"weekends","price_band":"B"})");
}
