// Does a running site follow reloaded words, in what it offers and in what it filters, and let the old ones go?
#include "server/commands/running_site.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "search/engine_internals.h"
#include "server/http/request_reader.h"
#include "server/pages/templates.h"
#include "server/routes/router.h"
#include "server/routes/routes.h"
#include "server/site/answer_cache.h"
#include "server/site/metrics.h"
#include "server/widgets/widget_files.h"

using namespace waymark;
using nlohmann::json;

namespace {

struct Folder {
    Folder() {
        char name[] = "/tmp/waymark-running-site-test-XXXXXX";
        path = mkdtemp(name);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    std::string path;
};

Listing club(int number, const std::string& name) {
    Listing listing;
    listing.id = "00000000-0000-4000-8000-00000000000" + std::to_string(number);
    listing.name = name;
    listing.description = "A club for children.";
    return listing;
}

/// A site as `waymark serve` runs it, but for the socket.
struct Running {
    Running() {
        auto bus = club(1, "Bus club");
        bus.facts["transport"].yes = {"bus"};
        REQUIRE(engine.publish({bus, club(2, "Walking club")}));
        REQUIRE(internals.get_ready());
    }
    static Engine opened(const std::string& path) {
        EngineOptions options;
        options.data_dir = path;
        options.content_dir = WAYMARK_SOURCE_DIR "/content";
        options.today = [] { return Date("2026-11-24"); };
        return std::move(*Engine::open(std::move(options)));
    }
    http::Response ask(const std::string& target) const {
        http::RequestReader reader{http::Limits{}};
        reader.add("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        REQUIRE(reader.read() == http::Reading::whole);
        const auto now = site.now();
        auto response = answer(reader.take(), *now);
        if (response.ready) response.body = *response.ready;
        return response;
    }
    /// Adds a field to the words of this directory, as an editor would, and reloads them.
    void add_transport() {
        std::ifstream in(WAYMARK_SOURCE_DIR "/content/vocabulary.json");
        std::string text{std::istreambuf_iterator<char>(in), {}};
        text.erase(text.find_last_of('}'));
        std::filesystem::create_directories(folder.path + "/content");
        std::ofstream(folder.path + "/content/vocabulary.json")
            << text << ", \"transport\": {\"label\": \"Transport\", \"values\": {\"bus\": \"A bus comes\"}}}";
        REQUIRE(internals.reload_words());
    }

    Folder folder;
    Engine engine = opened(folder.path);
    EngineInternals& internals = internals_of(engine);
    AnswerCache cache{1 << 20};
    Metrics metrics{route_names()};
    Languages languages = *Languages::load(internals.files());
    std::unique_ptr<pages::Templates> templates = *pages::Templates::load(internals.files(), languages);
    Result<WidgetFiles> widgets = WidgetFiles::load(internals.files().shipped() / "../widgets");
    std::unique_ptr<FeedStore> book = *FeedStore::open(folder.path, true);
    RunningSite site{{.engine = engine,
                      .languages = languages,
                      .cache = cache,
                      .metrics = metrics,
                      .templates = *templates,
                      .widgets = *widgets,
                      .book = *book,
                      .today = [] { return Date("2026-11-24"); },
                      .public_url = "",
                      .frame_ancestors = "*"}};
};

}  // namespace

TEST_CASE("a facet that a reload adds is offered, and filters, without a restart") {
    Running running;
    CHECK(json::parse(running.ask("/api/v1/search?transport=bus").body)["total"] == 2);  // no parameter that we know
    CHECK(running.ask("/?transport=bus").body.find("Walking club") != std::string::npos);
    running.add_transport();
    const auto found = json::parse(running.ask("/api/v1/search?transport=bus").body);
    CHECK(found["total"] == 1);
    CHECK(found["results"][0]["name"] == "Bus club");
    const auto& facets = found["facets"];
    CHECK(std::any_of(facets.begin(), facets.end(), [](const json& facet) {
        return facet["field"] == "transport" && facet["values"][0]["count"] == 1;
    }));
    CHECK(running.ask("/api/v1/search?transport=boat").status == 400);
    CHECK(running.ask("/?transport=bus").body.find("Walking club") == std::string::npos);
    const auto listing = json::parse(running.ask("/api/v1/listings/" + club(1, "").id).body);
    CHECK(listing["transport"].dump().find("\"bus\"") != std::string::npos);
    CHECK(running.ask("/openapi.json").body.find("\"transport\"") != std::string::npos);
    CHECK(json::parse(running.ask("/oruk/v3/taxonomy_terms?per_page=1000").body)["contents"].dump().find(
              "A bus comes") != std::string::npos);
}

TEST_CASE("the site of a moment lasts as long as its request, and old ones are let go") {
    Running running;
    const auto first = running.site.now();
    CHECK(running.site.now() == first);
    std::vector<std::weak_ptr<const PublicSite>> sites;
    std::vector<std::weak_ptr<const Vocabulary>> words;
    for (int reload = 0; reload < 20; ++reload) {
        REQUIRE(running.internals.reload_words());
        sites.push_back(running.site.now());
        words.push_back(running.internals.snapshot()->vocabulary);
    }
    CHECK(first->vocabulary.field("need"));  // whoever holds a site may go on
    CHECK(first->listings.search({})->total == 2);
    const auto alive = [](const auto& all) {
        return std::count_if(all.begin(), all.end(), [](const auto& each) { return !each.expired(); });
    };
    // The engine's own thread may hold one for the moment in which it looks for something newer.
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while ((alive(sites) != 1 || alive(words) != 1) && std::chrono::steady_clock::now() < until)
        std::this_thread::yield();
    CHECK(alive(sites) == 1);
    CHECK(alive(words) == 1);
    const auto provenance = running.site.now()->provenance;
    CHECK(running.engine.publish({club(3, "Third club")}));
    CHECK(running.site.now()->provenance == provenance);  // what is made of the words is not made anew for new listings
}
