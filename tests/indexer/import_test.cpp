// Does a feed get into a data directory, once, whole and with a report one would be glad to get?
#include "indexer/import.h"
#include <catch2/catch.hpp>
#include "content/store/commissioning_store.h"
#include "content/store/listing_json.h"
#include "content/store/store.h"
#include "indexer/check/files.h"
#include "indexer/check/report.h"
#include "indexer/ids/identity.h"
#include "search/engine_internals.h"
#include "tests/indexer/imported.h"

namespace waymark {

TEST_CASE("the reports of the fixture feeds read as they did") {
    for (const char* name :
         {"page.json", "lines.jsonl", "tables-v1.xml", "another-trade.xml", "hsds-1", "hsds-3", "hsds-3.zip",
          "airs-3.1.xml", "airs-4.0.xml", "family-information.xml", "ofsted.xml", "outpost.json", "open-objects.csv",
          "own-columns.csv", "points.geojson", "open-active.json", "outpost-services.csv"}) {
        INFO(name);
        DataDir data;
        Engine engine = open_engine(data);
        check_golden(std::string(name) + ".report", told(import_files(engine, {feeds_dir + name}, from("fixture"))));
    }
}

TEST_CASE("an import is idempotent, and updates what changed") {
    DataDir data;
    Engine engine = open_engine(data);
    CHECK(counts(import_files(engine, {feeds_dir + "page.json"}, from("birds"))) == "2 0 0 1");
    CHECK(counts(import_files(engine, {feeds_dir + "page.json"}, from("birds"))) == "0 0 2 1");
    CHECK(counts(import_files(engine, {feeds_dir + "page-later.json"}, from("birds"))) == "0 1 0 0");
    auto listing = engine.get("c0000000-0000-4000-8000-000000000002");
    REQUIRE(listing);
    CHECK(listing->name == "Gannet Group for All");
    CHECK(listing->source == "birds");
    SearchRequest request;
    request.q = "puffin play scheme";
    CHECK(engine.search(request)->total == 1);
}

TEST_CASE("what is cleaned and read at the door is what is kept") {
    DataDir data;
    Engine engine = open_engine(data);
    import_files(engine, {feeds_dir + "page.json"}, from("birds"));
    auto puffin = engine.get("c0000000-0000-4000-8000-000000000001");
    REQUIRE(puffin);
    CHECK(puffin->description ==
          "Play in the summer holidays for children with any additional need.\n\n- Sand\n- Water");
    CHECK(puffin->ages == Ages{4, std::nullopt});
    CHECK(puffin->assured == "2026-02-01");
    CHECK(puffin->derived_all_needs);
    CHECK(puffin->of("category").yes == std::vector<std::string>{"holiday-activities"});
    CHECK(puffin->places[0].precision == Precision::district);
    auto gannet = engine.get("c0000000-0000-4000-8000-000000000002");
    REQUIRE(gannet);
    CHECK(gannet->description == "A group for autistic teenagers & their friends.\nEvery Saturday.");
    CHECK(gannet->ages == Ages{11, std::nullopt});
    CHECK(gannet->of("need").derived == std::vector<std::string>{"ASD"});
    CHECK(gannet->of("cost").yes == std::vector<std::string>{"free"});
    CHECK(gannet->url == "https://www.example.org/gannet");
}

TEST_CASE("--replace withdraws within its source, and never after something could not be read") {
    DataDir data;
    Engine engine = open_engine(data);
    import_files(engine, {feeds_dir + "page.json"}, from("birds"));
    import_files(engine, {data.write("other.json", R"({"id": "9", "name": "Other", "status": "active"})")},
                 from("other"));
    auto replace = from("birds");
    replace.replace = true;
    std::string broken = data.write("broken.json", "{\"contents\": [");
    ImportReport kept = import_files(engine, {feeds_dir + "page-later.json", broken}, replace);
    CHECK(kept.withdrawn == 0);
    CHECK(kept.unreadable == 1);
    CHECK(engine.get("c0000000-0000-4000-8000-000000000001"));
    ImportReport report = import_files(engine, {feeds_dir + "page-later.json"}, replace);
    CHECK(report.withdrawn == 1);
    CHECK_FALSE(engine.get("c0000000-0000-4000-8000-000000000001"));
    CHECK(internals_of(engine).store().get("c0000000-0000-4000-8000-000000000001")->withdrawn);
    CHECK(engine.status().searchable == 2);
    CHECK(counts(import_files(engine, {feeds_dir + "page.json"}, replace)) == "0 2 0 1");
}

TEST_CASE("a dry run says what would happen and stores nothing") {
    DataDir data;
    Engine engine = open_engine(data);
    auto dry = from("birds");
    dry.dry_run = true;
    CHECK(counts(import_files(engine, {feeds_dir + "page.json"}, dry)) == "2 0 0 1");
    CHECK(internals_of(engine).store().count() == 0);
    import_files(engine, {feeds_dir + "page.json"}, from("birds"));
    CHECK(counts(import_files(engine, {feeds_dir + "page.json"}, dry)) == "0 0 2 1");
    CHECK(counts(import_files(engine, {feeds_dir + "page-later.json"}, dry)) == "0 1 0 0");
    CHECK(engine.get("c0000000-0000-4000-8000-000000000002")->name == "Gannet Group");
}

TEST_CASE("ids that come twice are rejected across all files of an import, and the first stays") {
    DataDir data;
    Engine engine = open_engine(data);
    std::string one = data.write(
        "one.json", R"([{"id": "1", "name": "First", "status": "active"}, {"name": "No id", "status": "active"}])");
    std::string two = data.write(
        "two.json",
        "[\n{\"id\": \"1\", \"name\": \"Second\", \"status\": \"active\"},\n{\"name\": \"no ID\", \"status\": \"active\"}]");
    ImportReport report = import_files(engine, {one, two}, from("twice"));
    CHECK(counts(report) == "2 0 0 2");
    REQUIRE(report.problems.size() == 2);
    CHECK(report.problems[0].is_error);
    CHECK(report.problems[0].line == 2);
    CHECK(report.problems[0].file == two);
    CHECK(report.problems[0].message.find("one.json") != std::string::npos);
    SearchRequest request;
    request.q = "First";
    CHECK(engine.search(request)->total == 1);
}

TEST_CASE("a folder is read below, in order, and what is no feed in it is passed over") {
    DataDir data;
    Engine engine = open_engine(data);
    data.write("in/b.json", R"({"id": "b", "name": "B", "status": "active"})");
    data.write("in/deep/a.xml", "<services><service><id>a</id><name>A</name></service></services>");
    data.write("in/README.md", "# About this feed");
    data.write("in/.hidden.json", R"({"id": "h", "name": "H", "status": "active"})");
    data.write("in/table.csv", "town;phone;web\nA;2;x\n");
    ImportReport report = import_files(engine, {data.path + "/in"});
    CHECK(counts(report) == "2 0 0 0");
    CHECK(report.unreadable == 1);
    CHECK(report.anything_read);
    CHECK(internals_of(engine).store().get(feeds::listing_id("in", "b", "", "", ""))->listing.source == "in");
}

TEST_CASE("inactive listings are kept and counted, and not searchable") {
    DataDir data;
    Engine engine = open_engine(data);
    ImportReport report = import_files(engine, {feeds_dir + "tables-v1.xml"}, from("tables"));
    CHECK(report.imported() == 3);
    CHECK(report.providers == 1);
    CHECK(engine.status().stored == 4);
    CHECK(engine.status().searchable == 3);
    SearchRequest request;
    request.q = "guillemot giving";
    CHECK(engine.search(request)->results.at(0).name == "Guillemot Giving");
    // An organisation that gains a service is no search result any more once the feed is replaced.
    auto again = import_files(engine, {feeds_dir + "tables-v1.xml"}, from("tables"));
    CHECK(counts(again) == "0 0 3 0");
    CHECK(again.providers == 1);
}

TEST_CASE("the council is checked, and near ones are offered") {
    DataDir data;
    Engine engine = open_engine(data);
    ImportOptions options;
    options.council = "sunderlnd";
    auto wrong = import_feed(engine, {feeds_dir + "page.json"}, options);
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().message.find("sunderland") != std::string::npos);
    for (const char* said : {"sunderland", "E08000024", "Sunderland City Council"}) {
        options.council = said;
        options.source = "birds";
        import_files(engine, {feeds_dir + "page.json"}, options);
        CHECK(engine.get("c0000000-0000-4000-8000-000000000002")->council == "sunderland");
    }
    options.source.clear();
    options.council = "sunderland";
    import_files(engine, {feeds_dir + "page.json"}, options);
    CHECK(engine.get("c0000000-0000-4000-8000-000000000002")->source == "sunderland");
}

