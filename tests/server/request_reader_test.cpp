// Are good requests read, and bad ones turned away with the right status?
#include <catch2/catch.hpp>

#include "server/http/request_reader.h"
#include "server/http/url.h"

using namespace waymark::http;

namespace {

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

}  // namespace

TEST_CASE("what is no good request is refused with a status that says why") {
    struct Row {
        const char* why;
        std::string bytes;
        int status;
    };
    const std::string host = "Host: a\r\n";
    const std::vector<Row> table = {
        {"no method", "/ HTTP/1.1\r\n" + host + "\r\n", 400},
        {"only a word", "HELLO\r\n\r\n", 400},
        {"a method with a strange letter", "G(T / HTTP/1.1\r\n" + host + "\r\n", 400},
        {"a method we do not know", "BREW / HTTP/1.1\r\n" + host + "\r\n", 501},
        {"no slash", "GET index HTTP/1.1\r\n" + host + "\r\n", 400},
        {"a space in the address", "GET /a b HTTP/1.1\r\n" + host + "\r\n", 400},
        {"a control character in the address", "GET /a\x01 HTTP/1.1\r\n" + host + "\r\n", 400},
        {"a broken escape in the path", "GET /%zz HTTP/1.1\r\n" + host + "\r\n", 400},
        {"an escaped NUL in the path", "GET /%00 HTTP/1.1\r\n" + host + "\r\n", 400},
        {"HTTP/2", "GET / HTTP/2.0\r\n" + host + "\r\n", 505},
        {"no version", "GET / HTTPS\r\n" + host + "\r\n", 400},
        {"bare line feeds", "GET / HTTP/1.1\nHost: a\n\n", 400},
        {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two hosts", "GET / HTTP/1.1\r\n" + host + host + "\r\n", 400},
        {"a host that is none", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
        {"a header without a colon", "GET / HTTP/1.1\r\n" + host + "hello\r\n\r\n", 400},
        {"a space before the colon", "GET / HTTP/1.1\r\n" + host + "A : b\r\n\r\n", 400},
        {"a folded header", "GET / HTTP/1.1\r\n" + host + "A: b\r\n c\r\n\r\n", 400},
        {"a NUL in a header", "GET / HTTP/1.1\r\n" + host + "A: b" + std::string(1, '\0') + "\r\n\r\n", 400},
        {"a carriage return in a header", "GET / HTTP/1.1\r\n" + host + "A: b\rc\r\n\r\n", 400},
        {"too many headers", "GET / HTTP/1.1\r\n" + host + repeated("A: b\r\n", 64) + "\r\n", 431},
        {"long headers", "GET / HTTP/1.1\r\n" + host + "A: " + std::string(17'000, 'x') + "\r\n\r\n", 431},
        {"long headers that never end", "GET / HTTP/1.1\r\n" + host + "A: " + std::string(17'000, 'x'), 431},
        {"a long address", "GET /" + std::string(8'000, 'x') + " HTTP/1.1\r\n" + host + "\r\n", 414},
        {"a long address that never ends", "GET /" + std::string(9'000, 'x'), 414},
        {"too many parameters", "GET /?" + repeated("a&", 600) + " HTTP/1.1\r\n" + host + "\r\n", 400},
        {"two lengths", "POST / HTTP/1.1\r\n" + host + "Content-Length: 1\r\nContent-Length: 1\r\n\r\na", 400},
        {"a length in words", "POST / HTTP/1.1\r\n" + host + "Content-Length: abc\r\n\r\n", 400},
        {"a length with a sign", "POST / HTTP/1.1\r\n" + host + "Content-Length: +1\r\n\r\na", 400},
        {"a list of lengths", "POST / HTTP/1.1\r\n" + host + "Content-Length: 1, 1\r\n\r\na", 400},
        {"an empty length", "POST / HTTP/1.1\r\n" + host + "Content-Length:\r\n\r\n", 400},
        {"a negative length", "POST / HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n", 400},
        {"a length past all numbers", "POST / HTTP/1.1\r\n" + host + "Content-Length: 99999999999999999999\r\n\r\n",
         400},
        {"a length beside an encoding",
         "POST / HTTP/1.1\r\n" + host + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        {"a chunked body", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411},
        {"another encoding", "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip\r\n\r\n", 501},
        {"an encoding in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        {"a POST without a length", "POST / HTTP/1.1\r\n" + host + "\r\n", 411},
        {"a large body", "POST / HTTP/1.1\r\n" + host + "Content-Length: 1048577\r\n\r\n", 413},
        {"a GET with a body", "GET / HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nhello", 400},
        {"a HEAD with a body", "HEAD / HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nhello", 400},
        {"an expectation we cannot meet", "POST / HTTP/1.1\r\n" + host + "Expect: magic\r\nContent-Length: 1\r\n\r\na",
         417},
        {"three empty lines first", "\r\n\r\n\r\nGET / HTTP/1.1\r\n" + host + "\r\n", 400},
    };
    for (const auto& row : table) {
        for (const bool in_one_piece : {true, false}) {
            INFO(row.why << (in_one_piece ? "" : ", byte by byte"));
            RequestReader reader{Limits{}};
            auto reading = Reading::empty;
            for (std::size_t at = 0; at < row.bytes.size() && reading != Reading::refused;
                 at += in_one_piece ? row.bytes.size() : 1) {
                reader.add(in_one_piece ? std::string_view(row.bytes) : std::string_view(row.bytes).substr(at, 1));
                reading = reader.read();
            }
            REQUIRE(reading == Reading::refused);
            CHECK(reader.refusal().status == row.status);
            CHECK(reader.refusal().detail.size() > 20);
            CHECK_FALSE(reader.keep_alive());
        }
    }
}

TEST_CASE("a good request is read whole, however it is cut up") {
    const std::string bytes =
        "GET /a%20b/c?q=one+two&need=ASD&need=DS&empty=&v=a=b&%71=100% HTTP/1.1\r\nHost: a\r\nX-Thing:  some value \t\r\n\r\n";
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
        RequestReader reader{Limits{}};
        reader.add(std::string_view(bytes).substr(0, cut));
        reader.read();
        reader.add(std::string_view(bytes).substr(cut));
        REQUIRE(reader.read() == Reading::whole);
        const auto request = reader.take();
        CHECK(request.method == "GET");
        CHECK(request.path == "/a b/c");
        REQUIRE(request.parameters.size() == 6);
        CHECK(request.parameter("q") == "one two");
        CHECK(request.parameters[2].value == "DS");
        CHECK(request.parameter("v") == "a=b");
        CHECK(request.parameters[5].name == "q");
        CHECK(request.parameters[5].value == "100%");
        REQUIRE(request.header("x-thing"));
        CHECK(*request.header("x-thing") == "some value");
        CHECK(reader.keep_alive());
        CHECK(reader.held() == 0);
    }
}

TEST_CASE("a connection stays open or closes as the client asks") {
    struct Row {
        const char* bytes;
        bool keep_alive;
    };
    for (const auto& row :
         {Row{"GET / HTTP/1.1\r\nHost: a\r\n\r\n", true},
          Row{"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", false},
          Row{"GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n", false}, Row{"GET / HTTP/1.0\r\n\r\n", false},
          Row{"GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", true}}) {
        INFO(row.bytes);
        RequestReader reader{Limits{}};
        reader.add(row.bytes);
        REQUIRE(reader.read() == Reading::whole);
        CHECK(reader.take().method == "GET");
        CHECK(reader.keep_alive() == row.keep_alive);
    }
}

TEST_CASE("requests sent ahead are read one after the other, bodies included") {
    RequestReader reader{Limits{}};
    reader.add(
        "POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\nGET /3 HT");
    REQUIRE(reader.read() == Reading::whole);
    const auto first = reader.take();
    CHECK(first.path == "/1");
    CHECK(first.body == "hello");
    REQUIRE(reader.read() == Reading::whole);
    CHECK(reader.take().path == "/2");
    CHECK(reader.read() == Reading::head);
    reader.add("TP/1.1\r\nHost: a\r\n\r\n");
    REQUIRE(reader.read() == Reading::whole);
    CHECK(reader.take().path == "/3");
    CHECK(reader.read() == Reading::empty);
}

TEST_CASE("an address may be written whole") {
    RequestReader reader{Limits{}};
    reader.add("GET http://example.org/a?b=c HTTP/1.1\r\nHost: example.org\r\n\r\n");
    REQUIRE(reader.read() == Reading::whole);
    const auto request = reader.take();
    CHECK(request.path == "/a");
    CHECK(request.target == "/a?b=c");
}

TEST_CASE("text put into an address comes back as it was") {
    for (const std::string text : {"plain", "a b", "a&b=c", "100%", "caf\xC3\xA9 <script>", "\x01\xff"})
        CHECK(decoded_value(encoded(text)) == text);
}
