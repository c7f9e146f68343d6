// What does a worker make of a job?
#include "server/http/worker.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "server/http/sockets.h"

namespace waymark::http {

Response plain_refusal(const Refusal& refusal) {
    Response response;
    response.status = refusal.status;
    response.content_type = "text/plain; charset=utf-8";
    response.body = refusal.detail + "\n";
    return response;
}

Finished Worker::run(Job&& job) {
    Finished finished;
    finished.socket = job.socket;
    finished.keep_alive = job.keep_alive;
    std::string bytes;
    if (job.rest) {
        finished.rest = std::move(job.rest);
        finished.broken = !go_on(finished.rest, bytes);
    } else {
        bytes = answer(job.request, finished.keep_alive);
        finished.rest = wire_.take_rest();
        if (finished.rest && job.request.http10) finished.keep_alive = false;   // the end of the connection is the end of the body
    }
    std::size_t sent = 0;
    const auto outcome = send_now(job.socket, bytes, sent);
    finished.broken = finished.broken || outcome == Sent::broken;
    if (outcome == Sent::some) finished.unsent = bytes.substr(sent);
    return finished;
}

/// The next piece of an answer; `rest` is gone after the last. False when it could not be made: the client sees the answer break off.
bool Worker::go_on(std::unique_ptr<BodyStream>& rest, std::string& bytes) const {
    try {
        if (!(*rest)(bytes)) rest.reset();
        return true;
    } catch (const std::exception& error) {
        if (options_.failed) options_.failed(error.what());
    }
    bytes.clear();
    return false;
}

std::string Worker::answer(const Request& request, bool& keep_alive) {
    try {
        return wire_.answer(request, keep_alive, handler_);
    } catch (const std::exception& error) {
        if (options_.failed) options_.failed(error.what());
    } catch (...) {
        if (options_.failed) options_.failed("something that is no exception");
    }
    keep_alive = false;
    auto bytes = wire_.refusal(options_.refuse({500, "Something went wrong here. Please try again in a few minutes.", request.target}));
    if (request.method == "HEAD") bytes.resize(std::min(bytes.size(), bytes.find("\r\n\r\n") + 4));
    return bytes;
}

}  // namespace waymark::http
