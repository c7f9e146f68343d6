// What does a worker make of a job?
#pragma once

#include <memory>
#include <string>

#include "server/http/front.h"
#include "server/http/work_queue.h"

namespace waymark::http {

/// Answers jobs on the thread that owns it, and sends what the socket takes at once.
class Worker {
public:
    Worker(const FrontOptions& options, const Handler& handler) : options_(options), handler_(handler) {}
    Finished run(Job&& job);

private:
    std::string answer(const Request& request, bool& keep_alive);
    bool go_on(std::unique_ptr<BodyStream>& rest, std::string& bytes) const;

    const FrontOptions& options_;
    const Handler& handler_;
    Wire wire_;
};

}  // namespace waymark::http
