// How much of its budget of work does the hardest request use, and what do phrases and attacks cost (work limits)?
// Use: waymark_work_bench DATA QUERIES [RELEVANCE]. DATA is imported already; RELEVANCE is tests/relevance/queries.tsv.
// Prints a table.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <stdexcept>

#include "search/engine_internals.h"
#include "search/work/work_budget.h"
#include "tests/bench/requests.h"

using namespace waymark;

namespace {

template <class T>
T got(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(*result);
}

std::string times(std::string_view text, std::size_t bytes) {
    std::string out;
    while (out.size() + text.size() <= bytes) out += text;
    return out;
}

SearchRequest words(std::string q, bool understand = true) {
    SearchRequest request;
    request.q = std::move(q);
    request.understand = understand;
    return request;
}

struct Group {
    std::string name;
    std::vector<SearchRequest> requests;
};

std::vector<SearchRequest> relevance_requests(const std::string& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("cannot read " + file);
    std::vector<SearchRequest> requests;
    for (std::string line; std::getline(in, line);)
        if (line.starts_with("query\t")) requests.push_back(words(line.substr(line.rfind('\t') + 1)));
    return requests;
}

/// What nobody asks but to see a server fall.
std::vector<SearchRequest> attacks() {
    std::vector<SearchRequest> all;
    for (const char* many : {"\uFDFA", "\uFDFB", "\u2100", "\u2474", "\u33C2", "\uFDFA ", "xqzjv ", "żółwżółw ",
                             "kill ", "not ", "sr4 7tf ", "to the ", "a ", "children's "}) {
        all.push_back(words(times(many, 7000)));
        all.push_back(words(times(many, 500), false));
    }
    const std::string common =
        "children families help ask people school your you can with from each and the for who what they are not have come every some when";
    all.push_back(words(common));
    all.push_back(words(common, false));
    for (const int page : {1, 450}) {
        auto request = words("children families help ask people your you can", false);
        request.per_page = 100;
        request.page = page;
        request.explain = true;
        all.push_back(std::move(request));
    }
    all.push_back(words("\"and the\" \"we are\" \"if you\" \"you can\"", false));
    all.push_back(words("\"a a\" \"the the\" \"to to\" \"e e\"", false));
    auto languages = words("children");
    for (char a = 'a'; a <= 's'; ++a)
        for (char b = 'a'; b <= 'z'; ++b) languages.languages.push_back({a, b});
    all.push_back(std::move(languages));
    return all;
}

void measure(const std::string& data, const std::string& queries, const std::string& relevance) {
    const auto engine = got(Engine::open(
        {.data_dir = data, .content_dir = {}, .read_only = true, .today = [] { return Date("2026-11-02"); }}));
    auto& internals = internals_of(engine);
    if (auto ready = internals.get_ready(); !ready) throw std::runtime_error(ready.error().message);
    const auto snapshot = internals.snapshot();
    const auto limit = work_of_request(engine.status().searchable);

    std::vector<Group> groups{
        {"requests of the bench", bench::read_requests(queries)}, {"hard words", {}}, {"attacks", attacks()}};
    for (const auto& hard : bench::hard_words()) groups[1].requests.push_back(words(hard));
    if (!relevance.empty()) groups.push_back({"relevance set", relevance_requests(relevance)});
    for (const char* phrase : {"and the", "children and young people", "support group", "to the", "for children",
                               "brothers and sisters", "speech and language therapy"})
        groups.push_back({fmt::format("\"{}\"", phrase), {words(fmt::format("\"{}\"", phrase))}});

    fmt::print("{} listings, {} steps a request\n", engine.status().searchable, limit);
    for (const auto& group : groups) {
        std::uint64_t most = 0;
        double slowest = 0;
        std::string used_by, slowest_by;
        std::size_t unfinished = 0, found = 0;
        for (const auto& request : group.requests) {
            double took = 1e9;  // of several: what it costs, not what the machine did meanwhile
            std::uint64_t used = 0;
            bool spent = false;
            for (int i = 0; i < 5; ++i) {
                WorkBudget work(limit);
                const auto began = std::chrono::steady_clock::now();
                found = got(internals.search(*snapshot, request, work)).total;
                took = std::min(
                    took, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count());
                used = work.used();
                spent = work.spent();
            }
            unfinished += spent;
            if (used > most) most = used, used_by = request.q;
            if (took > slowest) slowest = took, slowest_by = request.q;
        }
        fmt::print(
            "{}: {} requests, {} not finished; most work {} steps ({:.1f} % of the budget: {}); slowest {:.2f} ms ({}); the last found {}\n",
            group.name, group.requests.size(), unfinished, most,
            100.0 * static_cast<double>(most) / static_cast<double>(limit), used_by.substr(0, 40), slowest,
            slowest_by.substr(0, 40), found);
    }
}

}  // namespace

int main(int count, char** given) {
    if (count != 3 && count != 4) {
        std::fputs("Use: waymark_work_bench DATA QUERIES [RELEVANCE]\n", stderr);
        return 2;
    }
    try {
        measure(given[1], given[2], count == 4 ? given[3] : "");
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "waymark_work_bench: %s\n", failure.what());
        return 1;
    }
    return 0;
}
