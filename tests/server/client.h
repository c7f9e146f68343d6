// How does a test talk to a server, byte by byte?
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace waymark::test {

/// An answer as it came over the wire. `status` 0: none came.
struct Reply {
    int status = 0;
    std::map<std::string, std::string> headers;  ///< names in lower case
    std::string body;                            ///< chunks put together
    bool whole = false;                          ///< it came to its end
    bool has(const std::string& name) const { return headers.count(name) > 0; }
};

/// One connection to 127.0.0.1. Reads wait for at most ten seconds, so that a hanging server fails a test and does not
/// hang it.
class Client {
public:
    explicit Client(int port);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    bool connected() const { return fd_ >= 0; }
    bool send(std::string_view bytes);
    void end_sending();
    /// The next whole answer. `head`: it has no body whatever its headers say.
    Reply read(bool head = false);
    /// Whether the server closes the connection; throws away what comes before that.
    bool closed_by_server();
    /// Sends a GET with `Host` and more header lines (each with its CRLF) and reads the answer.
    Reply get(std::string_view target, std::string_view more = "");

private:
    bool receive();
    int fd_ = -1;
    std::string held_;
    bool ended_ = false;
};

std::string gunzip(const std::string& bytes);

}  // namespace waymark::test
