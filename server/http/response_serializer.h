// HTTP/1.1 serializer: which bytes answer a request (RFC 9112, 4 to 7)?
// The one place where a response becomes bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "server/http/request.h"
#include "server/http/response.h"

namespace waymark::http {

using Handler = std::function<Response(const Request&)>;

/// Turns a good request into the bytes of its answer. Each thread has one of its own.
class ResponseSerializer {
public:
    /// `now_ms`: the clock, milliseconds since 1970 UTC, for the header Date (RFC 9110, 6.6.1); empty: there is none.
    explicit ResponseSerializer(std::function<std::int64_t()> now_ms = {}) : now_ms_(std::move(now_ms)) {}
    ResponseSerializer(const ResponseSerializer&) = delete;
    ResponseSerializer& operator=(const ResponseSerializer&) = delete;

    /// Calls `handler` once and puts status line and headers in place of `head`. `keep_alive` false announces that the
    /// connection will be closed. What `handler` throws comes through.
    void answer(const Request& request, bool keep_alive, const Handler& handler, std::string& head);
    /// What follows the head of the last answer; empty for a HEAD request and a stream. Lasts until forget() or the
    /// next.
    std::string_view body() const { return body_; }
    void forget() {
        body_ = {};
        last_ = {};
    }
    /// The rest of the last answer, when its body is a stream: each call appends the next bytes for the wire and gives
    /// false after the last. Null when the answer was whole. The stream needs this ResponseSerializer no more.
    std::unique_ptr<BodyStream> take_rest() { return std::move(rest_); }
    /// The bytes of an answer to something that was no good request; announces the close.
    std::string refusal(const Response& response);

private:
    void add_date(std::string& head);

    const std::function<std::int64_t()> now_ms_;
    std::int64_t dated_ = -1;  ///< the second that `date_` says
    std::string date_;
    Response last_;
    std::string_view body_;  ///< of it
    std::unique_ptr<BodyStream> rest_;
};

}  // namespace waymark::http
