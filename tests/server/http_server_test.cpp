// Does the door let honest clients in, whatever others do?
#include <catch2/catch.hpp>

#include <sys/socket.h>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>

#include "server/http/http_server.h"
#include "tests/server/client.h"
#include "tests/server/started_http_server.h"

using namespace waymark;
using namespace waymark::http;
using namespace waymark::test;
using namespace std::chrono_literals;

TEST_CASE("one connection carries many requests") {
    const auto front = start();
    Client client(front->port());
    for (int i = 0; i < 50; ++i) {
        const auto reply = client.get("/" + std::to_string(i));
        REQUIRE(reply.status == 200);
        CHECK(reply.body == "GET /" + std::to_string(i) + " ");
    }
    CHECK(front->figures().accepted == 1);
    CHECK(front->figures().requests == 50);
}

TEST_CASE("requests sent ahead are answered in their order") {
    const auto front = start();
    Client client(front->port());
    std::string all;
    for (int i = 0; i < 200; ++i) all += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\n\r\n";
    client.send(all);
    client.end_sending();
    for (int i = 0; i < 200; ++i) REQUIRE(client.read().body == "GET /" + std::to_string(i) + " ");
    CHECK(client.closed_by_server());
}

TEST_CASE("HEAD is answered as GET without its body") {
    const auto front = start();
    Client client(front->port());
    client.send("HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n" + get);
    const auto head = client.read(true);
    CHECK(head.status == 200);
    CHECK(head.headers.at("content-length") == "8");
    CHECK(client.read().body == "GET /x ");
}

TEST_CASE("a body is read, and a client that asks first is told to go on") {
    const auto front = start();
    Client client(front->port());
    client.send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
    CHECK(client.read().status == 100);
    client.send("hello");
    CHECK(client.read().body == "POST /x hello");
}

TEST_CASE("HTTP/1.0 is answered and closed, or kept when it asks") {
    const auto front = start();
    Client once(front->port());
    once.send("GET / HTTP/1.0\r\n\r\n");
    CHECK(once.read().status == 200);
    CHECK(once.closed_by_server());
    Client kept(front->port());
    for (int i = 0; i < 3; ++i) {
        kept.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        const auto reply = kept.read();
        CHECK(reply.status == 200);
        CHECK(reply.headers.at("connection") == "keep-alive");
    }
}

TEST_CASE("after a refusal the connection is closed, and nothing sent behind it is run") {
    int calls = 0;
    const auto front = start([&](const Request& request) {
        ++calls;
        return hello(request);
    });
    Client client(front->port());
    client.send("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 30\r\n\r\n" + get + get);
    const auto reply = client.read();
    CHECK(reply.status == 400);
    CHECK(reply.headers.at("connection") == "close");
    CHECK(client.closed_by_server());
    CHECK(calls == 0);
    CHECK(front->figures().refused == 1);
}

TEST_CASE("an honest client is answered while hundreds of silent and slow ones hold on") {
    const auto front = start();
    std::vector<std::unique_ptr<Client>> silent;
    for (int i = 0; i < 400; ++i) {
        silent.push_back(std::make_unique<Client>(front->port()));
        REQUIRE(silent.back()->connected());
        if (i % 2) silent.back()->send("GET / HTTP/1.1\r\nX-A: b");
    }
    const auto start_time = std::chrono::steady_clock::now();
    Client honest(front->port());
    for (int i = 0; i < 20; ++i) REQUIRE(honest.get("/").status == 200);
    CHECK(std::chrono::steady_clock::now() - start_time < 2s);
    for (auto& client : silent) client->send("");
}

TEST_CASE("a request that does not end in time is a 408, and a silent connection is closed") {
    const auto front = start(hello, [](HttpServerOptions& options) {
        options.limits.head_time = options.limits.body_time = options.limits.idle_time = 60ms;
    });
    Client slow(front->port());
    slow.send("GET / HTTP/1.1\r\n");
    CHECK(slow.read().status == 408);
    CHECK(slow.closed_by_server());
    Client slow_body(front->port());
    slow_body.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf");
    CHECK(slow_body.read().status == 408);
    Client silent(front->port());
    CHECK(silent.closed_by_server());
    Client idle(front->port());
    CHECK(idle.get("/").status == 200);
    CHECK(idle.closed_by_server());
}

