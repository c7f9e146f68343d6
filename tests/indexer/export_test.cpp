// Does every listing come back from an export as it was, and is what others see of it valid?
#include <catch2/catch.hpp>

#include "content/store/listing_json.h"
#include "content/store/listing_validation.h"
#include "indexer/open_referral/profile.h"
#include "indexer/own_export/export_record.h"
#include "indexer/syntax/json_reader.h"
#include "indexer/syntax/tree.h"
#include "indexer/write/export.h"
#include "indexer/write/writer.h"
#include "search/engine_internals.h"
#include "tests/indexer/imported.h"
#include "tests/indexer/random_listing.h"

using namespace waymark;
using namespace waymark::feeds;

namespace {

/// A store in memory: only what an export asks of one.
class Listings final : public ListingStore {
public:
    std::vector<Listing> listings;

    void each(const std::function<bool(const StoredListing&)>& take) const override {
        for (const Listing& listing : listings)
            if (!take({listing, false})) return;
    }
    Result<std::vector<PutOutcome>> put(const std::vector<Entry>&) override { return std::vector<PutOutcome>{}; }
    Result<Missing> withdraw_missing(const std::string&, const std::vector<std::string>&, std::uint32_t) override {
        return Missing{};
    }
    Result<void> withdraw(const std::string&) override { return {}; }
    Result<void> restore(const std::string&) override { return {}; }
    std::optional<StoredListing> get(std::string_view) const override { return {}; }
    std::vector<std::string> sources_of(const std::vector<std::string>&) const override { return {}; }
    std::vector<Listing> of_organisation(std::string_view) const override { return {}; }
    void each_document(const std::function<bool(std::string_view, bool, std::string_view)>&) const override {}
    void each_document_of(const std::vector<std::string>&,
                          const std::function<bool(std::string_view, bool, std::string_view)>&) const override {}
    std::uint32_t count() const override { return 0; }
    std::uint32_t count_public() const override { return 0; }
};

std::string exported(const std::vector<Listing>& listings, std::string_view format) {
    Listings store;
    store.listings = listings;
    std::string out;
    const auto written = export_listings(store, TestWords::get().vocabulary, format, [&](std::string_view bytes) {
        out += bytes;
        return true;
    });
    REQUIRE(written);
    CHECK(*written == listings.size());
    return out;
}

std::vector<Listing> random_listings(std::uint32_t seed, std::size_t count) {
    RandomListing random(seed);
    std::vector<Listing> listings;
    while (listings.size() < count) listings.push_back(random.make());
    return listings;
}

}  // namespace

TEST_CASE("whatever a listing holds, our own reading could have made it") {
    for (const Listing& listing : random_listings(1, 200)) CHECK(is_valid(listing, TestWords::get().vocabulary));
}

TEST_CASE("an export as one stream comes back without a difference") {
    const auto listings = random_listings(2, 300);
    for (std::string_view format : {"oruk-json", "oruk-xml", "csv"}) {
        CAPTURE(format);
        const FeedRead read = read_feed(exported(listings, format));
        for (const std::string& refusal : read.refusals) UNSCOPED_INFO(refusal);
        CHECK(read.refusals.empty());
        const auto again = read.good();
        REQUIRE(again.size() == listings.size());
        for (std::size_t i = 0; i < again.size(); ++i) {
            CAPTURE(i);
            REQUIRE(to_json(again[i]) == to_json(listings[i]));
        }
    }
}

TEST_CASE("an export as tables comes back without a difference") {
    const auto listings = random_listings(3, 300);
    DataDir data;
    const auto zip = data.write("tables.zip", exported(listings, "oruk-csv"));
    Engine engine = open_engine(data);
    const auto report = import_files(engine, {zip});
    CHECK(report.added == listings.size());
    for (const Listing& listing : listings) {
        const auto kept = internals_of(engine).store().get(listing.id);
        REQUIRE(kept);
        CHECK(to_json(kept->listing) == to_json(listing));
    }
}

TEST_CASE("a row that belongs to a service, its place and its organisation at once comes back without a difference") {
    DataDir data;
    Engine engine = open_engine(data);
    data.write("in/organizations.csv", "id,name,legal_status\no1,River Trust,charity\n");
    data.write("in/services.csv",
               "id,organization_id,name,status\ns1,o1,Otter Swimming,active\ns2,o1,Heron Club,active\n");
    data.write("in/locations.csv", "id,name,transportation\nl1,River Hall,Bus 4\n");
    data.write("in/services_at_location.csv", "id,service_id,location_id\nx1,s1,l1\nx2,s2,l1\n");
    data.write("in/contacts.csv",
               "id,organization_id,service_id,service_at_location_id,name,title\nc1,o1,s1,x1,Robin Reed,Lead\n");
    data.write(
        "in/phones.csv",
        "id,organization_id,service_id,location_id,service_at_location_id,contact_id,number\np1,o1,s1,l1,x1,c1,0191 496 0000\n");
    data.write(
        "in/regular_schedules.csv",
        "id,service_id,location_id,service_at_location_id,weekday,opens_at,closes_at\nh1,s1,l1,x1,1,09:00,17:00\n");
    data.write(
        "in/holiday_schedules.csv",
        "id,service_id,location_id,service_at_location_id,closed,start_date,end_date\nh1,s1,l1,x1,true,2026-12-24,2026-12-26\n");
    CHECK(import_files(engine, {data.path + "/in"}, from("river")).added == 2);
    std::string zip;
    REQUIRE(export_listings(internals_of(engine).store(), TestWords::get().vocabulary, "oruk-csv",
                            [&](std::string_view bytes) {
                                zip += bytes;
                                return true;
                            }));
    const auto again = import_files(engine, {data.write("tables.zip", zip)}, from("river"));
    CHECK(again.unchanged == 2);
    CHECK(again.changed == 0);
}

