// Are the bytes of an answer those that HTTP/1.1 asks for?
#include <catch2/catch.hpp>

#include "server/http/date.h"
#include "server/http/response_serializer.h"
#include "server/http/status.h"

using namespace waymark::http;

namespace {

/// Head and body as they go to the client.
std::string bytes_of(const Response& response, bool keep_alive = true, const std::string& method = "GET",
                     bool http10 = false) {
    Request request;
    request.method = method;
    request.http10 = http10;
    ResponseSerializer serializer;
    std::string bytes;
    serializer.answer(
        request, keep_alive, [&](const Request&) { return response; }, bytes);
    bytes += serializer.body();
    if (const auto rest = serializer.take_rest())
        while ((*rest)(bytes)) {}
    return bytes;
}

Response text(int status, const std::string& body) {
    Response response;
    response.status = status;
    response.content_type = "text/plain";
    response.body = body;
    return response;
}

}  // namespace

TEST_CASE("an answer is a status line, its headers and its body, and no line more") {
    const auto ok = text(200, "good").with("ETag", "\"1\"");
    CHECK(bytes_of(ok) ==
          "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nETag: \"1\"\r\nContent-Length: 4\r\n\r\ngood");
    CHECK(
        bytes_of(ok, false) ==
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/plain\r\nETag: \"1\"\r\nContent-Length: 4\r\n\r\ngood");
    CHECK(bytes_of(ok, true, "HEAD") ==
          "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nETag: \"1\"\r\nContent-Length: 4\r\n\r\n");
    CHECK(
        bytes_of(ok, true, "GET", true) ==
        "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Type: text/plain\r\nETag: \"1\"\r\nContent-Length: 4\r\n\r\ngood");
}

TEST_CASE("an answer that may have no body has no length either") {
    Response nothing;
    nothing.status = 204;
    CHECK(bytes_of(nothing) == "HTTP/1.1 204 No Content\r\n\r\n");
    nothing.status = 304;
    CHECK(bytes_of(nothing) == "HTTP/1.1 304 Not Modified\r\n\r\n");
}

TEST_CASE("a streamed body goes out in chunks, and to an old client until the connection ends") {
    const auto streamed = [] {
        Response response;
        response.content_type = "text/plain";
        response.stream = [left = 2](std::string& piece) mutable {
            piece += "0123456789abcdef";
            return --left > 0;
        };
        return response;
    };
    CHECK(
        bytes_of(streamed()) ==
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n0123456789abcdef\r\n10\r\n0123456789abcdef\r\n0\r\n\r\n");
    CHECK(bytes_of(streamed(), true, "GET", true) ==
          "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/plain\r\n\r\n0123456789abcdef0123456789abcdef");
}

TEST_CASE("a refusal announces that the connection will be closed") {
    CHECK(
        ResponseSerializer().refusal(text(431, "Too long.\n")) ==
        "HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: 10\r\n\r\nToo long.\n");
}

TEST_CASE("every status that we send has its name") {
    for (const int status :
         {200, 204, 304, 400, 403, 404, 405, 408, 411, 413, 414, 415, 417, 422, 429, 431, 501, 503, 505}) {
        INFO(status);
        CHECK(reason_phrase(status) != "Error");
        CHECK((reason_phrase(status) == "OK") == (status == 200));
        CHECK(reason_phrase(status) != "Internal Server Error");
    }
    CHECK(reason_phrase(500) == "Internal Server Error");
    CHECK(reason_phrase(418) == "Error");
    CHECK(reason_phrase(599) == "Internal Server Error");
}

TEST_CASE("every answer says when it was made") {
    CHECK(http_date(784111777) == "Sun, 06 Nov 1994 08:49:37 GMT");  // the example of RFC 9110, 5.6.7
    CHECK(http_date(0) == "Thu, 01 Jan 1970 00:00:00 GMT");
    std::int64_t now = 784111777'000;
    ResponseSerializer serializer([&now] { return now; });
    const auto head_of = [&serializer](int status) {
        std::string head;
        serializer.answer(
            Request{}, true, [status](const Request&) { return text(status, ""); }, head);
        return head;
    };
    CHECK(head_of(200).find("HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n") == 0);
    now += 999;
    CHECK(head_of(304).find("Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n") != std::string::npos);
    now += 1;
    CHECK(head_of(404).find("Date: Sun, 06 Nov 1994 08:49:38 GMT\r\n") != std::string::npos);
    CHECK(serializer.refusal(text(431, "Too long.\n")).find("Date: Sun, 06 Nov 1994 08:49:38 GMT\r\n") !=
          std::string::npos);
}
