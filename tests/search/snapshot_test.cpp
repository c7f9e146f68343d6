// Does each request answer from one snapshot, and is a snapshot let go when nobody needs it?
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>

#include "search/engine_internals.h"
#include "tests/search/listings.h"
#include "tests/search/open_engine.h"

using namespace waymark;
using namespace waymark::test;

namespace {

/// Puts a file of the shipped content into the data directory, changed.
void change_content(const Folder& folder, const std::string& name, const std::function<void(std::string&)>& change) {
    std::ifstream in(WAYMARK_SOURCE_DIR "/content/" + name);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    change(text);
    const auto file = std::filesystem::path(folder.path()) / "content" / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file.string() + ".new") << text;
    std::filesystem::rename(file.string() + ".new", file);  // nobody reads half of it
}

void add_field(std::string& vocabulary) {
    const auto end = vocabulary.rfind('}');
    vocabulary = vocabulary.substr(0, end);
    while (vocabulary.back() == '\n' || vocabulary.back() == ' ') vocabulary.pop_back();
    vocabulary += ",\n  \"transport\": {\"label\": \"Transport\", \"values\": {\"bus\": \"A bus comes\"}}\n}\n";
}

}  // namespace

TEST_CASE("twenty reloads leave one set of words in memory") {
    Folder folder;
    auto engine = open_engine(folder.path());
    REQUIRE(engine.publish(made_up_listings(1, 20)));
    REQUIRE(engine.search({}));
    auto& internals = internals_of(engine);
    std::vector<std::weak_ptr<const Vocabulary>> vocabularies;
    std::vector<std::weak_ptr<const Places>> places;
    std::vector<std::weak_ptr<const EngineSnapshot>> snapshots;
    for (int reload = 0; reload < 20; ++reload) {
        REQUIRE(internals.reload_words());
        REQUIRE(engine.search({}));
        vocabularies.push_back(internals.snapshot()->vocabulary);
        places.push_back(internals.snapshot()->places);
        snapshots.push_back(internals.snapshot());
    }
    const auto alive = [](const auto& all) {
        return std::count_if(all.begin(), all.end(), [](const auto& each) { return !each.expired(); });
    };
    CHECK(comes_true([&] { return alive(vocabularies) == 1 && alive(places) == 1 && alive(snapshots) == 1; }));
}

TEST_CASE("who holds a snapshot is answered from it, whatever is reloaded meanwhile") {
    Folder folder;
    auto engine = open_engine(folder.path());
    auto bus = plain_listing(1, "Bus club");
    bus.facts["transport"].yes = {"bus"};
    REQUIRE(engine.publish({bus, plain_listing(2, "Walking club")}));
    auto& internals = internals_of(engine);
    REQUIRE(internals.get_ready());
    const auto before = internals.snapshot();
    SearchRequest by_bus;
    by_bus.filters["transport"] = {"bus"};
    CHECK(internals.search(*before, by_bus).error().kind == ErrorKind::bad_parameter);

    change_content(folder, "vocabulary.json", add_field);
    REQUIRE(internals.reload_words());
    const auto after = internals.snapshot();
    CHECK(after->id != before->id);
    CHECK(after->vocabulary->field("transport"));
    CHECK_FALSE(before->vocabulary->field("transport"));
    const auto found = internals.search(*after, by_bus);
    REQUIRE(found);
    CHECK(ids(*found) == std::vector<std::string>{bus.id});
    CHECK(internals.search(*before, by_bus).error().kind == ErrorKind::bad_parameter);
    CHECK(internals.search(*before, {})->total == 2);
}

TEST_CASE("an engine elsewhere follows reloaded words by itself") {
    Folder folder;
    auto writer = open_engine(folder.path());
    REQUIRE(writer.publish({plain_listing(1, "One")}));
    auto reader = open_engine(folder.path(), true);
    REQUIRE(reader.search({}));
    change_content(folder, "vocabulary.json", add_field);
    REQUIRE(internals_of(writer).reload_words());
    CHECK(comes_true([&] { return internals_of(reader).snapshot()->vocabulary->field("transport") != nullptr; }));
}

TEST_CASE("words that are bad when an engine follows them leave the old ones, and are said once") {
    Folder folder;
    ToldLog told;
    auto writer = open_engine(folder.path());
    REQUIRE(writer.publish({plain_listing(1, "One")}));
    auto reader = open_engine(folder.path(), true, told.log());
    REQUIRE(reader.search({}));
    REQUIRE(internals_of(writer).reload_words());
    change_content(folder, "vocabulary.json", [](std::string& text) { text = "{"; });
    std::ofstream(folder.path() + "/content-stamp") << "another\n";
    REQUIRE(comes_true([&] { return told.count(LogLevel::error, "New words cannot be taken up") == 1; }));
    CHECK(reader.search({})->total == 1);
    change_content(folder, "vocabulary.json", add_field);
    CHECK(comes_true([&] { return internals_of(reader).snapshot()->vocabulary->field("transport") != nullptr; }));
    CHECK(told.count(LogLevel::error) == 1);
}

TEST_CASE("a result copied out of its answer stays good after answer, engine and index are gone") {
    SearchResult result;
    Facet facet;
    {
        Folder folder;
        auto engine = open_engine(folder.path());
        auto listing = plain_listing(1, "A name that is longer than any short string");
        listing.description = "A summary that is longer than any short string, too.";
        listing.facts["need"].yes = {"ASD"};
        REQUIRE(engine.publish({listing}));
        auto answer = engine.search({});
        REQUIRE(answer);
        result = answer->results.front();
        facet = answer->facets.front();
        answer = fail(ErrorKind::busy, "gone");
        REQUIRE(engine.publish({plain_listing(1, "Another")}));
        REQUIRE(internals_of(engine).reload_words());
        REQUIRE(engine.search({}));
    }
    CHECK(result.name == "A name that is longer than any short string");
    CHECK(result.summary == "A summary that is longer than any short string, too.");
    REQUIRE(result.need.size() == 1);
    CHECK(result.need.front() == "ASD");
    CHECK(facet.field == "need");
    CHECK(facet.label == "Need");
    REQUIRE_FALSE(facet.values.empty());
    CHECK(facet.values.front().label == "Autism");
}
