// Is every answer over a big data directory the one that looking at each listing gives?
// Use: waymark_exact_bench DATA QUERIES [SEED]. Prints one line; exit code 1 when any answer differs.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <exception>
#include <stdexcept>

#include "search/engine_internals.h"
#include "search/index/generation.h"
#include "tests/bench/requests.h"
#include "tests/search/listings.h"
#include "tests/search/oracle_compare.h"

using namespace waymark;

namespace {

template <class T>
T got(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(*result);
}

/// The two first words of a name in quotes: a phrase that somebody says.
std::string quoted_beginning(const std::string& name) {
    const auto space = name.find(' ', name.find(' ') + 1);
    return "\"" + name.substr(0, space) + "\"";
}

/// Requests that no family would type, so that every filter, order and page meets every other: with the words of
/// `asked`, names of listings, parts of names, and without words.
std::vector<SearchRequest> made_up_requests(const Engine& engine, const std::vector<SearchRequest>& asked,
                                            std::uint32_t seed, int how_many) {
    test::Choice pick(seed);
    std::vector<std::string> names;
    for (int page = 1; page <= 5; ++page) {
        SearchRequest request;
        request.page = page;
        request.per_page = 100;
        for (const auto& result : got(engine.search(request)).results) names.emplace_back(result.name);
    }
    std::vector<std::string> places{"Sunderland", "Leeds", "Tyne and Wear", "SR4 7TF", "TN34", "Nowhere at all"};
    for (const auto& request : asked)
        if (!request.near.empty()) places.push_back(request.near);

    const auto words = internals_of(engine).snapshot();
    const auto& vocabulary = *words->vocabulary;
    std::vector<SearchRequest> requests;
    for (int i = 0; i < how_many; ++i) {
        SearchRequest r;
        r.understand = pick.one_in(2);
        switch (pick.below(8)) {
            case 0: r.q = pick.of(names); break;
            case 1: r.q = quoted_beginning(pick.of(names)); break;
            case 2: r.q = pick.of(asked).q + " " + pick.of(names); break;
            case 3:
            case 4:
            case 5: r.q = pick.of(asked).q; break;
            default: break;
        }
        for (const auto& field : vocabulary.fields()) {
            if (field.values.empty() || !pick.one_in(8)) continue;
            for (std::uint32_t n = 0, values = 1 + pick.below(3); n < values; ++n)
                r.filters[field.name].push_back(pick.of(field.values).code);
        }
        if (pick.one_in(4)) r.age = AgeRange{static_cast<int>(pick.below(26)), 0};
        if (r.age) r.age->max = r.age->min + static_cast<int>(pick.below(4));
        if (pick.one_in(3)) {
            r.near = pick.of(places);
            if (pick.one_in(2)) r.radius_miles = 1 + pick.below(30);
            if (pick.one_in(2)) r.sort = Sort::distance;
        }
        if (r.sort == Sort::relevance && pick.one_in(3)) r.sort = pick.one_in(2) ? Sort::name : Sort::newest;
        if (pick.one_in(8)) r.councils.push_back(pick.of(words->councils->all()).slug);
        if (pick.one_in(12)) r.languages = {"pl", "en"};
        r.stated_only = pick.one_in(6);
        r.unstated_show = pick.one_in(4);
        if (pick.one_in(4)) r.page = 2 + static_cast<int>(pick.below(6));
        if (pick.one_in(4)) r.per_page = 1 + static_cast<int>(pick.below(100));
        requests.push_back(std::move(r));
    }
    return requests;
}

/// What the index shows: public listings, one of each service that several feeds have.
void each_shown(const Engine& engine, const std::string& look_name, const std::function<void(const Listing&)>& look) {
    auto& internals = internals_of(engine);
    const auto duplicates = got(internals.duplicates().duplicate_map());
    if (!duplicates.duplicates_of.empty())
        throw std::runtime_error("the data directory holds one service from several feeds; import one feed only");
    std::uint64_t seen = 0;
    internals.store().each([&](const StoredListing& kept) {
        if (++seen % 10000 == 0) fmt::print(stderr, "\r{}: {} listings ", look_name, seen);
        if (kept.is_public()) look(kept.listing);
        return true;
    });
    fmt::print(stderr, "\r{}: {} listings\n", look_name, seen);
}

std::string described(const SearchRequest& r) {
    std::string text =
        bench::path_of(r) + fmt::format(" page {} of {}, sort {}", r.page, r.per_page, static_cast<int>(r.sort));
    for (const auto& council : r.councils) text += " council " + council;
    if (!r.languages.empty()) text += fmt::format(" language {}", fmt::join(r.languages, " "));
    return text + (r.stated_only ? " stated=only" : "") + (r.unstated_show ? " unstated=show" : "");
}

bool all_exact(const std::string& data, const std::string& queries, std::uint32_t seed) {
    const auto began = std::chrono::steady_clock::now();
    const auto engine = got(Engine::open(
        {.data_dir = data, .content_dir = {}, .read_only = true, .today = [] { return Date("2026-11-02"); }}));
    auto& internals = internals_of(engine);
    if (auto ready = internals.get_ready(); !ready) throw std::runtime_error(ready.error().message);
    auto requests = bench::read_requests(queries);
    for (std::size_t i = 0, read = requests.size(); i < read; ++i)
        requests.emplace_back(requests[i]).understand = false;
    const auto more = made_up_requests(engine, requests, seed, 250);
    requests.insert(requests.end(), more.begin(), more.end());

    // Of the index the oracle takes nothing but the day that it was made on.
    const auto index = data + "/index";
    const auto manifest = got(read_manifest(index, got(current_generation(index)).value().number));
    const auto synonyms = got(Synonyms::load(internals.files()));
    const auto ranking = got(Ranking::load(internals.files()));
    const test::OracleRules rules{
        *internals.snapshot()->vocabulary,
        synonyms,
        ranking,
        manifest.made,
        [&](const std::string& name) { return internals.find_place(*internals.snapshot(), name); },
        [&](const std::string& q) { return engine.interpret(q); }};
    int look = 0;
    const auto expected = test::look_at_each(
        [&](const auto& take) { each_shown(engine, ++look == 1 ? "counting" : "answering", take); }, requests, rules);

    std::size_t wrong = 0, differences = 0, swaps = 0, shown = 0;
    constexpr std::size_t told = 10;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const auto answer = got(engine.search(requests[i]));
        const auto found = test::compare(answer, expected[i], *internals.snapshot()->vocabulary);
        swaps += found.swaps;
        shown += answer.results.size();
        differences += found.differences.size();
        if (found.differences.empty() || ++wrong > told) continue;
        fmt::print("{}\n", described(requests[i]));
        for (std::size_t d = 0; d < std::min(found.differences.size(), told); ++d)
            fmt::print("  {}\n", found.differences[d]);
    }
    fmt::print(
        "{} requests over {} listings: {} differences in {} answers; {} results compared, {} of them swapped with a neighbour that is as good; {:.0f} s\n",
        requests.size(), engine.status().searchable, differences, wrong, shown, swaps,
        std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
    return wrong == 0;
}

}  // namespace

int main(int count, char** words) {
    if (count != 3 && count != 4) {
        std::fputs("Use: waymark_exact_bench DATA QUERIES [SEED]\n", stderr);
        return 2;
    }
    try {
        return all_exact(words[1], words[2], count == 4 ? static_cast<std::uint32_t>(std::stoul(words[3])) : 1) ? 0 : 1;
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "waymark_exact_bench: %s\n", failure.what());
        return 1;
    }
}
