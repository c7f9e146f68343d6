// How does a test talk to a server, byte by byte?
#include "tests/server/client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>
#include <array>
#include <cstdint>

namespace waymark::test {
namespace {
constexpr int patience_ms = 10'000;
}

Client::Client(int port) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        ::close(fd_);
        fd_ = -1;
    }
}

Client::~Client() {
    if (fd_ >= 0) ::close(fd_);
}

bool Client::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void Client::end_sending() { ::shutdown(fd_, SHUT_WR); }

bool Client::receive() {
    pollfd waiting{fd_, POLLIN, 0};
    if (fd_ < 0 || ended_ || ::poll(&waiting, 1, patience_ms) <= 0) return false;
    std::array<char, 65536> bytes;
    const auto got = ::recv(fd_, bytes.data(), bytes.size(), 0);
    if (got <= 0) {
        ended_ = true;
        return false;
    }
    held_.append(bytes.data(), static_cast<std::size_t>(got));
    return true;
}

Reply Client::read(bool head) {
    Reply reply;
    std::size_t end;
    while ((end = held_.find("\r\n\r\n")) == std::string::npos)
        if (!receive()) return reply;
    std::string_view lines(held_.data(), end + 2);
    reply.status = lines.size() > 12 ? std::stoi(std::string(lines.substr(9, 3))) : 0;
    for (auto at = lines.find("\r\n") + 2; at < lines.size();) {
        const auto line_end = lines.find("\r\n", at);
        const auto line = lines.substr(at, line_end - at);
        const auto colon = line.find(": ");
        std::string name(line.substr(0, colon));
        for (char& c : name) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        reply.headers[name] = std::string(line.substr(colon + 2));
        at = line_end + 2;
    }
    if (!head && reply.has("transfer-encoding") && reply.headers.at("transfer-encoding") == "chunked") {
        held_.erase(0, end + 4);
        for (;;) {
            std::size_t line;
            while ((line = held_.find("\r\n")) == std::string::npos)
                if (!receive()) return reply;
            const auto size = std::stoul(held_.substr(0, line), nullptr, 16);
            while (held_.size() < line + 2 + size + 2)
                if (!receive()) return reply;
            reply.body += held_.substr(line + 2, size);
            held_.erase(0, line + 2 + size + 2);
            if (size == 0) break;
        }
        reply.whole = true;
        return reply;
    }
    const auto length = head || !reply.has("content-length") ? 0 : std::stoul(reply.headers["content-length"]);
    held_.erase(0, end + 4);
    while (held_.size() < length)
        if (!receive()) break;
    reply.whole = held_.size() >= length;
    reply.body = held_.substr(0, length);
    held_.erase(0, length);
    return reply;
}

bool Client::closed_by_server() {
    while (receive()) held_.clear();
    return ended_;
}

Reply Client::get(std::string_view target, std::string_view more) {
    send("GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(more) + "\r\n");
    return read();
}

std::string gunzip(const std::string& bytes) {
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::string out;
    int result = Z_OK;
    while (result == Z_OK) {
        std::array<char, 65536> part;
        stream.next_out = reinterpret_cast<Bytef*>(part.data());
        stream.avail_out = static_cast<uInt>(part.size());
        result = inflate(&stream, Z_NO_FLUSH);
        out.append(part.data(), part.size() - stream.avail_out);
        if (stream.avail_in == 0 && stream.avail_out == part.size()) break;
    }
    inflateEnd(&stream);
    return result == Z_STREAM_END ? out : "not gzip";
}

}  // namespace waymark::test
