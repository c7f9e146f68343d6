// Are these bytes a good request, and where does it end?
// No socket and no clock inside, so that a table of bytes and a fuzzer can test it.
#pragma once

#include <string>
#include <string_view>

#include "server/http/limits.h"
#include "server/http/request.h"

namespace waymark::http {

/// Why bytes were turned away. The connection they came on cannot be trusted any more and is closed.
struct Refusal {
    int status = 400;
    std::string detail;  ///< plain English: what to send instead
    std::string target;  ///< what was asked for, as far as it was read
};

enum class Reading {
    empty,    ///< nothing of a request has come
    head,     ///< some of it has; its headers have not ended
    body,     ///< its headers are good; some of its body is missing
    whole,    ///< `take` gives it
    refused,  ///< `refusal` says why; nothing more is read
};

/// Divides the bytes of one connection into requests. Follows RFC 9112 and, where it leaves a choice, refuses: bare
/// line feeds, folded headers, spaces before a colon, two lengths, a length beside `Transfer-Encoding`, chunked bodies
/// and bodies where none belongs.
class RequestReader {
public:
    explicit RequestReader(const Limits& limits) : limits_(limits) {}

    /// Takes bytes in as they arrive. Cheap; `read` looks at them.
    void add(std::string_view bytes) { buffer_.append(bytes); }
    /// Looks at what has come so far. Each byte of a head is looked at once, however slowly it comes.
    Reading read();
    /// The request that `read` found whole; bytes after it stay for the next one.
    Request take();

    const Refusal& refusal() const { return refusal_; }
    /// What the request that is being read asks for, as far as it has come.
    const std::string& target() const { return request_.target; }
    /// Whether the client means to send more on this connection after the request that `take` gave last (or that is
    /// being read).
    bool keep_alive() const { return keep_alive_; }
    /// Whether the client waits for `100 Continue` before it sends the body.
    bool waits_for_continue() const { return waits_for_continue_; }
    /// Bytes held that belong to no taken request.
    std::size_t held() const { return buffer_.size(); }

private:
    bool read_line(std::string_view line);
    bool read_request_line(std::string_view line);
    bool read_target(std::string_view target);
    bool read_header(std::string_view line);
    bool end_of_head();
    bool refuse(int status, std::string detail);
    void start_over();

    Limits limits_;
    std::string buffer_;
    std::size_t looked_ = 0;       ///< bytes of `buffer_` searched for the end of a line
    std::size_t line_start_ = 0;   ///< where the line that is being read starts
    std::size_t blank_lines_ = 0;  ///< before the request line
    std::size_t body_start_ = 0;   ///< 0: the headers have not ended
    std::size_t body_size_ = 0;
    bool has_request_line_ = false, refused_ = false, keep_alive_ = true, waits_for_continue_ = false;
    Request request_;
    Refusal refusal_;
};

}  // namespace waymark::http