TEST_CASE("a client that dribbles its headers cannot stretch the time it has") {
    const auto front = start(hello, [](HttpServerOptions& options) { options.limits.head_time = 80ms; });
    Client slow(front->port());
    const auto begun = std::chrono::steady_clock::now();
    std::string line = "GET / HTTP/1.1\r\n";
    slow.send(line);
    std::thread dribble([&] {
        while (slow.send("X: y\r\n") && std::chrono::steady_clock::now() - begun < 5s) std::this_thread::yield();
    });
    const auto status = slow.read().status;
    CHECK((status == 408 || status == 431));  // whichever limit it meets first
    CHECK(slow.closed_by_server());
    dribble.join();
}

TEST_CASE("connections past the limit are told that the server is full") {
    const auto front = start(hello, [](HttpServerOptions& options) { options.limits.connections = 3; });
    std::vector<std::unique_ptr<Client>> kept;
    for (int i = 0; i < 3; ++i) {
        kept.push_back(std::make_unique<Client>(front->port()));
        REQUIRE(kept.back()->get("/").status == 200);
    }
    Client fourth(front->port());
    const auto reply = fourth.read();
    CHECK(reply.status == 503);
    CHECK(reply.has("retry-after"));
    CHECK(fourth.closed_by_server());
    CHECK(kept.front()->get("/").status == 200);
    CHECK(front->figures().overloaded == 1);
}

TEST_CASE("requests past the queue are told to come back, and the rest are answered") {
    Gate gate;
    const auto front = start(
        [&](const Request& request) {
            gate.wait();
            return hello(request);
        },
        [](HttpServerOptions& options) {
            options.workers = 1;
            options.limits.queue = 2;
        });
    std::vector<std::unique_ptr<Client>> clients;
    clients.push_back(std::make_unique<Client>(front->port()));
    clients.back()->send(get);
    gate.until_waiting(1);  // the worker has it, the queue is empty
    for (int i = 0; i < 2; ++i) {
        clients.push_back(std::make_unique<Client>(front->port()));
        clients.back()->send(get);
        while (front->figures().waiting < static_cast<std::uint64_t>(i) + 1) std::this_thread::yield();
    }
    Client late(front->port());
    late.send(get);
    const auto reply = late.read();
    CHECK(reply.status == 503);
    CHECK(reply.has("retry-after"));
    CHECK(late.closed_by_server());
    gate.open();
    for (auto& client : clients) CHECK(client->read().status == 200);
}

