// Do the commands for other directories do what they promise, and is a service of two feeds shown once, with both its
// sources?
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "server/commands/program.h"
#include "server/http/http_server.h"
#include "tests/server/mock_directory.h"
#include "tests/server/served.h"

using namespace waymark;
using nlohmann::json;

namespace {

struct Folder {
    Folder() {
        char name[] = "/tmp/waymark-directories-test-XXXXXX";
        path = mkdtemp(name);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    std::string path;
};

struct Ran {
    int exit_code = 0;
    std::string out, err;
    bool says(const std::string& words) const { return (out + err).find(words) != std::string::npos; }
};
Ran run(std::vector<std::string> words) {
    std::vector<const char*> typed{"waymark"};
    for (const auto& word : words) typed.push_back(word.c_str());
    std::istringstream in;
    std::ostringstream out, err;
    const int code = run_program(
        static_cast<int>(typed.size()), typed.data(),
        {in, out, err, false, [] { return Date("2026-11-24"); }, [] { return std::int64_t{1'795'521'600'000}; }});
    return {code, out.str(), err.str()};
}

/// A mock directory on a port of this machine.
struct OnTheWire {
    OnTheWire() {
        http::HttpServerOptions options;
        options.port = 0;
        options.workers = 1;
        front = std::move(*http::HttpServer::start(options, [this](const http::Request& request) {
            const std::lock_guard lock(mutex);
            http::OutboundRequest asked;
            asked.address = *http::read_address("http://127.0.0.1" + request.target);
            const auto answer = *mock.answer(asked);
            http::Response response;
            response.status = answer.status;
            response.content_type = answer.body.empty() ? "" : "application/json";
            response.body = answer.body;
            return response;
        }));
        url = "http://127.0.0.1:" + std::to_string(front->port()) + "/api";
    }
    std::mutex mutex;
    test::MockDirectory mock;
    std::unique_ptr<http::HttpServer> front;
    std::string url;
};

const std::string ours = "c0000000-0000-4000-8000-000000000001", theirs = "c0000000-0000-4000-8000-000000000002";

json splash(const std::string& id) {
    return {
        {"id", id},
        {"name", "Splash Club"},
        {"status", "active"},
        {"description", "Swimming for autistic children."},
        {"url", "https://splash.org"},
        {"service_at_locations",
         {{{"location",
            {{"name", "Pool"},
             {"latitude", 54.906},
             {"longitude", -1.381},
             {"addresses", {{{"address_1", "1 Pool Way"}, {"city", "Sunderland"}, {"postal_code", "SR1 1AA"}}}}}}}}}};
}

void write(const std::string& file, const json& services) { std::ofstream(file) << services.dump(); }

}  // namespace

TEST_CASE("another directory is added, read, listed and removed by commands") {
    Folder data;
    OnTheWire durham;
    durham.mock.add(theirs, "Heron Club");
    CHECK(run({"harvest", "list", "--data", data.path}).says("No other directory"));
    const auto added =
        run({"harvest", "add", "--data", data.path, "--council", "County Durham", "--licence", "OGL", durham.url});
    CAPTURE(added.err);
    REQUIRE(added.exit_code == 0);
    CHECK(added.says("added county-durham: Open Referral UK 3.0"));
    CHECK(run({"harvest", "add", "--data", data.path, "--council", "county-durham", durham.url}).exit_code == 2);
    CHECK(run({"harvest", "list", "--data", data.path}).says("It has not run yet"));

    auto ran = run({"harvest", "run", "--data", data.path, durham.url});
    CAPTURE(ran.err);
    CHECK(ran.exit_code == 0);
    CHECK(ran.out == "county-durham: harvested 1: 1 new, 0 changed, 0 unchanged, 0 rejected, 0 withdrawn\n");
    const auto list = run({"harvest", "list", "--data", data.path});
    CHECK(list.says("for County Durham"));
    CHECK(list.says("24 November 2026 at 12:00. It went well."));
    CHECK(run({"report", "feeds", "--data", data.path}).says("New: 1."));

    durham.mock.services.clear();
    ran = run({"harvest", "run", "--data", data.path});
    CHECK(ran.exit_code == exit_some_rejected);
    CHECK(ran.says("--accept-removals county-durham"));
    CHECK(run({"harvest", "list", "--data", data.path}).says("Held: 1 listing is no longer in the feed"));
    CHECK(run({"harvest", "run", "--data", data.path, "--accept-removals", "county-durham"}).says("1 withdrawn"));

    durham.front->stop();
    ran = run({"harvest", "run", "--data", data.path, "--source", "nowhere"});
    CHECK(ran.exit_code == 1);
    CHECK(ran.says("There are: county-durham."));
    CHECK(run({"harvest", "remove", "--data", data.path, "county-durham"}).says("removed county-durham"));
    CHECK(run({"harvest", "list", "--data", data.path}).says("No other directory"));
}

TEST_CASE("what is no directory is refused with a word on what to type") {
    Folder data;
    OnTheWire durham;
    for (const char* url : {"ftp://example.org", "http://user:secret@example.org"}) {
        const auto refused = run({"harvest", "add", "--data", data.path, url});
        CHECK(refused.exit_code == exit_wrong_use);
        CHECK(refused.says("is no web address we can use"));
    }
    const auto nothing = run({"harvest", "add", "--data", data.path, durham.url + "/elsewhere"});
    CHECK(nothing.exit_code == exit_failed);
    CHECK(nothing.says("Give the address that ends before /services"));
    CHECK(run({"harvest", "add", "--data", data.path, "--source", "../up", durham.url}).exit_code == exit_wrong_use);
}

TEST_CASE("a service that stands in two feeds is shown once, with both its sources") {
    Folder data;
    OnTheWire durham;
    durham.mock.add(theirs, "Splash Club", splash(theirs));
    durham.mock.add("c0000000-0000-4000-8000-000000000003", "Heron Club");
    write(data.path + "/ours.json", {splash(ours)});
    REQUIRE(run({"import", "--data", data.path, "--council", "sunderland", data.path + "/ours.json"}).exit_code == 0);
    REQUIRE(run({"harvest", "add", "--data", data.path, "--council", "county-durham", durham.url}).exit_code == 0);
    REQUIRE(run({"harvest", "run", "--data", data.path}).exit_code == 0);

    const auto search = [&](const std::string& more) {
        return json::parse(run({"search", "--data", data.path, "--json", more}).out);
    };
    CHECK(search("splash")["total"] == 1);
    CHECK(search("splash")["results"][0]["id"] == ours);
    CHECK(search("")["total"] == 2);
    CHECK(run({"duplicates", "list", "--data", data.path}).says("1 of 3 listings stand behind another"));
    CHECK(run({"report", "feeds", "--data", data.path}).says("Shown by the same service of another feed: 1."));
    {
        test::Served server(data.path);
        test::Client client(server.port);
        auto page = client.get("/listing/" + theirs);
        CHECK(page.status == 302);
        CHECK(page.headers["location"] == "/listing/" + ours);
        page = client.get("/listing/" + ours);
        CHECK(page.body.find("It is also in the Local Offer of County Durham.") != std::string::npos);
        auto listing = json::parse(client.get("/api/v1/listings/" + ours).body);
        REQUIRE(listing["sources"].size() == 2);
        CHECK(listing["sources"][0]["council"] == "sunderland");
        CHECK(listing["sources"][1]["council"] == "county-durham");
        CHECK(listing["shown_as"].is_null());
        listing = json::parse(client.get("/api/v1/listings/" + theirs).body);
        CHECK(listing["shown_as"] == ours);
        // The council of either feed finds it, and it is ours; what only the neighbour has is marked.
        const auto by_council = json::parse(client.get("/api/v1/search?council=county-durham&sort=name").body);
        REQUIRE(by_council["total"] == 2);
        CHECK(by_council["results"][0]["from"] == "County Durham\xE2\x80\x99s Local Offer");
        CHECK(by_council["results"][1]["from"].is_null());
        CHECK(client.get("/?q=heron").body.find("From County Durham\xE2\x80\x99s Local Offer") != std::string::npos);
        CHECK(client.get("/listing/c0000000-0000-4000-8000-000000000003")
                  .body.find("From County Durham\xE2\x80\x99s Local Offer") != std::string::npos);
        // Open Referral tells the same set, however it is asked.
        const auto ids = [&](const std::string& path, const char* contents) {
            std::set<std::string> found;
            const auto page = json::parse(client.get(path).body);
            for (const auto& one : page[contents]) found.insert(one["id"]);
            return found;
        };
        const std::set<std::string> both{ours, "c0000000-0000-4000-8000-000000000003"}, splash_only{ours};
        CHECK(ids("/oruk/v3/services", "contents") == both);
        CHECK(ids("/oruk/v3/services?minimal=true", "contents") == both);
        CHECK(ids("/oruk/v3/services?search=splash", "contents") == splash_only);
        CHECK(ids("/oruk/v1/services", "content") == both);
        CHECK(ids("/oruk/v1/services?text=splash", "content") == splash_only);
        CHECK(json::parse(client.get("/oruk/v3/services").body)["total_items"] == 2);
        CHECK(json::parse(client.get("/oruk/v3/service_at_locations").body)["total_items"] == 1);
        CHECK(json::parse(client.get("/oruk/v1/locations").body)["totalElements"] == 1);
        const auto lines = client.get("/oruk/v3/services?format=ndjson").body;
        CHECK(std::count(lines.begin(), lines.end(), '\n') == 2);
        // The record that is not shown is an identifier of the one that is, and its id leads there.
        for (const std::string& id : {ours, theirs}) {
            const auto service = json::parse(client.get("/oruk/v3/services/" + id).body);
            CHECK(service["id"] == ours);
            REQUIRE(service["attributes"].is_array());
            const auto& other = service["attributes"].back();
            CHECK(other["link_id"] == ours);
            CHECK(other["link_type"] == "other_identifier");
            CHECK(other["value"] == theirs);
            CHECK(other["label"] == "county-durham");
            CHECK(json::parse(client.get("/oruk/v1/services/" + id).body)["id"] == ours);
        }
        const auto figures = client.get("/metrics").body;
        CHECK(figures.find("waymark_feed_merged{source=\"county-durham\"} 1") != std::string::npos);
        CHECK(figures.find("waymark_feed_rejected{source=\"sunderland\"} 0") != std::string::npos);
        CHECK(figures.find("waymark_harvest_listed{source=\"county-durham\"} 2") != std::string::npos);
    }
    CHECK(run({"duplicates", "different", "--data", data.path, ours, theirs}).exit_code == 0);
    CHECK(search("splash")["total"] == 2);
    {
        test::Served server(data.path);
        test::Client client(server.port);
        CHECK(json::parse(client.get("/oruk/v3/services").body)["total_items"] == 3);
        CHECK(json::parse(client.get("/oruk/v3/services/" + theirs).body)["id"] == theirs);
    }
    CHECK(run({"duplicates", "same", "--data", data.path, theirs, ours}).exit_code == 0);
    CHECK(search("splash")["results"][0]["id"] == theirs);
    CHECK(run({"harvest", "remove", "--data", data.path, "county-durham"}).says("2 of its listings"));
    CHECK(search("splash")["results"][0]["id"] == ours);
}

TEST_CASE("two named feeds with the same UUIDs both keep their records; a renamed file does not make a second") {
    Folder data;
    write(data.path + "/one.json", {splash(ours)});
    write(data.path + "/two.json", {splash(ours)});
    const auto imported = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"import", "--data", data.path});
        return run(more).out;
    };
    SECTION("named") {
        CHECK(imported({"--source", "a", data.path + "/one.json"}) ==
              "imported 1: 1 new, 0 changed, 0 unchanged, 0 rejected\n");
        CHECK(imported({"--source", "b", data.path + "/two.json"}) ==
              "imported 1: 1 new, 0 changed, 0 unchanged, 0 rejected\n");
        CHECK(imported({"--source", "b", data.path + "/two.json"}) ==
              "imported 1: 0 new, 0 changed, 1 unchanged, 0 rejected\n");
        CHECK(imported({"--source", "b", "--replace", data.path + "/two.json"}) ==
              "imported 1: 0 new, 0 changed, 1 unchanged, 0 rejected\n");
        CHECK(run({"duplicates", "list", "--data", data.path}).says("1 of 2 listings"));
        CHECK(json::parse(run({"search", "--data", data.path, "--json", "splash"}).out)["results"][0]["id"] == ours);
    }
    SECTION("only files") {
        CHECK(imported({data.path + "/one.json"}) == "imported 1: 1 new, 0 changed, 0 unchanged, 0 rejected\n");
        CHECK(imported({data.path + "/two.json"}) == "imported 1: 0 new, 1 changed, 0 unchanged, 0 rejected\n");
    }
}