TEST_CASE("what keeps an import from starting is an error that says what to do") {
    DataDir data;
    Engine engine = open_engine(data);
    CHECK(import_feed(engine, {data.path + "/nothing.json"}, {}).error().kind == ErrorKind::not_found);
    CHECK(import_feed(engine, {}, {}).error().kind == ErrorKind::bad_parameter);
    ImportOptions options;
    options.format = "morse";
    auto wrong = import_feed(engine, {feeds_dir + "page.json"}, options);
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().message.find("open-referral-xml") != std::string::npos);
    ImportReport nothing = import_files(engine, {feeds_dir + "another-trade.xml"});
    CHECK_FALSE(nothing.anything_read);
    CHECK(nothing.unreadable == 1);
}

TEST_CASE("a check gives the same report without storing anything") {
    const auto& words = feeds::TestWords::get();
    auto report =
        check_feed(words.files, words.vocabulary, words.councils, *words.places, {feeds_dir + "lines.jsonl"}, {});
    REQUIRE(report);
    CHECK(counts(*report) == "3 0 0 2");
}

TEST_CASE("private facts go into the store beside the listing") {
    DataDir data;
    Engine engine = open_engine(data);
    std::string file = data.write(
        "p.json",
        R"({"id": "c0000000-0000-4000-8000-00000000000f", "name": "Shag Short Breaks", "status": "active", "private": {"contract_value": "98765"}})");
    import_files(engine, {file}, from("p"));
    CHECK((*(*CommissioningStore::open(internals_of(engine).options().data_dir))
                ->facts("c0000000-0000-4000-8000-00000000000f"))
              ->contract_value == "98765");
    CHECK(to_json(*engine.get("c0000000-0000-4000-8000-00000000000f")).find("98765") == std::string::npos);
}

TEST_CASE("the sample listings go in without an error or a warning") {
    const auto& words = feeds::TestWords::get();
    for (const char* area : {"sunderland", "south-tyneside", "county-durham", "east-sussex"}) {
        INFO(area);
        auto report = check_feed(words.files, words.vocabulary, words.councils, *words.places,
                                 {WAYMARK_SOURCE_DIR "/content/samples/" + std::string(area)}, {});
        REQUIRE(report);
        for (const ImportProblem& problem : report->problems) UNSCOPED_INFO(problem_line(problem));
        CHECK(report->problems.empty());
        CHECK(report->unmapped.empty());
        CHECK(report->rejected == 0);
        CHECK(report->added >= 40);
    }
}

}  // namespace waymark