TEST_CASE("a client that reads slowly holds no worker") {
    const std::string large(4'000'000, 'x');
    const auto front = start(
        [&](const Request& request) {
            auto response = hello(request);
            if (request.path == "/large") response.body = large;
            return response;
        },
        [](HttpServerOptions& options) { options.workers = 1; });
    std::vector<std::unique_ptr<Client>> slow;
    for (int i = 0; i < 5; ++i) {
        slow.push_back(std::make_unique<Client>(front->port()));
        slow.back()->send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    Client honest(front->port());
    CHECK(honest.get("/").status == 200);
    for (auto& client : slow) CHECK(client->read().body.size() == large.size());
}

TEST_CASE("a client that never reads its answer is dropped") {
    const auto front = start(
        [](const Request& request) {
            auto response = hello(request);
            response.body.assign(20'000'000, 'x');
            return response;
        },
        [](HttpServerOptions& options) { options.limits.write_time = 60ms; });
    Client deaf(front->port());
    deaf.send(get);
    while (front->figures().requests < 1) std::this_thread::yield();
    while (front->figures().connections > 0) std::this_thread::yield();
    CHECK(deaf.closed_by_server());
}

TEST_CASE("a client that goes away in the middle leaves nothing behind") {
    const auto front = start();
    for (const std::string& bytes : {std::string(""), std::string("GET / HT"), get,
                                     std::string("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc")}) {
        Client client(front->port());
        client.send(bytes);
    }
    while (front->figures().accepted < 4 || front->figures().connections > 0) std::this_thread::yield();
    CHECK(Client(front->port()).get("/").status == 200);
}

TEST_CASE("what a handler throws is a plain 500, told to the log and not to the client") {
    std::string told;
    std::mutex mutex;
    const auto front = start([](const Request&) -> Response { throw std::runtime_error("secret inside"); },
                             [&](HttpServerOptions& options) {
                                 options.failed = [&](std::string_view what) {
                                     std::lock_guard lock(mutex);
                                     told = std::string(what);
                                 };
                             });
    Client client(front->port());
    const auto reply = client.get("/");
    CHECK(reply.status == 500);
    CHECK(reply.body.find("secret") == std::string::npos);
    for (const auto& [name, value] : reply.headers) CHECK(value.find("secret") == std::string::npos);
    CHECK(client.closed_by_server());
    std::lock_guard lock(mutex);
    CHECK(told == "secret inside");
}

TEST_CASE("a refusal that cannot be made as it should is plain, and the server goes on") {
    std::atomic<int> told{0};
    const auto front =
        start([](const Request&) -> Response { throw std::runtime_error("secret inside"); },
              [&](HttpServerOptions& options) {
                  options.refuse = [](const Refusal&) -> Response { throw std::runtime_error("no page either"); };
                  options.failed = [&](std::string_view) { ++told; };
              });
    for (int i = 0; i < 3; ++i) {
        CHECK(Client(front->port()).get("/").status == 500);
        Client bad(front->port());
        bad.send("GET nothing HTTP/1.1\r\nHost: a\r\n\r\n");
        const auto reply = bad.read();
        CHECK(reply.status == 400);
        CHECK(reply.headers.at("content-type") == "text/plain; charset=utf-8");
    }
    front->stop();
    CHECK(told == 9);
}

TEST_CASE("an unknown host is said plainly") {
    HttpServerOptions options;
    options.host = "no.such.host.invalid";
    const auto front = HttpServer::start(options, hello);
    REQUIRE_FALSE(front);
    CHECK(front.error().kind == ErrorKind::bad_parameter);
}

TEST_CASE("nothing a client sent can start a header of its own") {
    const auto front = start([](const Request& request) {
        auto response = hello(request);
        return response.with("X-Echo", std::string(request.parameter("v")));
    });
    Client client(front->port());
    const auto reply = client.get("/?v=a%0d%0aSet-Cookie:%20b=c");
    CHECK(reply.status == 200);
    CHECK_FALSE(reply.has("set-cookie"));
}

TEST_CASE("in whatever pieces requests come, each is answered once and in its turn, with many clients at once") {
    const auto front = start();
    std::atomic<int> wrong{0};
    std::vector<std::thread> clients;
    for (std::uint32_t seed = 1; seed <= 6; ++seed)
        clients.emplace_back([&, seed] {
            std::mt19937 chance(seed);
            for (int round = 0; round < 12; ++round) {
                Client client(front->port());
                std::string all;
                std::vector<std::string> expected;
                for (int i = 0; i < 8; ++i) {
                    // Some bodies fill what is read at once exactly, or twice over.
                    const std::string body(chance() % 3 ? chance() % 50 : 32 * 1024 * (1 + chance() % 2), 'b');
                    const auto path =
                        "/" + std::to_string(seed) + "-" + std::to_string(round) + "-" + std::to_string(i);
                    all += (body.empty() ? "GET " : "POST ") + path + " HTTP/1.1\r\nHost: a\r\n" +
                           (body.empty() ? std::string() : "Content-Length: " + std::to_string(body.size()) + "\r\n") +
                           "\r\n" + body;
                    expected.push_back((body.empty() ? "GET " : "POST ") + path + " " + body);
                }
                const bool hangs_up = chance() % 2;
                std::thread sender([&client, all, hangs_up,
                                    pieces = std::mt19937(seed * 100 + static_cast<std::uint32_t>(round))]() mutable {
                    for (std::size_t at = 0; at < all.size();) {
                        const std::size_t size = pieces() % 2 ? 1 + pieces() % 40 : 1 + pieces() % 40'000;
                        if (!client.send(std::string_view(all).substr(at, size))) return;
                        at += size;
                    }
                    if (hangs_up) client.end_sending();
                });
                for (const auto& one : expected)
                    if (client.read().body != one) ++wrong;
                sender.join();
                if (hangs_up && !client.closed_by_server()) ++wrong;
            }
        });
    for (auto& client : clients) client.join();
    CHECK(wrong == 0);
    CHECK(front->figures().requests == 6 * 12 * 8);
}
