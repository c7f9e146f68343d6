// Does the door close in its time, whatever the handlers do?
#include <catch2/catch.hpp>

#include <thread>

#include "tests/server/client.h"
#include "tests/server/started_http_server.h"

using namespace waymark;
using namespace waymark::http;
using namespace waymark::test;
using namespace std::chrono_literals;

TEST_CASE("stopping finishes what was asked and closes the rest") {
    Gate gate;
    auto front = start([&](const Request& request) {
        gate.wait();
        return hello(request);
    });
    Client running(front->port()), idle(front->port());
    running.send(get);
    gate.until_waiting(1);
    std::thread stopper([&] { front->stop(); });
    CHECK(idle.closed_by_server());
    CHECK_FALSE(Client(front->port()).get("/").status == 200);
    gate.open();
    const auto reply = running.read();
    CHECK(reply.status == 200);
    CHECK(running.closed_by_server());
    stopper.join();
}

TEST_CASE("stopping does not wait for a handler that never comes back") {
    const auto gate = std::make_shared<Gate>();  // the handler outlives the front
    auto front = start(
        [gate](const Request& request) {
            gate->wait();
            return hello(request);
        },
        [](HttpServerOptions& options) {
            options.workers = 3;
            options.limits.stop_time = 1ms;
            options.limits.abandon_time = 1ms;
        });
    Client first(front->port()), second(front->port()), idle(front->port());
    first.send(get);
    second.send(get);
    gate->until_waiting(2);
    CHECK(front->stop() >= 2);  // the third may be slow to end
    CHECK(front->stop() >= 2);
    CHECK(idle.closed_by_server());
    front.reset();
    // Whoever comes back late finds all it needs, and its client still hears of it.
    gate->open();
    CHECK(first.read().status == 200);
    CHECK(second.read().status == 200);
    CHECK(first.closed_by_server());
}

TEST_CASE("a stopped server's port can be taken again at once, and a taken port is said plainly") {
    auto first = start();
    const int port = first->port();
    Client client(port);
    CHECK(client.get("/").status == 200);
    HttpServerOptions options;
    options.port = port;
    const auto second = HttpServer::start(options, hello);
    REQUIRE_FALSE(second);
    CHECK(second.error().kind == ErrorKind::busy);
    CHECK(second.error().message.find("taken") != std::string::npos);
    first->stop();
    first.reset();
    CHECK(HttpServer::start(options, hello));
}
