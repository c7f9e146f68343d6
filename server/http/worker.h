// What does a worker make of a job?
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "server/http/http_server_options.h"
#include "server/http/request.h"
#include "server/http/response.h"
#include "server/http/response_serializer.h"

namespace waymark::http {

/// A whole request on its way to a worker. The socket stays open until the worker's `Finished` comes back.
struct Job {
    int socket = -1;
    Request request;
    bool keep_alive = true;
    std::unique_ptr<BodyStream> rest;  ///< not a new request: the next piece of an answer that has begun
};

/// What a worker made of a job. It has sent what the socket would take at once; `unsent` is the rest.
struct Finished {
    int socket = -1;
    std::string unsent;
    bool keep_alive = true;
    bool broken = false;               ///< the client has gone, or the rest of its answer could not be made
    std::unique_ptr<BodyStream> rest;  ///< of an answer that goes on; null when it is whole
};

/// The same options with a `refuse` that never throws: what the given one throws is told to `failed`, and the refusal
/// is plain text.
HttpServerOptions with_sure_refusals(HttpServerOptions options);

/// Answers jobs on the thread that owns it, and sends what the socket takes at once.
class Worker {
public:
    Worker(const HttpServerOptions& options, const Handler& handler) : options_(options), handler_(handler) {}
    /// Never throws: a job that cannot be done comes back as broken, and `failed` is told.
    Finished run(Job&& job);

private:
    Finished finish(Job&& job);
    /// Head in `bytes_`; returns the body.
    std::string_view answer(const Request& request, bool& keep_alive);
    bool go_on(std::unique_ptr<BodyStream>& rest);

    const HttpServerOptions& options_;
    const Handler& handler_;
    ResponseSerializer serializer_{options_.now_ms};
    std::string bytes_;  ///< head or piece of the answer in hand; its room is kept
};

}  // namespace waymark::http
