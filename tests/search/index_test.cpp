// Does the index keep level with the store, and never show half a change?
#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "content/store/listing_json.h"
#include "content/text/library_mark.h"
#include "search/engine_internals.h"
#include "search/engine_state.h"
#include "search/index/bits.h"
#include "search/index/build.h"
#include "search/index/columns.h"
#include "search/index/generation.h"
#include "search/index/record.h"
#include "search/index/segment_ids.h"
#include "tests/search/listings.h"
#include "tests/search/open_engine.h"

using namespace waymark;
using namespace waymark::test;

namespace {

/// Whether an engine that is open elsewhere takes up a generation.
bool takes_up(const Engine& engine, std::uint64_t generation) {
    return comes_true([&] { return engine.status().generation >= generation; });
}

}  // namespace

TEST_CASE("a second engine on the same folder sees what the first publishes") {
    Folder folder;
    auto writer = open_engine(folder.path());
    auto reader = open_engine(folder.path(), true);
    REQUIRE(writer.publish({plain_listing(1, "One")}));
    REQUIRE(takes_up(reader, writer.status().generation));
    CHECK(reader.search({})->total == 1);
    REQUIRE(writer.withdraw(plain_listing(1, "").id));
    REQUIRE(takes_up(reader, writer.status().generation));
    CHECK(reader.search({})->total == 0);
}

TEST_CASE("a few changes do not build the whole index anew") {
    Folder folder;
    auto engine = open_engine(folder.path());
    REQUIRE(engine.publish(made_up_listings(1, 400)));
    const auto before =
        read_manifest(folder.path() + "/index", (*current_generation(folder.path() + "/index"))->number);
    REQUIRE(engine.publish(made_up_listings(2, 5)));
    const auto after = read_manifest(folder.path() + "/index", (*current_generation(folder.path() + "/index"))->number);
    REQUIRE(before);
    REQUIRE(after);
    CHECK(after->segments.size() == before->segments.size() + 1);
    CHECK(after->segments.front().folder == before->segments.front().folder);
    CHECK(after->segments.back().documents == 5);
}

TEST_CASE("many small changes leave few segments and few old files") {
    Folder folder;
    auto engine = open_engine(folder.path());
    REQUIRE(engine.publish(made_up_listings(1, 300)));
    for (std::uint32_t i = 0; i < 40; ++i) REQUIRE(engine.publish(made_up_listings(50 + i, 1)));
    CHECK(engine.search({})->total == 340);
    const auto manifest =
        read_manifest(folder.path() + "/index", (*current_generation(folder.path() + "/index"))->number);
    REQUIRE(manifest);
    CHECK(manifest->segments.size() <= 6);
    int segments = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path() + "/index"))
        segments += entry.is_directory();
    CHECK(segments <= 20);
}

TEST_CASE("many listings are divided among the cores, few are not") {
    Folder folder;
    const auto content = load_content(shipped_content(), folder.path(), "");
    REQUIRE(content);
    const auto listings = made_up_listings(1, 400);
    std::size_t shown = 0;
    for (const auto& listing : listings) shown += listing.status == Status::active;
    const auto source = [&](const std::function<bool(std::string_view)>& take) {
        for (const auto& listing : listings)
            if (!take(to_json(listing))) return;
    };
    const auto build = [&](const std::string& stem, std::size_t expected) {
        const auto segments = build_segments(folder.path(), stem, (*content)->rules, expected, source, {});
        REQUIRE(segments);
        std::size_t found = 0;
        for (const auto& segment : *segments) {
            const auto ids = SegmentIds::open(folder.path() + "/" + segment.folder);
            REQUIRE(ids);
            for (const auto& listing : listings) found += ids->find(listing.id).has_value();
        }
        CHECK(found == shown);
        return segments->size();
    };
    CHECK(build("few", listings.size()) == 1);
    const auto most = build("many", 1'000'000);
    CHECK(most <= std::max(1U, std::thread::hardware_concurrency()));
}

TEST_CASE("a source that throws ends the building of segments, with an error and nothing left behind") {
    Folder folder;
    const auto content = load_content(shipped_content(), folder.path(), "");
    REQUIRE(content);
    for (const std::size_t before_it_throws : {0U, 1U, 450U}) {
        const auto source = [&](const std::function<bool(std::string_view)>& take) {
            for (const auto& listing : made_up_listings(1, static_cast<int>(before_it_throws))) take(to_json(listing));
            throw std::runtime_error("the table is gone");
        };
        const auto segments = build_segments(folder.path(), "thrown", (*content)->rules, 1'000'000, source, {});
        REQUIRE_FALSE(segments);
        CHECK(segments.error().kind == ErrorKind::storage);
        CHECK(segments.error().message == "the table is gone");
        for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
            CHECK(entry.path().filename().string().rfind("segment-", 0) != 0);
    }
}

