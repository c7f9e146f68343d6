// Do other sites get the widget as they should, and no more of the API than is theirs?
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "server/widgets/origin_limits.h"
#include "server/widgets/widget_files.h"
#include "tests/content/temporary_folder.h"
#include "tests/server/test_site.h"

using namespace waymark;
using test::TestSite;

namespace {

std::string header(const http::Response& response, const std::string& name) {
    const auto* value = response.header(name);
    return value ? *value : "";
}

void write(const std::filesystem::path& file, const std::string& bytes) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << bytes;
}

/// Versions 1.0.0, 1.2.0, 1.10.1 and 2.0.0, each with a module that says which it is.
struct Versions {
    TemporaryFolder folder;
    WidgetFiles files;
    Versions() {
        for (const std::string version : {"1.0.0", "1.2.0", "1.10.1", "2.0.0"})
            write(folder.path() / version / "waymark.js", "// " + version);
        write(folder.path() / "1.10.1/strings/pl.json", "{}");
        write(folder.path() / "source/waymark.js", "// source");
        write(folder.path() / "1.10.1/notes.exe", "x");
        files = *WidgetFiles::load(folder.path());
    }
};

}  // namespace

TEST_CASE("v1 is the newest version that begins with 1, and every version stays") {
    Versions versions;
    CHECK(versions.files.find("v1/waymark.js")->bytes == "// 1.10.1");
    CHECK(versions.files.find("v2/waymark.js")->bytes == "// 2.0.0");
    CHECK(versions.files.find("1.2.0/waymark.js")->bytes == "// 1.2.0");
    CHECK(versions.files.find("v1/strings/pl.json"));
    CHECK(versions.files.newest() == "2.0.0");
    for (const char* path :
         {"source/waymark.js", "1.10.1/notes.exe", "v3/waymark.js", "v1", "", "1.0.0", "v1/../source/waymark.js"}) {
        INFO(path);
        CHECK_FALSE(versions.files.find(path));
    }
}

TEST_CASE("the integrity of a version is that of its bytes") {
    Versions versions;
    // printf '// 1.0.0' | openssl dgst -sha256 -binary | base64
    CHECK(versions.files.integrity("1.0.0") == "sha256-wV+6KNf3Z0EKD6s6lUhwqG9KzNRyOcPeK70L4ZcDMG4=");
    CHECK(versions.files.integrity("9.0.0").empty());
}

TEST_CASE("a version is kept for ever and v1 for an hour, and every site may load both") {
    Versions versions;
    TestSite site;
    site.site.widgets = &versions.files;
    const auto rolling = site.ask("/widgets/v1/waymark.js"), fixed = site.ask("/widgets/1.0.0/waymark.js"),
               missing = site.ask("/widgets/7.0.0/waymark.js");
    CHECK(header(rolling, "Cache-Control") == "public, max-age=3600, stale-while-revalidate=86400");
    CHECK(header(fixed, "Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(header(missing, "Cache-Control") == "no-store");
    CHECK(rolling.status == 200);
    CHECK(missing.status == 404);
    for (const auto* response : {&rolling, &fixed, &missing}) {
        CHECK(header(*response, "Access-Control-Allow-Origin") == "*");
        CHECK(header(*response, "Cross-Origin-Resource-Policy") == "cross-origin");
    }
    CHECK(rolling.content_type == "text/javascript; charset=utf-8");
    CHECK(header(site.ask("/widgets/v1/waymark.js", "GET", {{"Accept-Encoding", "gzip"}}), "Content-Encoding") ==
          "gzip");
    CHECK(site.ask("/widgets/v1/waymark.js", "GET", {{"If-None-Match", header(rolling, "ETag")}}).status == 304);
}

TEST_CASE("a site that asks too often is told when it may ask again, and others are not held up") {
    TestSite site;
    auto limits = *OriginLimits::read({"2", "https://busy.example=0"});
    site.site.origin_limits = limits.get();
    const auto ask = [&](const std::string& origin) {
        return site.ask("/api/v1/search?q=swim", "GET", {{"Origin", origin}});
    };
    CHECK(ask("https://a.example").status == 200);
    CHECK(ask("https://a.example").status == 200);
    const auto refused = ask("https://a.example");
    CHECK(refused.status == 429);
    CHECK(std::stoi(header(refused, "Retry-After")) >= 1);
    CHECK(header(refused, "Access-Control-Allow-Origin") == "*");
    CHECK(header(refused, "Access-Control-Expose-Headers").find("Retry-After") != std::string::npos);
    CHECK(ask("https://b.example").status == 200);
    for (int i = 0; i < 5; ++i) CHECK(ask("https://busy.example").status == 200);
    CHECK(site.ask("/api/v1/search?q=swim").status == 200);
    CHECK(site.ask("/widgets/v1/waymark.js", "GET", {{"Origin", "https://a.example"}}).status == 404);
}

TEST_CASE("a limit fills up evenly over a minute") {
    auto limits = *OriginLimits::read({"60"});
    OriginLimits::Time now{};
    for (int i = 0; i < 60; ++i) CHECK(limits->wait("https://a.example", now) == 0);
    CHECK(limits->wait("https://a.example", now) == 1);
    CHECK(limits->wait("https://a.example", now + std::chrono::milliseconds(1100)) == 0);
    CHECK(limits->wait("https://a.example", now + std::chrono::milliseconds(1100)) == 1);
    CHECK(limits->wait("https://a.example", now + std::chrono::hours(1)) == 0);
}

TEST_CASE("sites that nobody has heard of cannot fill the table of limits") {
    auto limits = *OriginLimits::read({"1"});
    OriginLimits::Time now{};
    for (int i = 0; i < 25'000; ++i) CHECK(limits->wait("https://" + std::to_string(i) + ".example", now) == 0);
}

TEST_CASE("a limit that makes no sense is refused") {
    for (const char* typed : {"", "a", "-1", "https://a.example", "a.example=5", "https://a.example/path=5",
                              "https://a.example=", "99999999"}) {
        INFO(typed);
        CHECK_FALSE(OriginLimits::read({typed}));
    }
    CHECK_FALSE((*OriginLimits::read({}))->on());
}
