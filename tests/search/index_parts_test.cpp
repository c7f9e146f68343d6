// Do the parts of a segment give back what was put into them?
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "content/places/distance.h"
#include "content/places/places.h"
#include "search/index/age_sets.h"
#include "search/index/blob_file.h"
#include "search/index/facet_rows.h"
#include "search/index/place_grid.h"
#include "search/index/posting_list.h"
#include "search/index/postings.h"
#include "search/index/term_index.h"
#include "search/index/term_index_writer.h"
#include "tests/search/listings.h"
#include "tests/search/open_engine.h"

using namespace waymark;
using namespace waymark::test;

TEST_CASE("pieces of bytes come back by their numbers, empty ones too") {
    Folder folder;
    const auto path = folder.path() + "/pieces";
    BlobWriter writer(path);
    const std::vector<std::string> pieces{"one", "", std::string("\0two\n", 5), std::string(5000, 'x')};
    for (const auto& piece : pieces) writer.add(piece);
    REQUIRE(writer.finish());
    auto file = BlobFile::open(path);
    REQUIRE(file);
    REQUIRE(file->size() == pieces.size());
    for (std::uint32_t i = 0; i < pieces.size(); ++i) CHECK(file->at(i) == pieces[i]);
    CHECK(file->at(4).empty());
}

TEST_CASE("a file of pieces that was cut short or changed at its end is refused") {
    Folder folder;
    const auto path = folder.path() + "/pieces";
    BlobWriter writer(path);
    for (int i = 0; i < 10; ++i) writer.add("piece " + std::to_string(i));
    REQUIRE(writer.finish());
    const auto whole = std::filesystem::file_size(path);
    for (std::uintmax_t size = 0; size < whole; ++size) {
        std::filesystem::copy_file(path, path + "-cut", std::filesystem::copy_options::overwrite_existing);
        std::filesystem::resize_file(path + "-cut", size);
        CHECK_FALSE(BlobFile::open(path + "-cut"));
    }
    CHECK_FALSE(BlobFile::open(path + "-none"));
}