TEST_CASE("an index that was deleted and built anew shares its names with no segment that is open") {
    Folder folder;
    const auto index = folder.path() + "/index";
    const auto cache = std::make_shared<PostingCache>(1u << 20);
    const auto name_in = [](const Generation& generation) { return generation.segments.at(0).segment->record(0).name; };
    const auto build = [&](const std::string& name) {
        auto engine = open_engine(folder.path());
        REQUIRE(engine.publish({plain_listing(1, name)}));
    };
    build("One");
    const auto before = Generation::open(index, nullptr, cache);
    REQUIRE(before);
    CHECK(name_in(**before) == "One");
    for (const char* file : {"/index", "/listings.db"}) std::filesystem::remove_all(folder.path() + file);
    build("Two");
    const auto after = Generation::open(index, before->get(), cache);
    REQUIRE(after);
    CHECK((*after)->number == (*before)->number);
    CHECK((*after)->identity != (*before)->identity);
    CHECK(name_in(**after) == "Two");
}

TEST_CASE("an open engine takes up an index that was deleted and built anew with the same number") {
    Folder folder;
    const auto delete_index = [&] { std::filesystem::remove_all(folder.path() + "/index"); };
    REQUIRE(open_engine(folder.path()).publish({plain_listing(1, "One")}));
    delete_index();
    auto engine = open_engine(folder.path());  // builds generation 1
    REQUIRE(engine.search({})->total == 1);
    const auto answered_by = internals_of(engine).snapshot()->id;
    delete_index();
    REQUIRE(internals_of(engine).rebuild_index());  // generation 1 again
    CHECK(internals_of(engine).snapshot()->id != answered_by);
    CHECK(engine.search({})->total == 1);
}

TEST_CASE("another version of a library that makes words of text is another index") {
    const auto files = shipped_content();
    const auto now = index_fingerprint(files, text::library_mark(), false);
    REQUIRE(now);
    CHECK(*now == *index_fingerprint(files, text::library_mark(), false));
    CHECK(*now != *index_fingerprint(files, "icu 99.1", false));
    Folder folder;
    const auto content = load_content(files, folder.path(), "");
    REQUIRE(content);
    CHECK((*content)->rules->fingerprint == *now);
}

TEST_CASE("a damaged or lost index is built anew from the store") {
    Folder folder;
    {
        auto engine = open_engine(folder.path());
        REQUIRE(engine.publish(made_up_listings(3, 30)));
    }
    SECTION("the index folder is gone") { std::filesystem::remove_all(folder.path() + "/index"); }
    SECTION("CURRENT points nowhere") { std::ofstream(folder.path() + "/index/CURRENT") << "99\n"; }
    auto cut_short = [&](const char* file) {
        for (const auto& entry : std::filesystem::directory_iterator(folder.path() + "/index"))
            if (entry.is_directory()) std::filesystem::resize_file(entry.path() / file, 100);
    };
    SECTION("the terms of a segment are cut short") { cut_short("terms/postlist.glass"); }
    SECTION("its columns are cut short") { cut_short("columns"); }
    SECTION("its records are cut short") { cut_short("records"); }
    auto engine = open_engine(folder.path());
    CHECK(engine.search({})->total == 30);
}

TEST_CASE("searches beside a writer see whole generations only") {
    Folder folder;
    auto engine = open_engine(folder.path());
    auto pair = [](int round) {
        std::vector<Listing> both{plain_listing(1, "Left " + std::to_string(round)),
                                  plain_listing(2, "Right " + std::to_string(round))};
        return both;
    };
    REQUIRE(engine.publish(pair(0)));
    std::atomic<bool> stop{false};
    std::atomic<int> mixed{0}, searches{0};
    std::thread reader([&] {
        while (!stop) {
            SearchRequest request;
            request.sort = Sort::name;
            auto answer = engine.search(request);
            ++searches;
            if (!answer || answer->results.size() != 2 ||
                answer->results[0].name.substr(5) != answer->results[1].name.substr(6))
                ++mixed;
        }
    });
    for (int round = 1; round <= 20; ++round) REQUIRE(engine.publish(pair(round)));
    while (searches < 100) std::this_thread::yield();
    stop = true;
    reader.join();
    CHECK(mixed == 0);
}

TEST_CASE("what is packed into the index comes out as it went in, and cut bytes are refused") {
    auto l = made_up_listings(5, 20).back();
    l.places.push_back({});
    l.places.back().point = LatLon{1, 2};
    const auto columns = columns_of(l);
    Columns back;
    REQUIRE(unpack(pack(columns), back));
    CHECK(back.age_min == columns.age_min);
    CHECK(back.places.size() == columns.places.size());
    CHECK(back.name_key == columns.name_key);
    CHECK(back.id == l.id);
    const auto record = packed_record(l);
    Record out;
    REQUIRE(unpack(record, out));
    CHECK(out.name == l.name);
    for (std::size_t cut = 0; cut < record.size(); cut += 7)
        CHECK_FALSE(unpack(std::string_view(record).substr(0, cut), out));
}

TEST_CASE("bits past the end of a set stay empty") {
    Bits bits(70, true);
    CHECK(bits.count() == 70);
    bits.flip();
    CHECK(bits.none());
    bits.set(69);
    CHECK(Bits::count_both(bits, Bits(70, true)) == 1);
}
