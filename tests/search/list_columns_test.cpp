// Do the columns for lists give back what was put into them, and is a damaged file refused?
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "search/index/list_columns.h"
#include "tests/search/open_engine.h"

using namespace waymark;

namespace {

Uuid id(std::uint8_t number) {
    Uuid uuid;
    uuid.bytes[0] = number;
    return uuid;
}

/// Three listings whose ids do not stand in the order of their documents.
std::vector<ListFacts> three() {
    std::vector<ListFacts> all(3);
    all[0].id = id(9);
    all[0].group = id(50);
    all[0].group_words = " trust ";
    all[0].modified = 20260102030405;
    all[0].ages = {3, 11};
    all[0].labels = {{"need", 1}, {"cost", 0}, {"need", 2}};
    all[0].places = {{id(20), id(31), 54.5, -1.5}, {id(21), id(30), 0, 0}};
    all[0].areas = {"sunderland", ""};
    all[0].postcodes = {{"NOWHERE", {54.5, -1.5}}};
    all[1].id = id(3);
    all[1].counts = false;
    all[2].id = id(5);
    all[2].group = id(50);
    all[2].labels = {{"cost", 0}};
    all[2].places = {{id(19), id(30), 55, -2}};
    all[2].hours = {{1, 0, 540, 1050}};
    all[2].areas = {"sunderland"};
    return all;
}

std::string written(const std::string& path) {
    ListColumnWriter writer;
    for (const auto& facts : three()) writer.add(facts);
    REQUIRE(writer.finish(path));
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("columns for lists give back what listings were described by") {
    const test::Folder folder;
    written(folder.path() + "/lists");
    const auto columns = ListColumns::open(folder.path() + "/lists", 3);
    REQUIRE(columns);
    REQUIRE(columns->size() == 3);
    const auto described = three();
    for (std::uint32_t d = 0; d < 3; ++d) {
        const auto& facts = described[d];
        CHECK(columns->ids()[d] == facts.id);
        CHECK(columns->groups()[d] == facts.group);
        CHECK(columns->modified(d) == facts.modified);
        CHECK(columns->ages(d).min == facts.ages.min);
        CHECK(columns->ages(d).max == facts.ages.max);
        CHECK(columns->counts(d) == facts.counts);
        CHECK(columns->group_words(d) == facts.group_words);
        REQUIRE(columns->places(d).size() == facts.places.size());
        for (std::size_t i = 0; i < facts.places.size(); ++i) {
            CHECK(columns->places(d)[i].at == facts.places[i].at);
            CHECK(columns->places(d)[i].lat == facts.places[i].lat);
        }
        REQUIRE(columns->labels(d).size() == facts.labels.size());
        for (std::size_t i = 0; i < facts.labels.size(); ++i) {
            CHECK(columns->label(columns->labels(d)[i].label) == facts.labels[i].text);
            CHECK(columns->labels(d)[i].of == facts.labels[i].of);
        }
        REQUIRE(columns->hours(d).size() == facts.hours.size());
        REQUIRE(columns->areas(d).size() == facts.areas.size());
        for (std::size_t i = 0; i < facts.areas.size(); ++i)
            CHECK(columns->area(columns->areas(d)[i]) == facts.areas[i]);
    }
    CHECK(columns->hours(2)[0].closes == 1050);
    CHECK(columns->label_count() == 2);
    CHECK(columns->label_uses(0) == 2);
    CHECK(columns->label_first(1) == 0);
    REQUIRE(columns->postcodes().size() == 1);
    CHECK(columns->text(columns->postcodes()[0].text) == "NOWHERE");
    const auto list = [](auto span) { return std::vector<std::uint32_t>(span.begin(), span.end()); };
    CHECK(list(columns->by_id()) == std::vector<std::uint32_t>{1, 2, 0});
    CHECK(list(columns->by_group()) == std::vector<std::uint32_t>{2, 0});
    CHECK(columns->by_at()[0].document == 2);
    CHECK(columns->by_place()[0].document == 2);  // of one place the listing with the lesser id
    CHECK(columns->by_place()[1].place == 1);
}

TEST_CASE("columns for lists of a segment without a describer are there, and empty") {
    const test::Folder folder;
    ListColumnWriter writer;
    REQUIRE(writer.finish(folder.path() + "/lists"));
    const auto columns = ListColumns::open(folder.path() + "/lists", 7);
    REQUIRE(columns);
    CHECK(columns->size() == 0);
}

TEST_CASE("damaged columns for lists are refused or still safe to read") {
    const test::Folder folder;
    const auto path = folder.path() + "/lists";
    const std::string good = written(path);
    const auto of_another_segment = ListColumns::open(path, 4);
    REQUIRE_FALSE(of_another_segment);
    CHECK(of_another_segment.error().kind == ErrorKind::unreadable);  // so that the index is built anew
    CHECK_FALSE(ListColumns::open(folder.path() + "/none", 3));
    std::uint64_t seen = 0;
    for (std::size_t at = 0; at < good.size(); at += 3)
        for (const char other : {'\x00', '\x07', '\xff'}) {
            std::string bad = good;
            bad[at] = other;
            std::filesystem::remove(path);
            std::ofstream(path, std::ios::binary) << bad;
            const auto columns = ListColumns::open(path, 3);
            if (!columns || columns->size() == 0) continue;
            for (std::uint32_t d = 0; d < 3; ++d) {  // nothing lies outside the file
                for (const auto& use : columns->labels(d)) seen += columns->label(use.label).size();
                for (const auto area : columns->areas(d)) seen += columns->area(area).size();
                for (const auto& place : columns->places(d)) seen += place.at.bytes[0];
                seen += columns->group_words(d).size() + columns->hours(d).size();
            }
            for (const auto& ref : columns->by_place()) seen += columns->places(ref.document)[ref.place].place.bytes[0];
            for (const auto& postcode : columns->postcodes()) seen += columns->text(postcode.text).size();
        }
    CHECK(seen > 0);
}
