// What does a worker make of a job?
#include "server/http/worker.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "server/http/guarded.h"
#include "server/http/sockets.h"

namespace waymark::http {
namespace {
constexpr std::size_t most_kept = 256 * 1024;  ///< room that a worker keeps between answers
}

Response plain_refusal(const Refusal& refusal) {
    Response response;
    response.status = refusal.status;
    response.content_type = "text/plain; charset=utf-8";
    response.body = refusal.detail + "\n";
    return response;
}

HttpServerOptions with_sure_refusals(HttpServerOptions options) {
    options.refuse = [refuse = std::move(options.refuse), failed = options.failed](const Refusal& refusal) {
        try {
            return refuse(refusal);
        } catch (const std::exception& error) {
            if (failed) failed(error.what());
        } catch (...) {
            if (failed) failed("something that is no exception");
        }
        return plain_refusal(refusal);
    };
    return options;
}

Finished Worker::run(Job&& job) {
    Finished finished;
    finished.socket = job.socket;
    finished.broken = !guarded(options_.failed, [&] { finished = finish(std::move(job)); }) || finished.broken;
    return finished;
}

Finished Worker::finish(Job&& job) {
    Finished finished;
    finished.socket = job.socket;
    finished.keep_alive = job.keep_alive;
    if (bytes_.capacity() > most_kept) std::string().swap(bytes_);
    bytes_.clear();
    std::string_view body;  // what follows them
    if (job.rest) {
        finished.rest = std::move(job.rest);
        finished.broken = !go_on(finished.rest);
    } else {
        body = answer(job.request, finished.keep_alive);
        finished.rest = serializer_.take_rest();
        if (finished.rest && job.request.http10)
            finished.keep_alive = false;  // the end of the connection is the end of the body
    }
    std::size_t sent = 0;
    const auto outcome = send_now(job.socket, bytes_, sent, body);
    finished.broken = finished.broken || outcome == Sent::broken;
    if (outcome == Sent::some) (finished.unsent = bytes_.append(body)).erase(0, sent);
    serializer_.forget();
    return finished;
}

/// The next piece of an answer; `rest` is gone after the last. False when it could not be made: the client sees the
/// answer break off.
bool Worker::go_on(std::unique_ptr<BodyStream>& rest) {
    try {
        if (!(*rest)(bytes_)) rest.reset();
        return true;
    } catch (const std::exception& error) {
        if (options_.failed) options_.failed(error.what());
    }
    bytes_.clear();
    return false;
}

std::string_view Worker::answer(const Request& request, bool& keep_alive) {
    try {
        serializer_.answer(request, keep_alive, handler_, bytes_);
        return serializer_.body();
    } catch (const std::exception& error) {
        if (options_.failed) options_.failed(error.what());
    } catch (...) {
        if (options_.failed) options_.failed("something that is no exception");
    }
    keep_alive = false;
    bytes_ = serializer_.refusal(
        options_.refuse({500, "Something went wrong here. Please try again in a few minutes.", request.target}));
    if (request.method == "HEAD") bytes_.resize(std::min(bytes_.size(), bytes_.find("\r\n\r\n") + 4));
    return {};
}

}  // namespace waymark::http
