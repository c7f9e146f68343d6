// Does what we ask of other machines stay within its guards?
#include <catch2/catch.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <sstream>

#include "server/harvest/harvest.h"
#include "server/http/gzip.h"
#include "server/http/http_server.h"
#include "server/http/outbound.h"
#include "tests/search/open_engine.h"
#include "tests/server/mock_directory.h"

using namespace waymark;

namespace {

bool public_v4(const char* text) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    REQUIRE(inet_pton(AF_INET, text, &address.sin_addr) == 1);
    return http::is_public(reinterpret_cast<const sockaddr&>(address));
}
bool public_v6(const char* text) {
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    REQUIRE(inet_pton(AF_INET6, text, &address.sin6_addr) == 1);
    return http::is_public(reinterpret_cast<const sockaddr&>(address));
}

std::unique_ptr<http::HttpServer> served(http::Handler handler) {
    http::HttpServerOptions options;
    options.port = 0;
    options.workers = 2;
    auto front = http::HttpServer::start(options, std::move(handler));
    REQUIRE(front);
    return std::move(*front);
}

http::OutboundRequest to(int port, const std::string& path, const std::string& host = "127.0.0.1") {
    http::OutboundRequest request;
    request.address = *http::read_address("http://" + host + ":" + std::to_string(port) + path);
    return request;
}

http::Response redirect(const std::string& where) {
    http::Response response;
    response.status = 302;
    return response.with("Location", where);
}

}  // namespace

TEST_CASE("addresses of private networks are told from those of the open internet") {
    for (const char* open : {"8.8.8.8", "1.1.1.1", "172.15.0.1", "172.32.0.1", "100.63.0.1", "169.253.0.1",
                             "192.167.1.1", "223.255.255.255"}) {
        CAPTURE(open);
        CHECK(public_v4(open));
    }
    for (const char* closed :
         {"127.0.0.1", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
          "0.0.0.0", "224.0.0.1", "255.255.255.255", "198.18.0.1", "203.0.113.9"}) {
        CAPTURE(closed);
        CHECK_FALSE(public_v4(closed));
    }
    for (const char* open : {"2a00:1450:4009::1", "::ffff:8.8.8.8", "64:ff9b::808:808"}) {
        CAPTURE(open);
        CHECK(public_v6(open));
    }
    for (const char* closed : {"::1", "::", "fe80::1", "fc00::1", "fd12::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
                               "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "ff02::1", "::7f00:1"}) {
        CAPTURE(closed);
        CHECK_FALSE(public_v6(closed));
    }
    for (const char* host : {"localhost", "127.0.0.1", "10.1.2.3", "::1"}) CHECK(http::is_written_private(host));
    for (const char* host : {"example.org", "8.8.8.8", "127.0.0.1.example.org", "2130706433"})
        CHECK_FALSE(http::is_written_private(host));
}

TEST_CASE("addresses are read as people write them, and refused when they are none") {
    CHECK(http::read_address("Example.org/api?x=1#y")->text() == "https://example.org/api?x=1");
    CHECK(http::read_address("http://example.org:80")->text() == "http://example.org/");
    CHECK(http::read_address("http://[::1]:8080/a/../b/./c")->text() == "http://[::1]:8080/b/c");
    for (const char* bad :
         {"", "ftp://example.org", "file:///etc/passwd", "https://user:pass@example.org", "https://example.org:99999",
          "https://exa mple.org", "https://exam\nple.org", "https://", "http://[::1", "http://[1.2.3.4]/",
          "https://example.org\\@evil.org", "javascript:alert(1)", "gopher://x"})
        CHECK_FALSE(http::read_address(bad));
    const auto from = *http::read_address("https://example.org/a/b?c=d");
    CHECK(http::read_location("/x", from)->text() == "https://example.org/x");
    CHECK(http::read_location("x?y", from)->text() == "https://example.org/a/x?y");
    CHECK(http::read_location("//other.org/x", from)->text() == "https://other.org/x");
    CHECK(http::read_location("http://other.org", from)->text() == "http://other.org/");
    CHECK_FALSE(http::read_location("file:///etc/passwd", from));
}

TEST_CASE("a private machine is called only where a person wrote its address out") {
    const auto front = served([](const http::Request&) {
        http::Response response;
        response.body = "secret";
        return response;
    });
    CHECK(http::ask(to(front->port(), "/"))->body == "secret");
    CHECK(http::ask(to(front->port(), "/", "localhost"))->body == "secret");
    // Names that mean this machine without saying so.
    for (const char* host : {"2130706433", "0x7f.1", "127.1"}) {
        CAPTURE(host);
        const auto refused = http::ask(to(front->port(), "/", host));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == ErrorKind::unsupported);
    }
    auto allowed = to(front->port(), "/", "127.1");
    allowed.allow_private = true;
    CHECK(http::ask(allowed)->body == "secret");
}

TEST_CASE("a redirect to a private address is refused, whoever sends it") {
    const auto secret = served([](const http::Request&) {
        http::Response response;
        response.body = "secret";
        return response;
    });
    const auto other = "http://127.0.0.1:" + std::to_string(secret->port()) + "/";
    const auto front = served([&](const http::Request& request) {
        if (request.path == "/here") return redirect("/there");
        if (request.path == "/there") {
            http::Response response;
            response.body = "there";
            return response;
        }
        if (request.path == "/loop") return redirect("/loop");
        return redirect(request.path == "/other"   ? other
                        : request.path == "/cloud" ? "http://169.254.169.254/latest/meta-data"
                                                   : "file:///etc/passwd");
    });
    CHECK(http::ask(to(front->port(), "/here"))->body == "there");
    for (const char* path : {"/other", "/cloud", "/file", "/loop"}) {
        CAPTURE(path);
        const auto refused = http::ask(to(front->port(), path));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == ErrorKind::unsupported);
    }
    auto allowed = to(front->port(), "/other");
    allowed.allow_private = true;
    CHECK(http::ask(allowed)->body == "secret");
}