TEST_CASE("a posting list gives back its listings, and damaged bytes give no listing that cannot be") {
    PostingListWriter writer;
    const std::vector<std::pair<std::uint32_t, std::uint32_t>> held{
        {0, 1}, {1, 0}, {200, 130}, {70000, 1}, {4000000, 20000}};
    for (const auto& [document, wdf] : held) {
        writer.add(document, wdf);
        writer.add(document, 99);  // again: passed over
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> read;
    read_posting_list(writer.bytes(), 5000000, [&](auto document, auto wdf) { read.emplace_back(document, wdf); });
    CHECK(read == held);
    Choice pick(3);
    for (int i = 0; i < 2000; ++i) {
        auto bytes = writer.bytes();
        bytes[pick.below(static_cast<std::uint32_t>(bytes.size()))] = static_cast<char>(pick.below(256));
        bytes.resize(pick.below(static_cast<std::uint32_t>(bytes.size() + 1)));
        std::uint32_t before = 0;
        bool first = true;
        read_posting_list(bytes, 5000, [&](std::uint32_t document, std::uint32_t) {
            REQUIRE(document < 5000);
            REQUIRE((first || document > before));
            before = document;
            first = false;
        });
    }
}

TEST_CASE("terms come back with their listings, in order, and longer ones than can be kept are left out") {
    Folder folder;
    TermIndexWriter writer;
    for (std::uint32_t d = 0; d < 300; ++d) {
        writer.add(writer.number("Wall"), d, 2);
        if (d % 7 == 0) writer.add(writer.number("Wseven"), d, d);
        writer.add(writer.number(std::string(241, 'x')), d, 1);
        writer.add(writer.number(std::string("N\0", 2)), d, 1);
    }
    REQUIRE(writer.finish(folder.path() + "/terms", 300));
    const auto cache = std::make_shared<PostingCache>(1 << 20);
    CHECK_FALSE(TermIndex::open(folder.path() + "/terms", 299, cache));
    auto index = TermIndex::open(folder.path() + "/terms", 300, cache);
    REQUIRE(index);
    CHECK((*index)->with_prefix("W", 10) == std::vector<std::string>{"Wall", "Wseven"});
    CHECK((*index)->weighted_frequency("Wseven") == 42);
    CHECK((*index)->postings("Wnone") == nullptr);
    CHECK((*index)->postings(std::string(241, 'x')) == nullptr);
    const auto seven = (*index)->postings("Wseven");
    REQUIRE(seven);
    seven->each([&](std::uint32_t document, std::size_t place) {
        CHECK(document == place * 7);
        CHECK(seven->weight(place) == (document ? static_cast<float>(document) : 0.0f));
    });
    CHECK(seven->size() == 43);
    CHECK((*index)->boolean("Wall")->count() == 300);
    CHECK(cache->bytes() > 0);
    index->reset();
    CHECK(cache->bytes() == 0);
}

TEST_CASE("weights come back as they were, however many are different") {
    for (int different : {1, 3, 256, 257, 5000}) {
        CAPTURE(different);
        Weights weights;
        for (int i = 0; i < 6000; ++i) weights.push_back(static_cast<float>(i % different) * 0.7f);
        weights.shrink_to_fit();
        for (std::size_t i = 0; i < 6000; ++i)
            REQUIRE(weights[i] == static_cast<float>(static_cast<int>(i) % different) * 0.7f);
        CHECK((different > 256 || weights.bytes() <= 6000 + 256 * 4));
    }
}

TEST_CASE("posting lists are kept while there is room, and those asked for stay longest") {
    PostingCache cache(100'000);
    const auto mine = cache.next_owner(), other = cache.next_owner();
    const auto number = [](int n) { return std::make_shared<const int>(n); };
    CHECK(cache.find<int>(mine, "a") == nullptr);
    cache.keep(mine, "a", number(1), 10);
    cache.keep(mine, "a", number(2), 10);
    cache.keep(other, "a", number(3), 10);
    CHECK(*cache.find<int>(mine, "a") == 1);
    CHECK(*cache.find<int>(other, "a") == 3);
    for (int i = 0; i < 1000; ++i) {
        cache.keep(other, std::to_string(i), number(i), 5'000);
        CHECK(cache.find<int>(mine, "a"));
        CHECK(cache.bytes() <= 100'000);
    }
    cache.forget(other);
    CHECK(cache.find<int>(other, "999") == nullptr);
    CHECK(*cache.find<int>(mine, "a") == 1);
    cache.keep(other, "more than there is room for", number(4), 200'000);
    CHECK(cache.bytes() <= 100'000);
    cache.forget(mine);
    CHECK(cache.bytes() == 0);
}

TEST_CASE("ages met in common are what looking at every listing gives") {
    Choice pick(5);
    std::vector<std::int8_t> min, max;
    for (int i = 0; i < 500; ++i) {
        const bool stated = !pick.one_in(4);
        min.push_back(static_cast<std::int8_t>(stated ? pick.below(60) : -1));
        max.push_back(static_cast<std::int8_t>(!stated          ? -1
                                               : pick.one_in(3) ? 127
                                                                : min.back() + static_cast<int>(pick.below(20))));
    }
    const AgeSets ages(min, max);
    for (int from = 0; from < 70; from += 3)
        for (int to = from; to < 130; to += 7) {
            const Bits met = ages.meeting(from, to);
            for (std::size_t d = 0; d < min.size(); ++d)
                REQUIRE(met.test(d) == (min[d] >= 0 && min[d] <= to && max[d] >= from));
        }
}

TEST_CASE("the places round a point are what measuring every one gives, at the edge and at the ends of the earth too") {
    Choice pick(6);
    std::vector<ColumnPlace> places;
    std::vector<std::uint32_t> listing;
    auto anywhere = [&]() -> LatLon {
        switch (pick.below(6)) {
            case 0: return {-90.0 + pick.below(180), -180.0 + pick.below(361)};
            case 1: return {89.0 + pick.below(100) / 100.0, pick.below(360) - 180.0};
            default: return {50.0 + pick.below(6000) / 1000.0, -5.0 + pick.below(7000) / 1000.0};
        }
    };
    for (std::uint32_t i = 0; i < 3000; ++i) {
        places.push_back({anywhere(), Precision::exact});
        listing.push_back(i / 2);  // two places a listing
    }
    const PlaceGrid grid(places, listing);
    for (int i = 0; i < 200; ++i) {
        const auto& centre = pick.one_in(2) ? places[pick.below(3000)].point : anywhere();
        // Often the very distance of some place.
        const double miles =
            pick.one_in(2) ? miles_between(centre, places[pick.below(3000)].point) : 1 + pick.below(60);
        if (miles > 1000) continue;
        Bits found(1500), expected(1500);
        grid.within(centre, miles, found);
        for (std::size_t p = 0; p < places.size(); ++p)
            if (miles_between(places[p].point, centre) <= miles) expected.set(listing[p]);
        CAPTURE(centre.lat, centre.lon, miles);
        REQUIRE(found.words() == expected.words());
    }
}

TEST_CASE("a set that is borrowed is looked at, and one that is changed is a copy") {
    Bits mine(130), other(130);
    for (std::size_t i : {0, 63, 64, 129}) mine.set(i);
    other.set(5);
    auto borrowed = BorrowedBits::borrow(mine);
    CHECK(borrowed.get() == &mine);
    CHECK(borrowed.test(129));
    borrowed.add(other);
    CHECK(borrowed.get() != &mine);
    CHECK(borrowed.get()->members() == std::vector<std::uint32_t>{0, 5, 63, 64, 129});
    CHECK(mine.count() == 4);

    BorrowedBits none;
    CHECK(none.get() == nullptr);
    CHECK(none.none());
    CHECK_FALSE(none.test(7));
    CHECK((Bits(mine) |= none).count() == 4);
    CHECK((Bits(mine) &= none).none());
    CHECK(Bits(mine).remove(none).count() == 4);
    none.to_owned(130).set(9);
    CHECK(none.test(9));

    const BorrowedBits moved = std::move(borrowed);
    CHECK(moved.test(5));
}

TEST_CASE("what many sets have together is what one after the other leaves") {
    Choice pick(11);
    for (const std::size_t size : {1, 64, 65, 70'000}) {
        std::vector<Bits> sets(4, Bits(size));
        for (auto& set : sets)
            for (std::size_t i = 0; i < size; ++i)
                if (!pick.one_in(4)) set.set(i);
        for (std::size_t count = 1; count <= sets.size(); ++count) {
            Bits expected = sets[0];
            std::vector<const Bits*> some;
            for (std::size_t s = 0; s < count; ++s) {
                expected &= sets[s];
                some.push_back(&sets[s]);
            }
            CHECK(Bits::common(some).words() == expected.words());
        }
    }
}

TEST_CASE("postings find candidates at their places, whether few or many of either") {
    Choice pick(9);
    constexpr std::uint32_t listings = 5000;
    for (const int held : {1, 2, 20, 40, 900, 100'000})
        for (const int wanted : {1, 3, 50, 1500, 100'000}) {
            CAPTURE(held, wanted);
            Postings postings;
            std::map<std::uint32_t, std::uint32_t> place_of;
            Bits members(listings), candidate_bits(listings);
            for (std::uint32_t d = 0; d < listings; ++d) {
                if (pick.one_in(held)) {
                    place_of.emplace(d, place_of.size());
                    postings.add(d, static_cast<float>(d % 7));
                    members.set(d);
                }
                if (pick.one_in(wanted)) candidate_bits.set(d);
            }
            postings.finalize(listings);
            const Candidates candidates(BorrowedBits::borrow(candidate_bits));
            REQUIRE(candidates.documents().size() == candidate_bits.count());
            std::vector<std::pair<std::uint32_t, std::uint32_t>> expected;
            for (std::uint32_t i = 0; i < candidates.documents().size(); ++i)
                if (const auto at = place_of.find(candidates.documents()[i]); at != place_of.end())
                    expected.emplace_back(i, at->second);
            std::vector<RankBits::Match> room(3);
            std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
            for (const auto& both : postings.intersect(candidates, room))
                found.emplace_back(both.candidate, both.ordinal);
            CHECK(found == expected);
            CHECK(postings.size() == place_of.size());
            CHECK(postings.count_in(candidate_bits) == expected.size());
            Bits kept = candidate_bits, added(listings);
            postings.keep_in(kept);
            CHECK(kept.count() == expected.size());
            postings.add_to(added);
            CHECK(added.words() == members.words());
            for (std::uint32_t d = 0; d < listings; d += 7) CHECK(postings.holds(d) == members.test(d));
            postings.each([&](std::uint32_t document, std::size_t place) {
                REQUIRE(place_of.at(document) == place);
                REQUIRE(postings.weight(place) == static_cast<float>(document % 7));
            });
        }
}

TEST_CASE("codes counted by rows are what counting their sets gives") {
    Choice pick(8);
    std::vector<Bits> sets(130, Bits(700));
    for (auto& set : sets)
        for (std::size_t d = 0; d < 700; ++d)
            if (pick.one_in(9)) set.set(d);
    FacetRows rows(700);
    for (const auto& set : sets) rows.add(set);
    rows.finalize();
    for (const int share : {10'000, 700, 20, 3, 1}) {
        CAPTURE(share);
        Bits chosen(700);
        for (std::size_t d = 0; d < 700; ++d)
            if (pick.one_in(share)) chosen.set(d);
        for (const FacetRows::Range range :
             {FacetRows::Range{0, 130}, {0, 1}, {63, 65}, {70, 70}, {64, 128}, {129, 130}}) {
            const auto counts = rows.count(chosen.members(), range);
            for (auto code = range.first; code < range.last; ++code)
                CHECK(counts[code] == Bits::count_both(chosen, sets[code]));
        }
    }
}
