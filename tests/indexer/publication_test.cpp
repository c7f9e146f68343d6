// Is what was not meant for the public kept from it, in every dialect and shape?
#include <catch2/catch.hpp>

#include "indexer/dialects/flat_csv/flat_csv.h"
#include "indexer/words/column_map.h"
#include "tests/indexer/feed.h"

namespace waymark::feeds {

namespace {

MapContext on_a_day() {
    MapContext context = TestWords::get().context();
    context.today = "2026-11-23";
    return context;
}

FeedRead read_today(std::string text) { return read_feeds({std::move(text)}, on_a_day()); }

/// A CSV read with a mapping, as `waymark import --map` does.
FeedRead read_mapped(std::string map_text, std::string csv) {
    auto map = read_column_map(map_text, "map.txt");
    if (!map) FAIL(map.error().message);
    const MapContext context = on_a_day();
    FeedRead read;
    FeedReader reader(context, read, &*map);
    FeedBytes bytes(std::make_unique<TextSource>(std::move(csv)));
    reader.read(bytes, {0, "feed.csv"}, flat_csv::dialect);
    reader.finish();
    return read;
}

std::string names_shown(const FeedRead& read) {
    std::string names;
    for (const Listing& listing : read.good())
        if (listing.status == Status::active) names += (names.empty() ? "" : ", ") + listing.name;
    return names;
}

}  // namespace

TEST_CASE("a status word shows a listing, keeps it back, or is not known and keeps it back with a warning") {
    struct Row {
        const char* json;
        Status status;
        bool warned;
    };
    for (const Row& row : {
             Row{"\"active\"", Status::active, false},
             {"\"Active \"", Status::active, false},
             {"\"PUBLISHED\"", Status::active, false},
             {"\"publish\"", Status::active, false},
             {"\"Yes\"", Status::active, false},
             {"true", Status::active, false},
             {"1", Status::active, false},
             {"null", Status::active, false},
             {"\"\"", Status::active, false},
             {"\"N/A\"", Status::active, false},
             {"\"Open, but proposed to close\"", Status::active, false},
             {"{\"name\": \"Live\", \"code\": 7}", Status::active, false},
             {"\"withdrawn\"", Status::inactive, false},
             {"\"Not published\"", Status::inactive, false},
             {"\"not_published\"", Status::inactive, false},
             {"\"private\"", Status::inactive, false},
             {"\"Removed\"", Status::inactive, false},
             {"\"cancelled\"", Status::inactive, false},
             {"\"in-review\"", Status::inactive, false},
             {"\"In Review\"", Status::inactive, false},
             {"\"retired\"", Status::inactive, false},
             {"\"archived\"", Status::inactive, false},
             {"\"draft\"", Status::inactive, false},
             {"\"auto-draft\"", Status::inactive, false},
             {"\"internal\"", Status::inactive, false},
             {"\"embargoed\"", Status::inactive, false},
             {"\"pending\"", Status::inactive, false},
             {"\"expired\"", Status::inactive, false},
             {"\"deleted\"", Status::inactive, false},
             {"\"hidden\"", Status::inactive, false},
             {"\"not public\"", Status::inactive, false},
             {"\"rejected\"", Status::inactive, false},
             {"\"disabled\"", Status::inactive, false},
             {"\"off\"", Status::inactive, false},
             {"\"No\"", Status::inactive, false},
             {"false", Status::inactive, false},
             {"0", Status::inactive, false},
             {"{\"name\": \"Draft\"}", Status::inactive, false},
             {"[\"published\", \"internal\"]", Status::inactive, false},
             {"\"discontinued\"", Status::defunct, false},
             {"\"ceased\"", Status::defunct, false},
             {"\"Temporarily Closed\"", Status::temporarily_closed, false},
             {"\"maybe\"", Status::inactive, true},
             {"\"gone fishing\"", Status::inactive, true},
             {"2", Status::inactive, true},
             {"\"Archived 12/03/2024\"", Status::inactive, true},
             {"\"?\"", Status::inactive, true},
         }) {
        INFO(row.json);
        const auto read = read_today(service("\"status\": " + std::string(row.json)));
        REQUIRE(read.good().size() == 1);
        CHECK(read.one().status == row.status);
        CHECK((read.notes().find("To let it in") != std::string::npos) == row.warned);
    }
}

TEST_CASE("a flag says who may see a listing, whatever it is called and however yes and no are written") {
    struct Row {
        const char* members;
        bool shown;
    };
    for (const Row& row : {
             Row{R"("visible": true)", true},
             {R"("visible": "Y")", true},
             {R"("isPublished": 1)", true},
             {R"("published": "2024-02-01T10:00:00Z")", true},
             {R"("hidden": false)", true},
             {R"("deleted_at": null)", true},
             {R"("private": {"contract_value": "3"})", true},
             {R"("state": "Tyne and Wear")", true},
             {R"("active": "Active children welcome")", true},
             {R"("expired": 0)", true},
             {R"("visible_from": "2020-01-01", "visible_to": "2099-01-01")", true},
             {R"("visibility": "public")", true},
             {R"("visible": false)", false},
             {R"("visible": "false")", false},
             {R"("visible": 0)", false},
             {R"("visible": "0.0")", false},
             {R"("isVisible": "No")", false},
             {R"("is_public": "N")", false},
             {R"("Published": "No")", false},
             {R"("published": "2099-02-01")", false},
             {R"("SHOW_ON_PUBLIC_SITE": "FALSE")", false},
             {R"("showOnWebsite": "off")", false},
             {R"("visibility": "staff only")", false},
             {R"("visibility": {"public": false})", false},
             {R"("hidden": "yes")", false},
             {R"("hidden": 1)", false},
             {R"("Is Private": "TRUE")", false},
             {R"("draft": true)", false},
             {R"("deleted_at": "2026-01-02T10:00:00Z")", false},
             {R"("archived": "y")", false},
             {R"("discarded_at": "2026-01-02")", false},
             {R"("exclude_from_website": "1")", false},
             {R"("do-not-publish": "x y")", false},
             {R"("status": "active", "visible": false)", false},
             {R"("status": "draft", "visible": true)", false},
             {R"("meta": {"status": "draft"})", false},
             {R"("state": "deleted")", false},
             {R"("active": "no")", false},
             {R"("embargoed_until": "2099-01-01")", false},
             {R"("visible_to": "2020-01-01")", false},
             {R"("visible": "who knows")", false},
             {R"("public": 3)", false},
             {R"("organization": {"id": "9", "name": "River Club", "visible": false})", false},
         }) {
        INFO(row.members);
        const auto read = read_today(service(row.members));
        REQUIRE(read.good().size() == 1);
        CHECK((read.one().status == Status::active) == row.shown);
    }
}

TEST_CASE("attributes and elements of XML say it too, and so do tables") {
    CHECK(names_shown(read_today(
              R"(<services><service published="false"><id>1</id><name>A</name><description>d</description></service>
  <service><id>2</id><name>B</name><visible>0</visible><description>d</description></service>
  <service><id>3</id><name>C</name><status code="x">Withdrawn</status><description>d</description></service>
  <service hidden="no"><id>4</id><name>D</name><description>d</description><status>live</status></service></services>)")) ==
          "D");
    CHECK(names_shown(read_today("id,organization_id,name,description,status,published\n1,o,A,d,active,No\n"
                                 "2,o,B,d,active,Yes\n3,o,C,d,in review,\n4,o,D,d,active,perhaps\n")) == "B");
}

TEST_CASE("a spreadsheet's own columns say it, mapped as a status, as a flag, or not at all") {
    const std::string rows =
        "id,name,Published\n1,Yes Club,Yes\n2,No Club,No\n3,N Club,N\n4,False Club,FALSE\n5,Nought "
        "Club,0\n6,Y Club,Y\n7,Blank Club,\n8,Odd Club,sometimes\n";
    for (const char* map : {"name: name\nid: id\nstatus: Published\n", "name: name\nid: id\nvisible: Published\n",
                            "name: name\nid: id\n"}) {
        INFO(map);
        CHECK(names_shown(read_mapped(map, rows)) == "Yes Club, Y Club, Blank Club");
    }
    CHECK(names_shown(read_mapped("name: name\nid: id\nstatus: \"active\"\n", rows)).find("No Club") !=
          std::string::npos);
    for (const char* map : {"name: name\nstatus: Hidden?\n", "name: name\nhidden: Hidden?\n", "name: name\n"}) {
        INFO(map);
        CHECK(names_shown(read_mapped(map, "name,Hidden?\nA,Yes\nB,No\nC,\nD,true\nE,0\n")) == "B, C, E");
    }
    CHECK(names_shown(read_mapped(
              "name: name\nstatus: State\nhidden: Exclude from website\n",
              "name,State,Exclude from website\nA,Open,Yes\nB,Open,No\nC,Closed,No\nD,Archived,\n")) == "B");
}

TEST_CASE("check guesses the flags of Outpost, iCarol and the schools register") {
    const ColumnNames& names = TestWords::get().words.columns;
    auto guess = [&](std::vector<std::string_view> columns, std::string_view field) -> std::string {
        const ColumnMap map = names.guess(columns);
        const auto* line = map.find(field);
        return line && !line->columns.empty() ? line->columns.front() : std::string{};
    };
    CHECK(guess({"import_id", "name", "visible"}, "visible") == "visible");
    CHECK(guess({"PublicName", "AgencyStatus", "ExcludeFromWebsite"}, "status") == "AgencyStatus");
    CHECK(guess({"PublicName", "AgencyStatus", "ExcludeFromWebsite"}, "hidden") == "ExcludeFromWebsite");
    CHECK(guess({"URN", "EstablishmentName", "EstablishmentStatus (code)", "EstablishmentStatus (name)"}, "status") ==
          "EstablishmentStatus (name)");
    CHECK(guess({"name", "Published"}, "visible") == "Published");
    CHECK(guess({"name", "SHOW_ON_PUBLIC_SITE"}, "visible") == "SHOW_ON_PUBLIC_SITE");
    CHECK(guess({"name", "Hidden?"}, "hidden") == "Hidden?");
}

TEST_CASE("a place, a contact or a number that is marked as hidden is not taken, and not kept") {
    const auto read = read_today(service(
        R"("contacts": [{"name": "Pat", "phones": [{"number": "0191 496 0101"}]}, {"name": "Secret Sam", "visible": false, "phones": [{"number": "0191 496 0102"}]}],
  "phones": [{"number": "0191 496 0103", "private": "yes"}],
  "service_at_locations": [{"location": {"id": "1", "name": "Open Hall"}}, {"location": {"id": "2", "name": "Hidden Hall", "published": "N"}}])"));
    const Listing l = read.one();
    REQUIRE(l.contacts.size() == 1);
    CHECK(l.contacts[0].name == "Pat");
    REQUIRE(l.places.size() == 1);
    CHECK(l.places[0].name == "Open Hall");
    for (const char* secret : {"Secret Sam", "0102", "0103", "Hidden Hall"})
        CHECK(l.unmapped_json.find(secret) == std::string::npos);
}

TEST_CASE("the dialects heed the flags of their feeds") {
    struct Row {
        const char* what;
        std::string text;
        const char* shown;
    };
    const std::string outpost_start = R"({"content": [{"send_needs": [], "suitabilities": [], "id": 1, "name": "A", )";
    const auto outpost = [&](const char* members) { return outpost_start + members + "}]}"; };
    for (
        const Row& row : {
            Row{"Outpost, shown", outpost(R"("status": "active", "visible": true)"), "A"},
            {"Outpost, visible as words", outpost(R"("status": "active", "visible": "FALSE")"), ""},
            {"Outpost, not yet", outpost(R"("visible_from": "2099-01-01")"), ""},
            {"Outpost, over", outpost(R"("status": "active", "visible_to": "2020-01-01")"), ""},
            {"Outpost, discarded", outpost(R"("discarded_at": "2024-01-01")"), ""},
            {"Outpost, not approved", outpost(R"("approved": false)"), ""},
            {"Outpost, unreadable", outpost(R"("visible": "perhaps")"), ""},
            {"AIRS, capital letters",
             R"(<Source><Agency><Key>1</Key><Name>O</Name><Site><SiteService><Key>2</Key><Name>A</Name><Status>Inactive</Status></SiteService>
  <SiteService><Key>3</Key><Name>B</Name><Status>Active</Status></SiteService><SiteService><Key>4</Key><Name>C</Name><Status>Under review</Status></SiteService></Site></Agency></Source>)",
             "B"},
            {"childcare register of a council",
             R"(<ProviderDescription><DC.Title>A</DC.Title><ProviderDetails><ProviderName>A</ProviderName><Published>No</Published></ProviderDetails></ProviderDescription>)",
             ""},
            {"Open Objects",
             "externalid,title,ecd_a,lo_b,venue_name,ecd_opt_out_website,published\n1,A,,,,Full visibility,yes\n"
             "2,B,,,,,no\n3,C,,,,some setting of theirs,\n",
             "A"},
        }) {
        INFO(row.what);
        const auto read = read_today(row.text);
        INFO(read.notes());
        CHECK_FALSE(read.all.empty());
        CHECK(names_shown(read) == row.shown);
    }
}

}  // namespace waymark::feeds
