// Which bytes answer a request?
#include "server/http/wire.h"

#include <fmt/format.h>
#include <httplib.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <string_view>

namespace waymark::http {
namespace {

constexpr std::string_view line_end = "\r\n";

void drop_line(std::string& bytes, std::string_view line) {
    const auto at = bytes.find(line);
    if (at != std::string::npos && at < bytes.find("\r\n\r\n")) bytes.erase(at, line.size());
}

/// A connection that lives in memory: the library reads a request from it and writes an answer into it, status line and headers first.
/// `lines` are header lines that join the library's.
class MemoryStream final : public httplib::Stream {
public:
    MemoryStream(std::string_view in, std::string& out, const std::string& lines, bool keep_alive)
        : in_(in), out_(out), lines_(lines), keep_alive_(keep_alive) {}
    bool is_readable() const override { return !in_.empty(); }
    bool is_writable() const override { return true; }
    ssize_t read(char* to, std::size_t size) override {
        const auto count = std::min(size, in_.size());
        std::memcpy(to, in_.data(), count);
        in_.remove_prefix(count);
        return static_cast<ssize_t>(count);
    }
    ssize_t write(const char* from, std::size_t size) override {
        if (out_.empty()) {
            out_.append(from, size - line_end.size());
            if (keep_alive_) drop_line(out_, "Connection: close\r\n");
            out_ += lines_;
            out_ += line_end;
        } else {
            out_.append(from, size);
        }
        return static_cast<ssize_t>(size);
    }
    void get_remote_ip_and_port(std::string&, int& port) const override { port = 0; }
    void get_local_ip_and_port(std::string&, int& port) const override { port = 0; }
    socket_t socket() const override { return INVALID_SOCKET; }

private:
    std::string_view in_;
    std::string& out_;
    const std::string& lines_;
    const bool keep_alive_;
};

/// Each piece with its length before it, and an empty one at the end (RFC 9112, 7.1).
BodyStream chunked(BodyStream body) {
    return [body = std::move(body), piece = std::string()](std::string& out) mutable {
        piece.clear();
        const bool more = body(piece);
        if (!piece.empty()) {
            out += fmt::format("{:x}\r\n", piece.size());
            out += piece;
            out += "\r\n";
        }
        if (!more) out += "0\r\n\r\n";
        return more;
    };
}

}  // namespace

/// The library's server without its sockets and threads: `process_request` is all that is used of it. It is given a request line that
/// our own reader found good and none of the client's headers, since it believes some that it should not.
class Wire::Library final : public httplib::Server {
public:
    Library() {
        set_pre_routing_handler([this](const httplib::Request&, httplib::Response& out) {
            try {
                fill(out);
            } catch (...) {
                thrown_ = std::current_exception();
            }
            return HandlerResponse::Handled;
        });
    }

    std::unique_ptr<BodyStream> take_rest() { return std::move(rest_); }

    void answer(const http::Request& request, bool keep_alive, const http::Handler& handler, std::string& out) {
        out.clear();
        lines_.clear();
        request_ = &request;
        body_ = nullptr;
        rest_.reset();
        handler_ = &handler;
        thrown_ = nullptr;
        announce_keep_alive_ = keep_alive && request.http10;
        MemoryStream stream(line_ = request.method + " / HTTP/1.1\r\n\r\n", out, lines_, keep_alive);
        bool closed = false;
        process_request(stream, true, closed, nullptr);   // what it would say to go on is what HTTP/1.1 does anyway, and dear to make
        if (thrown_) std::rethrow_exception(thrown_);
        // 204 and 304 have no body and no length of one (RFC 9110, 8.6); the library writes one. It also promises ranges, which we do not serve.
        if (status_ == 204 || status_ == 304) drop_line(out, "Content-Length: 0\r\n");
        if (request.method == "HEAD") drop_line(out, "Accept-Ranges: bytes\r\n");
        if (body_) begin_stream(request, out);
    }

private:
    void fill(httplib::Response& out) {
        http::Response response = (*handler_)(*request_);
        out.status = status_ = response.status;
        // Every header that the library is given costs it a search and a copy or three: it writes its own, and ours are lines beside them.
        for (const auto& [name, value] : response.headers) (((lines_ += name) += ": ") += value) += line_end;
        if (!response.content_type.empty()) out.set_header("Content-Type", response.content_type);
        if (announce_keep_alive_ && !response.stream) lines_ += "Connection: keep-alive\r\n";
        out.body = std::move(response.body);
        if (status_ != 304) body_ = std::move(response.stream);
    }

    /// Nobody knows how long the body will be: it goes in chunks, or to the end of the connection where the client knows none.
    void begin_stream(const http::Request& request, std::string& head) {
        drop_line(head, "Content-Length: 0\r\n");
        if (!request.http10) head.insert(head.find("\r\n\r\n"), "\r\nTransfer-Encoding: chunked");
        if (request.method == "HEAD") return;
        rest_ = std::make_unique<BodyStream>(request.http10 ? std::move(body_) : chunked(std::move(body_)));
    }

    const http::Request* request_ = nullptr;
    const http::Handler* handler_ = nullptr;
    BodyStream body_;
    std::unique_ptr<BodyStream> rest_;
    std::exception_ptr thrown_;
    std::string line_, lines_;
    int status_ = 0;
    bool announce_keep_alive_ = false;
};

Wire::Wire() : library_(std::make_unique<Library>()) {}
Wire::~Wire() = default;

void Wire::answer(const Request& request, bool keep_alive, const Handler& handler, std::string& out) { library_->answer(request, keep_alive, handler, out); }

std::unique_ptr<BodyStream> Wire::take_rest() { return library_->take_rest(); }

std::string Wire::refusal(const Response& response) {
    Request request;
    request.method = "GET";
    std::string out;
    library_->answer(request, false, [&](const Request&) { return response; }, out);
    return out;
}

}  // namespace waymark::http