TEST_CASE("an organisation without services comes back as what it was") {
    Listing listing;
    listing.kind = Kind::provider;
    listing.id = listing.organisation.id = "b0000000-0000-4000-8000-000000000001";
    listing.name = listing.organisation.name = "River Trust";
    listing.source = "test";
    for (std::string_view format : {"oruk-json", "oruk-xml", "csv"}) {
        CAPTURE(format);
        const FeedRead read = read_feed(exported({listing}, format));
        CHECK(read.all.empty());
        REQUIRE(read.providers.size() == 1);
        CHECK(to_json(read.providers[0].listing) == to_json(listing));
    }
}

TEST_CASE("a record is taken only under its own seal, and only when it is sound") {
    Listing listing;
    listing.id = "a0000000-0000-4000-8000-000000000001";
    listing.name = "Otter Swimming";
    listing.description = "As it was";
    listing.source = "elsewhere";
    const auto read_with = [&](const Listing& in_record, std::string_view description) {
        Document document;
        ObjectBuilder visible(document);
        visible.text("id", listing.id).text("name", "Otter Swimming").text("description", description);
        auto named = read_json(document.keep(json_of(*visible.value())), document, open_referral::name_member);
        ObjectBuilder with(document);
        const auto seal = open_referral::row_checksum({}, open_referral::Table::service, *named->value);
        return json_of(*open_referral::with_record(*visible.value(), in_record, seal, document));
    };
    SECTION("untouched") { CHECK(to_json(read_feed(read_with(listing, "As it was")).one()) == to_json(listing)); }
    SECTION("changed by hand") {
        auto text = read_with(listing, "As it was");
        text.replace(text.find("As it was"), 9, "As it is!");
        CHECK(read_feed(text).one().description == "As it is!");
        CHECK(read_feed(text).one().source == "test");
    }
    SECTION("a link that runs a script") {
        Listing bad = listing;
        bad.url = "javascript:alert(1)";
        CHECK(read_feed(read_with(bad, "As it was")).one().url.empty());
    }
    SECTION("a hidden place that tells where it is") {
        Listing bad = listing;
        bad.places.resize(1);
        bad.places[0].address_hidden = true;
        bad.places[0].point = LatLon{54.9, -1.4};
        bad.places[0].precision = Precision::exact;
        CHECK(read_feed(read_with(bad, "As it was")).one().places.empty());
    }
    SECTION("a code that nobody knows") {
        Listing bad = listing;
        bad.facts["need"].yes = {"XYZ"};
        CHECK(read_feed(read_with(bad, "As it was")).one().facts.empty());
    }
    SECTION("another listing's record") {
        Listing bad = listing;
        bad.id = "a0000000-0000-4000-8000-000000000002";
        CHECK(read_feed(read_with(bad, "As it was")).one().id == listing.id);
    }
}

TEST_CASE("addresses are written as strict readers take them") {
    CHECK(open_referral::as_uri("https://a.org/b c?d=[1]|2#e#f") == "https://a.org/b%20c?d=%5B1%5D%7C2#e%23f");
    CHECK(open_referral::as_uri("https://a.org/100%") == "https://a.org/100%25");
    CHECK(open_referral::as_uri("https://a.org/%C3%A9") == "https://a.org/%C3%A9");
    CHECK(open_referral::as_uri("javascript://%0aalert(1)").empty());
    CHECK(open_referral::as_uri("https://a.org:port/").empty());
    CHECK(open_referral::as_uri("nowhere").empty());
    CHECK(open_referral::is_email("a.b+c@d-e.example.org"));
    for (const char* bad : {"a@b", "a..b@c.org", "a@b@c.org", "@c.org", "a@-c.org", "a b@c.org", "a@c.org."})
        CHECK_FALSE(open_referral::is_email(bad));
    CHECK(open_referral::is_moment("2026-03-01T09:30:00Z"));
    CHECK(open_referral::is_moment("2026-03-01T09:30:00.5+01:00"));
    CHECK_FALSE(open_referral::is_moment("2026-03-01"));
}
