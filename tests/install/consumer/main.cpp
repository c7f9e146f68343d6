// How does a program of somebody else import a feed and search it? Use: consumer DATA FEED WORDS. Prints three names.
#include <waymark/engine.h>
#include <waymark/import.h>

#include <iostream>

int main(int count, char** words) {
    if (count != 4) {
        std::cerr << "Use: consumer DATA FEED WORDS\n";
        return 2;
    }
    waymark::EngineOptions options;
    options.data_dir = words[1];
    options.today = [] { return waymark::Date("2026-11-02"); };
    auto engine = waymark::Engine::open(options);
    if (!engine) {
        std::cerr << engine.error().message << '\n';
        return 1;
    }

    waymark::ImportOptions import;
    import.source = "consumer";
    const auto report = waymark::import_feed(*engine, {words[2]}, import);
    if (!report) {
        std::cerr << report.error().message << '\n';
        return 1;
    }

    waymark::SearchRequest request;
    request.q = words[3];
    request.per_page = 3;
    const auto answer = engine->search(request);
    if (!answer) {
        std::cerr << answer.error().message << '\n';
        return 1;
    }
    for (const auto& result : answer->results) std::cout << result.name << '\n';

    // The label of a need comes from content/, so it shows which content the library found.
    for (const auto& facet : answer->facets)
        if (facet.field == "need" && !facet.values.empty())
            std::cerr << "first need: " << facet.values.front().label << '\n';
}
