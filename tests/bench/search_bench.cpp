// How fast are importing and searching, in one process, without the network?
// Use: waymark_bench DATA CORPUS QUERIES. DATA must be new. Prints one JSON object.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>

#include "tests/bench/requests.h"
#include "waymark/import.h"

namespace fs = std::filesystem;
using namespace waymark;

namespace {

double seconds_of(const std::function<void()>& work) {
    const auto began = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

std::uintmax_t bytes_below(const fs::path& folder) {
    std::uintmax_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) bytes += entry.file_size();
    return bytes;
}

struct Timing {
    double p50_ms = 0, p99_ms = 0;
    std::uint64_t found = 0;
};

Timing search_all(const Engine& engine, std::vector<SearchRequest> requests, bool understand) {
    Timing timing;
    std::vector<double> times;
    for (int pass = 0; pass < 3; ++pass)
        for (auto& request : requests) {
            request.understand = understand;
            std::uint64_t found = 0;
            const double took = seconds_of([&] {
                const auto answer = engine.search(request);
                if (!answer) throw std::runtime_error(answer.error().message);
                found = answer->total;
            });
            if (pass == 0) timing.found += found;
            else times.push_back(took * 1000);  // the first pass warms
        }
    timing.p50_ms = bench::quantile(times, 0.5);
    timing.p99_ms = bench::quantile(times, 0.99);
    return timing;
}

void measure(const std::string& data, const std::string& corpus, const std::string& queries) {
    if (fs::exists(data) && !fs::is_empty(data)) throw std::runtime_error(data + " is not new");
    const auto requests = bench::read_requests(queries);
    auto engine = Engine::open({.data_dir = data, .content_dir = {}, .today = [] { return Date("2026-11-02"); }});
    if (!engine) throw std::runtime_error(engine.error().message);

    ImportOptions options;
    options.source = "bench";
    std::uint32_t listings = 0;
    const double import_s = seconds_of([&] {
        const auto report = import_feed(*engine, {corpus}, options);
        if (!report) throw std::runtime_error(report.error().message);
        listings = report->imported();
    });
    if (listings == 0) throw std::runtime_error("nothing was imported from " + corpus);
    const auto index_bytes = bytes_below(data + "/index"), all_bytes = bytes_below(data);

    const Timing with = search_all(*engine, requests, true);
    const Timing without = search_all(*engine, requests, false);
    std::vector<double> reading;
    for (int pass = 0; pass < 3; ++pass)
        for (const auto& request : requests)
            reading.push_back(1000 * seconds_of([&] { engine->interpret(request.q); }));
    double slowest_reading = 0;
    for (const auto& words : bench::hard_words()) {
        double best = 1e9;  // of several: what the words cost, not what the machine did meanwhile
        for (int i = 0; i < 5; ++i) best = std::min(best, 1000 * seconds_of([&] { engine->interpret(words); }));
        slowest_reading = std::max(slowest_reading, best);
    }

    fmt::print(
        "{{\"listings\":{},\"import_s\":{:.2f},\"listings_per_s\":{:.0f},\"index_bytes_per_listing\":{:.0f},\"data_bytes_per_listing\":{:.0f},"
        "\"p50_ms\":{:.3f},\"p99_ms\":{:.3f},\"found\":{},\"off_p50_ms\":{:.3f},\"off_p99_ms\":{:.3f},\"off_found\":{},\"interpret_p50_ms\":{:.4f},\"interpret_p99_ms\":{:.4f},\"interpret_worst_ms\":{:.4f}}}\n",
        listings, import_s, listings / import_s, static_cast<double>(index_bytes) / listings,
        static_cast<double>(all_bytes) / listings, with.p50_ms, with.p99_ms, with.found, without.p50_ms, without.p99_ms,
        without.found, bench::quantile(reading, 0.5), bench::quantile(reading, 0.99), slowest_reading);
}

}  // namespace

int main(int count, char** words) {
    if (count != 4) {
        std::fputs("Use: waymark_bench DATA CORPUS QUERIES\n", stderr);
        return 2;
    }
    try {
        measure(words[1], words[2], words[3]);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "waymark_bench: %s\n", failure.what());
        return 1;
    }
    return 0;
}
