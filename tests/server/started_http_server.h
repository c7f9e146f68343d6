// How does a test start a front, and hold its handlers?
#pragma once

#include <catch2/catch.hpp>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "server/http/http_server.h"

namespace waymark::test {

inline http::Response hello(const http::Request& request) {
    http::Response response;
    response.content_type = "text/plain";
    response.body = request.method + " " + request.path + " " + request.body;
    return response;
}

inline std::unique_ptr<http::HttpServer> start(http::Handler handler = hello,
                                               const std::function<void(http::HttpServerOptions&)>& change = {}) {
    http::HttpServerOptions options;
    options.port = 0;
    options.workers = 2;
    if (change) change(options);
    auto front = http::HttpServer::start(std::move(options), std::move(handler));
    REQUIRE(front);
    return std::move(*front);
}

/// A gate that handlers wait at until the test opens it.
class Gate {
public:
    void wait() {
        std::unique_lock lock(mutex_);
        ++waiting_;
        changed_.notify_all();
        changed_.wait(lock, [&] { return open_; });
    }
    void open() {
        std::lock_guard lock(mutex_);
        open_ = true;
        changed_.notify_all();
    }
    void until_waiting(int count) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return waiting_ >= count; });
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool open_ = false;
    int waiting_ = 0;
};

inline const std::string get = "GET /x HTTP/1.1\r\nHost: a\r\n\r\n";

}  // namespace waymark::test
