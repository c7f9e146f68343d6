// How many searches a second does a running server answer, over several connections that stay open?
// Use: waymark_http_bench PORT QUERIES SECONDS CONNECTIONS. QUERIES is a file, or one path such as path:/health. Prints
// one JSON object. Anything but a 200 is a failure.
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <exception>
#include <stdexcept>

#include "tests/bench/requests.h"

using namespace waymark;
using Clock = std::chrono::steady_clock;

namespace {

int connect_to(int port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("nobody answers at that port");
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return socket;
}

/// One connection, with at most one request under way.
class Asker {
public:
    explicit Asker(int port) : socket_(connect_to(port)) {}
    ~Asker() { ::close(socket_); }
    Asker(const Asker&) = delete;
    Asker& operator=(const Asker&) = delete;

    int socket() const { return socket_; }
    Clock::time_point began() const { return began_; }

    void ask(const std::string& path) {
        const std::string request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        began_ = Clock::now();
        if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size()))
            throw std::runtime_error("the server closed a connection");
    }

    /// Takes what has come. True when the answer is whole; throws when it is not a 200.
    bool take() {
        char bytes[65536];
        const ssize_t got = ::recv(socket_, bytes, sizeof bytes, 0);
        if (got <= 0) throw std::runtime_error("the server closed a connection");
        answer_.append(bytes, static_cast<std::size_t>(got));
        const auto head = answer_.find("\r\n\r\n");
        if (head == std::string::npos) return false;
        if (!answer_.starts_with("HTTP/1.1 200"))
            throw std::runtime_error("not a 200: " + answer_.substr(0, answer_.find('\r')));
        const std::string_view field = "Content-Length: ";
        const auto at = answer_.find(field);
        if (at == std::string::npos || at > head) throw std::runtime_error("an answer without Content-Length");
        std::size_t length = 0;
        std::from_chars(answer_.data() + at + field.size(), answer_.data() + head, length);
        if (answer_.size() < head + 4 + length) return false;
        answer_.clear();
        return true;
    }

private:
    int socket_;
    std::string answer_;
    Clock::time_point began_;
};

void measure(int port, const std::string& queries, double seconds, int connections) {
    std::vector<std::string> paths;
    if (queries.starts_with("path:")) paths.push_back(queries.substr(5));
    else
        for (const auto& request : bench::read_requests(queries)) paths.push_back(bench::path_of(request));

    std::vector<std::unique_ptr<Asker>> askers;
    std::vector<pollfd> waiting;
    std::size_t next = 0;
    const auto ask = [&](Asker& asker) { asker.ask(paths[next++ % paths.size()]); };
    for (int i = 0; i < connections; ++i) {
        askers.push_back(std::make_unique<Asker>(port));
        waiting.push_back({askers.back()->socket(), POLLIN, 0});
        ask(*askers.back());
    }
    std::vector<double> times;
    const auto began = Clock::now();
    double passed = 0;
    while (passed < seconds) {
        if (::poll(waiting.data(), waiting.size(), 10'000) <= 0)
            throw std::runtime_error("no answer within ten seconds");
        for (std::size_t i = 0; i < askers.size(); ++i) {
            if (waiting[i].revents == 0 || !askers[i]->take()) continue;
            times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - askers[i]->began()).count());
            ask(*askers[i]);
        }
        passed = std::chrono::duration<double>(Clock::now() - began).count();
    }
    const double rate = static_cast<double>(times.size()) / passed;
    fmt::print(
        "{{\"connections\":{},\"requests\":{},\"requests_per_s\":{:.0f},\"http_p50_ms\":{:.3f},\"http_p99_ms\":{:.3f}}}\n",
        connections, times.size(), rate, bench::quantile(times, 0.5), bench::quantile(times, 0.99));
}

}  // namespace

int main(int count, char** words) {
    if (count != 5) {
        std::fputs("Use: waymark_http_bench PORT QUERIES SECONDS CONNECTIONS\n", stderr);
        return 2;
    }
    try {
        measure(std::stoi(words[1]), words[2], std::stod(words[3]), std::stoi(words[4]));
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "waymark_http_bench: %s\n", failure.what());
        return 1;
    }
    return 0;
}
