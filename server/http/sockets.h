// How are sockets opened, read, written and closed here?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "waymark/error.h"

namespace waymark::http {

/// A file descriptor that is closed with its owner.
class Descriptor {
public:
    explicit Descriptor(int fd = -1) : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        reset();
        fd_ = std::exchange(other.fd_, -1);
        return *this;
    }
    ~Descriptor() { reset(); }
    void reset();
    int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }

private:
    int fd_;
};

/// A non-blocking socket that listens on `host`:`port` (0: any free port) with SO_REUSEADDR.
Result<Descriptor> listen_on(const std::string& host, int port);
/// The port a listening socket got.
int port_of(int listening);

/// Takes a waiting connection: non-blocking, TCP_NODELAY. `from_loopback`: its other end is this machine. -1: none
/// waits, or none can be taken now (`exhausted`: no descriptors are left).
int accept_from(int listening, bool& from_loopback, bool& exhausted);

enum class Sent { all, some, broken };
/// Sends what the socket takes at once, of `bytes` and then of `more`; `count` says how much of both that was.
Sent send_now(int socket, std::string_view bytes, std::size_t& count, std::string_view more = {});

/// Raises this process's limit of open files to at least `count`, as far as it is allowed to.
void allow_open_files(std::size_t count);

}  // namespace waymark::http
