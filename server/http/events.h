// Which sockets have something to tell?
#pragma once

#include <sys/epoll.h>
#include <cstddef>
#include <cstdint>
#include <span>

#include "server/http/sockets.h"

namespace waymark::http {

/// Waits for sockets (epoll). Every event is told once, when it comes, to one of those who wait: which of them matter,
/// the receiver knows. Thread-safe.
class Events {
public:
    enum class Of { wake, listener, connection };
    struct Event {
        Of of = Of::wake;
        int socket = -1;           ///< of a connection
        std::uint64_t serial = 0;  ///< as it was added; sockets' numbers come again
        std::uint32_t what = 0;    ///< EPOLLIN …
    };

    Events();
    /// The socket that listens. Calling it again has those who wait there told of again.
    void watch_listener(int listening);
    /// `serial` is at least 1, and new for each connection.
    void watch(int socket, std::uint64_t serial) {
        set(socket, EPOLLIN | EPOLLOUT | EPOLLRDHUP, key_of(socket, serial), EPOLL_CTL_ADD);
    }
    /// Has what is ready now told once more.
    void rearm(int socket, std::uint64_t serial) {
        set(socket, EPOLLIN | EPOLLOUT | EPOLLRDHUP, key_of(socket, serial), EPOLL_CTL_MOD);
    }
    /// Wakes one of those who wait, or the next who will.
    void wake();
    /// Fills in what has come and returns how many; waits for the first of them, unless `at_once`.
    std::size_t wait(std::span<Event> events, bool at_once);
    /// A descriptor that can be given up when there are no others left.
    Descriptor spare() const;

private:
    static std::uint64_t key_of(int socket, std::uint64_t serial) {
        return serial << 32 | static_cast<std::uint32_t>(socket);
    }
    void set(int fd, std::uint32_t what, std::uint64_t key, int operation);

    Descriptor epoll_, wake_;
    bool has_listener_ = false;
};

}  // namespace waymark::http
