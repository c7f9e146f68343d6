// Does a body that is made while it is sent come whole, in the memory of a piece, and never at the cost of others?
#include <catch2/catch.hpp>

#include <atomic>
#include <stdexcept>

#include "server/http/gzip.h"
#include "server/http/http_server.h"
#include "tests/server/client.h"

using namespace waymark;
using namespace waymark::http;
using test::Client;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t piece_size = 100'000;

struct Streams {
    std::atomic<int> made{0};  ///< pieces
    int pieces = 3;
    bool breaks = false;
    std::unique_ptr<HttpServer> front;

    explicit Streams(const std::function<void(HttpServerOptions&)>& change = {}) {
        HttpServerOptions options;
        options.port = 0;
        options.workers = 2;
        if (change) change(options);
        auto started =
            HttpServer::start(std::move(options), [this](const Request& request) { return answer(request); });
        REQUIRE(started);
        front = std::move(*started);
    }

    Response answer(const Request& request) {
        Response response;
        response.content_type = "text/plain";
        if (request.path != "/stream") {
            response.body = "quick";
            return response;
        }
        response.stream = [this, left = pieces](std::string& out) mutable {
            if (left == 0) return false;
            if (breaks && left == 1) throw std::runtime_error("the store has gone");
            out.append(piece_size, static_cast<char>('a' + left % 26));
            ++made;
            --left;
            return true;
        };
        return response;
    }
};

}  // namespace

TEST_CASE("a stream comes in chunks and whole, and the connection goes on") {
    Streams streams;
    Client client(streams.front->port());
    for (int i = 0; i < 2; ++i) {
        const auto reply = client.get("/stream");
        CHECK(reply.status == 200);
        CHECK(reply.headers.at("transfer-encoding") == "chunked");
        CHECK_FALSE(reply.has("content-length"));
        CHECK(reply.whole);
        CHECK(reply.body == std::string(piece_size, 'd') + std::string(piece_size, 'c') + std::string(piece_size, 'b'));
    }
    CHECK(client.get("/other").body == "quick");
}

TEST_CASE("an empty stream is an empty body") {
    Streams streams;
    streams.pieces = 0;
    Client client(streams.front->port());
    const auto reply = client.get("/stream");
    CHECK(reply.whole);
    CHECK(reply.body.empty());
    CHECK(client.get("/other").body == "quick");
}

TEST_CASE("HEAD of a stream has no body and makes none") {
    Streams streams;
    Client client(streams.front->port());
    client.send("HEAD /stream HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const auto reply = client.read(true);
    CHECK(reply.status == 200);
    CHECK_FALSE(reply.has("content-length"));
    CHECK(client.get("/other").body == "quick");
    CHECK(streams.made == 0);
}

TEST_CASE("a client of HTTP/1.0 gets the stream to the end of the connection") {
    Streams streams;
    Client client(streams.front->port());
    client.send("GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    const auto reply = client.read();
    CHECK_FALSE(reply.has("transfer-encoding"));
    CHECK((!reply.has("connection") || reply.headers.at("connection") != "keep-alive"));
    CHECK(client.closed_by_server());
    CHECK(streams.made == 3);
}

TEST_CASE("a stream that breaks is seen to break") {
    std::atomic<int> told{0};
    Streams streams([&](HttpServerOptions& options) { options.failed = [&](std::string_view) { ++told; }; });
    streams.breaks = true;
    Client client(streams.front->port());
    const auto reply = client.get("/stream");
    CHECK(reply.status == 200);
    CHECK_FALSE(reply.whole);
    CHECK(client.closed_by_server());
    CHECK(told == 1);
    Client other(streams.front->port());
    CHECK(other.get("/other").body == "quick");
}

TEST_CASE(
    "clients that take nothing of their streams hold up nobody, and no more is made for them than fits the sockets") {
    Streams streams;
    streams.pieces = 100'000;
    std::vector<std::unique_ptr<Client>> slow;
    for (int i = 0; i < 8; ++i) {
        slow.push_back(std::make_unique<Client>(streams.front->port()));
        slow.back()->send("GET /stream HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
    Client quick(streams.front->port());
    for (int i = 0; i < 50; ++i) REQUIRE(quick.get("/other").body == "quick");
    // Each holds what its socket took and one piece more; a machine's sockets take a few megabytes at most.
    CHECK(streams.made < 8 * 400);
    slow.clear();
    CHECK(quick.get("/other").body == "quick");
}

TEST_CASE("a stream is zipped on its way") {
    int left = 3;
    const auto zipped = gzip(BodyStream([&](std::string& out) {
        if (left == 0) return false;
        out += "piece " + std::to_string(left--) + "\n";
        return true;
    }));
    std::string bytes;
    while (zipped(bytes)) {}
    CHECK(test::gunzip(bytes) == "piece 3\npiece 2\npiece 1\n");
}
