// Which data directory do the tests of harvesting work on?
#pragma once

#include <memory>
#include <set>
#include <string>

#include "search/engine_internals.h"
#include "server/harvest/schedule.h"
#include "tests/search/open_engine.h"
#include "tests/server/mock_directory.h"

namespace waymark::test {

constexpr std::int64_t hour_ms = 3'600'000;

/// A data directory that harvests a mock under the name `durham`.
struct Harvested {
    explicit Harvested(int count = 0)
        : engine(open_engine(folder.path())), book(*FeedStore::open(folder.path(), false)) {
        for (int i = 1; i <= count; ++i) mock.add(id(i), "Club " + std::to_string(i));
    }
    static std::string id(int number) {
        auto text = std::to_string(number);
        return "c0000000-0000-4000-8000-" + std::string(12 - text.size(), '0') + text;
    }
    /// Adds the feed on its first call.
    harvest::Outcome run(bool accept_removals = false) {
        auto feed = *book->feed("durham");
        if (!feed) {
            feed.emplace();
            feed->name = "durham";
            feed->url = "https://durham.example/api";
            feed->council = "county-durham";
        }
        mock.asked.clear();
        mock.waits.clear();
        mock.not_modified = 0;
        return harvest::run(engine, *book, *feed, accept_removals, mock.options());
    }
    std::multiset<std::string> shown() {
        SearchRequest request;
        request.per_page = 100;
        std::multiset<std::string> names;
        const auto answer = engine.search(request);
        for (const auto& result : answer->results) names.emplace(result.name);
        return names;
    }
    Folder folder;
    Engine engine;
    std::unique_ptr<FeedStore> book;
    MockDirectory mock;
};

}  // namespace waymark::test
