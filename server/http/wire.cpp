// Which bytes answer a request?
#include "server/http/wire.h"

#include <fmt/format.h>
#include <httplib.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <string_view>
#include <utility>

namespace waymark::http {
namespace {

constexpr std::string_view line_end = "\r\n";

/// A connection that lives in memory: the library reads a request from it and writes an answer into it.
class MemoryStream final : public httplib::Stream {
public:
    explicit MemoryStream(std::string_view in) : in_(in) {}
    bool is_readable() const override { return !in_.empty(); }
    bool is_writable() const override { return true; }
    ssize_t read(char* to, std::size_t size) override {
        const auto count = std::min(size, in_.size());
        std::memcpy(to, in_.data(), count);
        in_.remove_prefix(count);
        return static_cast<ssize_t>(count);
    }
    ssize_t write(const char* from, std::size_t size) override {
        out.append(from, size);
        return static_cast<ssize_t>(size);
    }
    void get_remote_ip_and_port(std::string&, int& port) const override { port = 0; }
    void get_local_ip_and_port(std::string&, int& port) const override { port = 0; }
    socket_t socket() const override { return INVALID_SOCKET; }

    std::string out;

private:
    std::string_view in_;
};

void drop_line(std::string& head, std::string_view line) {
    if (const auto at = head.find(line); at != std::string::npos) head.erase(at, line.size());
}

void add_line(std::string& out, std::string_view name, std::string_view value) { (((out += name) += ": ") += value) += line_end; }

/// Each piece with its length before it, and an empty one at the end (RFC 9112, 7.1).
BodyStream chunked(BodyStream body) {
    return [body = std::move(body), piece = std::string()](std::string& out) mutable {
        piece.clear();
        const bool more = body(piece);
        if (!piece.empty()) {
            out += fmt::format("{:x}\r\n", piece.size());
            out += piece;
            out += line_end;
        }
        if (!more) out += "0\r\n\r\n";
        return more;
    };
}

}  // namespace

/// The library's server without its sockets and threads: `process_request` is all that is used of it. It gives the head of an answer for
/// each status, once: what it does for every answer (headers by way of a tree and three copies, ranges, a copy of the body) was a sixth of the
/// instructions of a search, and some of it is wrong for us (ranges that we do not serve, a length with 204 and 304).
class Wire::Library final : public httplib::Server {
public:
    Library() {
        set_pre_routing_handler([this](const httplib::Request&, httplib::Response& out) {
            out.status = status_;
            return HandlerResponse::Handled;
        });
    }

    /// Status line and `Connection: close`, if the connection will be.
    const std::string& head(int status, bool close) {
        auto& head = heads_[{status, close}];
        if (!head.empty()) return head;
        status_ = status;
        MemoryStream stream("GET / HTTP/1.1\r\n\r\n");
        bool closed = false;
        process_request(stream, true, closed, nullptr);
        head = std::move(stream.out);
        head.resize(std::min(head.size(), head.find("\r\n\r\n") + line_end.size()));
        drop_line(head, "Content-Length: 0\r\n");
        if (!close) drop_line(head, "Connection: close\r\n");
        return head;
    }

    std::unique_ptr<BodyStream> rest;

private:
    std::map<std::pair<int, bool>, std::string> heads_;
    int status_ = 0;
};

Wire::Wire() : library_(std::make_unique<Library>()) {}
Wire::~Wire() = default;

void Wire::answer(const Request& request, bool keep_alive, const Handler& handler, std::string& head) {
    library_->rest.reset();
    body_ = {};
    last_ = handler(request);
    const bool to_the_end = last_.stream && request.http10;   // such a client knows no chunks: the end of the connection is the end of the body
    const bool has_body = last_.status != 204 && last_.status != 304;   // nor a length of one (RFC 9110, 8.6)
    head = library_->head(last_.status, !keep_alive || to_the_end);
    if (keep_alive && request.http10 && !to_the_end) add_line(head, "Connection", "keep-alive");
    if (!last_.content_type.empty()) add_line(head, "Content-Type", last_.content_type);
    for (const auto& [name, value] : last_.headers) add_line(head, name, value);
    if (last_.stream && !to_the_end) add_line(head, "Transfer-Encoding", "chunked");
    if (!last_.stream && has_body) add_line(head, "Content-Length", std::to_string(last_.whole_body().size()));
    head += line_end;
    if (request.method == "HEAD" || !has_body) return;
    if (last_.stream) library_->rest = std::make_unique<BodyStream>(to_the_end ? std::move(last_.stream) : chunked(std::move(last_.stream)));
    else body_ = last_.whole_body();
}

std::unique_ptr<BodyStream> Wire::take_rest() { return std::move(library_->rest); }

std::string Wire::refusal(const Response& response) {
    Request request;
    request.method = "GET";
    std::string head;
    answer(request, false, [&](const Request&) { return response; }, head);
    return head.append(body_);
}

}  // namespace waymark::http
