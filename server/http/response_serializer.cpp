// HTTP/1.1 serializer: which bytes answer a request (RFC 9112, 4 to 7)?
#include "server/http/response_serializer.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "server/http/date.h"
#include "server/http/status.h"

namespace waymark::http {
namespace {

constexpr std::string_view line_end = "\r\n";

void put_status_line(std::string& head, int status) {
    head = "HTTP/1.1 ";
    ((head += std::to_string(status)) += ' ') += reason_phrase(status);
    head += line_end;
}

void add_line(std::string& out, std::string_view name, std::string_view value) {
    (((out += name) += ": ") += value) += line_end;
}

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

void ResponseSerializer::add_date(std::string& head) {
    if (!now_ms_) return;
    if (const auto second = now_ms_() / 1000; second != dated_) {
        date_ = http_date(second);
        dated_ = second;
    }
    add_line(head, "Date", date_);
}

void ResponseSerializer::answer(const Request& request, bool keep_alive, const Handler& handler, std::string& head) {
    rest_.reset();
    body_ = {};
    last_ = handler(request);
    const bool to_the_end =
        last_.stream &&
        request.http10;  // such a client knows no chunks: the end of the connection is the end of the body
    const bool has_body = last_.status != 204 && last_.status != 304;  // nor a length of one (RFC 9110, 8.6)
    put_status_line(head, last_.status);
    add_date(head);
    if (!keep_alive || to_the_end) add_line(head, "Connection", "close");
    else if (request.http10) add_line(head, "Connection", "keep-alive");
    if (!last_.content_type.empty()) add_line(head, "Content-Type", last_.content_type);
    for (const auto& [name, value] : last_.headers) add_line(head, name, value);
    if (last_.stream && !to_the_end) add_line(head, "Transfer-Encoding", "chunked");
    if (!last_.stream && has_body) add_line(head, "Content-Length", std::to_string(last_.whole_body().size()));
    head += line_end;
    if (request.method == "HEAD" || !has_body) return;
    if (last_.stream)
        rest_ = std::make_unique<BodyStream>(to_the_end ? std::move(last_.stream) : chunked(std::move(last_.stream)));
    else body_ = last_.whole_body();
}

std::string ResponseSerializer::refusal(const Response& response) {
    Request request;
    request.method = "GET";
    std::string head;
    answer(
        request, false, [&](const Request&) { return response; }, head);
    return head.append(body_);
}

}  // namespace waymark::http