TEST_CASE("an answer that is too large, however it is packed, is cut off") {
    const auto front = served([](const http::Request& request) {
        http::Response response;
        response.content_type = "application/json";
        response.body = std::string(3u << 20, ' ');
        if (request.path == "/packed") {
            response.body = http::gzip(response.body);
            response.with("Content-Encoding", "gzip");
        }
        return response;
    });
    for (const char* path : {"/plain", "/packed"}) {
        auto request = to(front->port(), path);
        CHECK(http::ask(request)->body.size() == 3u << 20);
        request.most_bytes = 1u << 20;
        const auto refused = http::ask(request);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == ErrorKind::unsupported);
    }
}

TEST_CASE("headers go out and come back, and a status is an answer") {
    const auto front = served([](const http::Request& request) {
        http::Response response;
        response.status = request.header("if-none-match") ? 304 : 404;
        return response.with("ETag", "\"a\"");
    });
    auto request = to(front->port(), "/");
    CHECK(http::ask(request)->status == 404);
    request.headers.emplace_back("If-None-Match", "\"a\"");
    const auto same = http::ask(request);
    CHECK(same->status == 304);
    CHECK(same->header("etag") == "\"a\"");
    const auto port = front->port();
    front->stop();
    const auto gone = http::ask(to(port, "/"));
    REQUIRE_FALSE(gone);
    CHECK(gone.error().kind == ErrorKind::busy);
}

TEST_CASE("a directory is harvested over the wire") {
    test::MockDirectory mock;
    for (int i = 1; i <= 5; ++i)
        mock.add("c0000000-0000-4000-8000-00000000000" + std::to_string(i), "Club " + std::to_string(i));
    std::mutex mutex;
    const auto front = served([&](const http::Request& request) {
        const std::lock_guard lock(mutex);
        http::OutboundRequest asked;
        asked.address = *http::read_address("http://127.0.0.1" + request.target);
        if (const auto* tag = request.header("if-none-match")) asked.headers.emplace_back("If-None-Match", *tag);
        const auto answer = *mock.answer(asked);
        http::Response response;
        response.status = answer.status;
        response.content_type = answer.body.empty() ? "" : "application/json";
        response.body = answer.body;
        if (!answer.header("etag").empty()) response.with("ETag", std::string(answer.header("etag")));
        return response;
    });
    test::Folder folder;
    auto engine = test::open_engine(folder.path());
    const auto book = *FeedStore::open(folder.path(), false);
    auto options = mock.options();
    options.ask = http::ask;
    Feed feed;
    feed.name = "durham";
    feed.url = "http://127.0.0.1:" + std::to_string(front->port()) + "/api";
    const auto outcome = harvest::run(engine, *book, feed, false, options);
    CAPTURE(outcome.feed.problem);
    REQUIRE(outcome.good);
    CHECK(outcome.counts.added == 5);
    CHECK(mock.waits.empty());  // nobody minds on one's own machine
    const auto again = harvest::run(engine, *book, outcome.feed, false, options);
    CHECK(again.counts.unchanged == 5);
    CHECK(mock.not_modified == 3);
}

TEST_CASE("the validator's own sample answers are harvested, where they are at hand") {
    const std::filesystem::path samples =
        WAYMARK_SOURCE_DIR "/../shared/data/standards/validator-mocks/V3.0-UK-Default";
    if (!std::filesystem::exists(samples)) return;
    const auto file = [&](const char* name) {
        std::ifstream in(samples / name);
        std::ostringstream text;
        text << in.rdbuf();
        return text.str();
    };
    const auto front = served([&](const http::Request& request) {
        http::Response response;
        response.content_type = "application/json";
        if (request.path == "/" || request.path.empty()) response.body = file("api_details.json");
        else if (request.path == "/services") response.body = file("service_list.json");
        else if (request.path.starts_with("/services/")) response.body = file("service_full.json");
        else response.status = 404;
        return response;
    });
    test::Folder folder;
    auto engine = test::open_engine(folder.path());
    const auto book = *FeedStore::open(folder.path(), false);
    auto options = test::MockDirectory().options();
    std::int64_t now_ms = 1'795'000'000'000;
    options.ask = http::ask;
    options.clock.now_ms = [&] { return now_ms; };
    options.clock.wait = [&](std::int64_t ms) { return now_ms += ms, true; };
    Feed feed;
    feed.name = "samples";
    feed.url = "http://127.0.0.1:" + std::to_string(front->port());
    const auto outcome = harvest::run(engine, *book, feed, false, options);
    CAPTURE(outcome.feed.problem);
    REQUIRE(outcome.good);
    CHECK(outcome.feed.version == "3.0");
    CHECK(outcome.counts.added == 1);
    CHECK(outcome.feed.details == "each");  // the list is thinner than the service's own page
    const auto listing = engine.get("ac148810-d857-441c-9679-408f346de14b");
    REQUIRE(listing);
    CHECK(listing->name == "Community Counselling");
    CHECK_FALSE(listing->schedules.empty());
}
