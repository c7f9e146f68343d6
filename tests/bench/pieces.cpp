// What does each piece of a search, and of an import, cost alone?
// Each stands beside what was done before, or beside what it is a part of, so that the ratio can be read on any
// machine.
#include <benchmark/benchmark.h>

#include <random>

#include "content/store/listing_json.h"
#include "content/text/split.h"
#include "content/text/text.h"
#include "search/index/bits.h"
#include "search/index/facet_rows.h"
#include "search/index/posting_list.h"
#include "search/index/record.h"
#include "search/match/phrase_finder.h"
#include "tests/search/listings.h"

namespace {

using namespace waymark;

constexpr std::size_t listings = 200'000, codes = 110;

Bits chosen_of(std::size_t count) {
    Bits chosen(listings);
    test::Choice choice(3);
    for (std::size_t i = 0; i < count; ++i) chosen.set(choice.below(listings));
    return chosen;
}

/// Codes as a region has them: a few that many listings hold, and many that few hold.
const std::vector<Bits>& code_sets() {
    static const auto sets = [] {
        test::Choice choice(7);
        std::vector<Bits> all(codes, Bits(listings));
        for (std::size_t code = 0; code < codes; ++code)
            for (std::size_t d = 0; d < listings; ++d)
                if (choice.below(100) < (code % 4 == 0 ? 30u : 5u)) all[code].set(d);
        return all;
    }();
    return sets;
}

void facets_by_sets(benchmark::State& state) {
    const auto chosen = chosen_of(static_cast<std::size_t>(state.range(0)));
    const auto& sets = code_sets();
    for (auto _ : state)
        for (const auto& set : sets) benchmark::DoNotOptimize(Bits::count_both(chosen, set));
}
BENCHMARK(facets_by_sets)->Arg(100)->Arg(5'000)->Arg(20'000)->Arg(100'000);

void facets_by_rows(benchmark::State& state) {
    static const auto rows = [] {
        FacetRows made(listings);
        for (const auto& set : code_sets()) made.add(set);
        made.finalize();
        return made;
    }();
    const auto chosen = chosen_of(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(rows.count(chosen.members(), {0, static_cast<std::uint32_t>(code_sets().size())}));
}
BENCHMARK(facets_by_rows)->Arg(100)->Arg(5'000)->Arg(20'000)->Arg(100'000);

void reading_a_posting_list(benchmark::State& state) {
    PostingListWriter writer;
    for (std::uint32_t d = 0; d < listings; d += 7) writer.add(d, d % 5 + 1);
    for (auto _ : state) {
        std::uint64_t sum = 0;
        read_posting_list(writer.bytes(), listings,
                          [&](std::uint32_t document, std::uint32_t wdf) { sum += document + wdf; });
        benchmark::DoNotOptimize(sum);
    }
}
BENCHMARK(reading_a_posting_list);

const Listing& a_listing() {
    static const auto made = test::made_up_listings(5, 20);
    return made[11];
}

constexpr std::string_view sentence =
    "Swimming on Saturday mornings for autistic children aged 5 to 11, in a warm and quiet pool with two teachers who sign.";

void splitting_a_sentence(benchmark::State& state) {
    for (auto _ : state)
        text::each_word(sentence,
                        [](std::string_view word, std::size_t, std::size_t) { benchmark::DoNotOptimize(word); });
}
BENCHMARK(splitting_a_sentence);

void splitting_and_stemming_a_sentence(benchmark::State& state) {
    for (auto _ : state)
        text::each_word(sentence, [](std::string_view word, std::size_t, std::size_t) {
            benchmark::DoNotOptimize(text::stem(word));
        });
}
BENCHMARK(splitting_and_stemming_a_sentence);

void writing_a_listing(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(document_of(a_listing()));
}
BENCHMARK(writing_a_listing);

void reading_a_listing(benchmark::State& state) {
    const auto json = document_of(a_listing()).json;
    for (auto _ : state) benchmark::DoNotOptimize(listing_from_json(json));
}
BENCHMARK(reading_a_listing);

void packing_a_record(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(packed_record(a_listing()));
}
BENCHMARK(packing_a_record);

void unpacking_a_record(benchmark::State& state) {
    const auto bytes = packed_record(a_listing());
    Record record;
    for (auto _ : state) benchmark::DoNotOptimize(unpack(bytes, record));
}
BENCHMARK(unpacking_a_record);

/// A text of about a thousand bytes, as long as those of real listings.
std::string a_long_text() {
    std::string text;
    while (text.size() < 1000)
        (text += sentence) += " It is for children and their families, and the first visit is free. ";
    return text;
}

PhraseFinder a_phrase(int which) {
    static const std::vector<std::vector<std::string>> phrases = {
        {"and", "the"}, {"children", "and", "young", "people"}, {"support", "group"}};
    return PhraseFinder(QuotedPhrase{phrases[static_cast<std::size_t>(which)]});
}

void finding_a_phrase(benchmark::State& state) {
    const auto text = a_long_text();
    const auto finder = a_phrase(static_cast<int>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(finder.stands_in(text));
}
BENCHMARK(finding_a_phrase)->DenseRange(0, 2);

void finding_a_phrase_by_splitting(benchmark::State& state) {
    const auto text = a_long_text();
    const auto finder = a_phrase(static_cast<int>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(finder.stands_in_by_splitting(text));
}
BENCHMARK(finding_a_phrase_by_splitting)->DenseRange(0, 2);

}  // namespace

BENCHMARK_MAIN();
