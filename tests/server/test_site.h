// Which site do tests ask?
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "server/routes/router.h"
#include "server/routes/routes.h"
#include "server/site/answer_cache.h"
#include "server/site/metrics.h"
#include "tests/server/fake_engine.h"

namespace waymark::test {

inline ContentFiles shipped_content() { return {WAYMARK_SOURCE_DIR "/content", ""}; }

/// A site over a fake engine, with the real vocabulary and councils.
struct TestSite {
    explicit TestSite(std::size_t cache_bytes = 1 << 20, const RouteTable& routes = public_routes())
        : vocabulary(*Vocabulary::load(files)),
          councils(*Councils::load(files)),
          cache(cache_bytes),
          table(routes),
          engine(engine_of(fake)) {}

    /// Answers a request as the door would hand it on.
    http::Response ask(const std::string& target, const std::string& method = "GET",
                       std::vector<std::pair<std::string, std::string>> headers = {}, bool from_loopback = true) {
        http::RequestReader reader{http::Limits{}};
        std::string bytes = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n";
        for (const auto& [name, value] : headers) bytes += name + ": " + value + "\r\n";
        reader.add(bytes + "\r\n");
        if (reader.read() != http::Reading::whole) return answer_refusal(reader.refusal(), site, table);
        auto request = reader.take();
        request.from_loopback = from_loopback;
        auto response = answer(request, site, table);
        if (response.ready) response.body = *std::exchange(response.ready, nullptr);  // as it goes over the wire
        return response;
    }

    ContentFiles files = shipped_content();
    Vocabulary vocabulary;
    Councils councils;
    Languages languages = *Languages::load(files);
    AnswerCache cache;
    RouteTable table;
    Metrics metrics{route_names(table)};
    FakeEngine fake;
    Engine engine;
    std::string day = "2026-11-23", words = "-words";
    alignas(16) char no_templates[16] = {};  // pages are plain in these tests, so nothing looks at them
    PublicSite site{.listings = PublicListings(engine),
                    .vocabulary = vocabulary,
                    .councils = councils,
                    .languages = languages,
                    .cache = cache,
                    .metrics = metrics,
                    .templates = reinterpret_cast<const pages::Templates&>(no_templates),
                    .today = [this] { return day; },
                    .snapshot_id = [this] { return std::to_string(fake.generation) + words; },
                    .public_url = "",
                    .version = "0.0.1"};
};

}  // namespace waymark::test
