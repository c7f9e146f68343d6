// How are sockets opened, read, written and closed here?
#include "server/http/sockets.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

namespace waymark::http {
namespace {

bool is_loopback(const sockaddr_storage& address) {
    if (address.ss_family == AF_INET) {
        const auto& v4 = reinterpret_cast<const sockaddr_in&>(address);
        return (ntohl(v4.sin_addr.s_addr) >> 24) == 127;
    }
    if (address.ss_family != AF_INET6) return false;
    const auto& v6 = reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
    return IN6_IS_ADDR_LOOPBACK(&v6) || (IN6_IS_ADDR_V4MAPPED(&v6) && v6.s6_addr[12] == 127);
}

}  // namespace

void Descriptor::reset() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
}

Result<Descriptor> listen_on(const std::string& host, int port) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
    addrinfo* found = nullptr;
    const auto service = std::to_string(port);
    if (getaddrinfo(host.empty() ? nullptr : host.c_str(), service.c_str(), &hints, &found) != 0 || !found)
        return fail(ErrorKind::bad_parameter,
                    "There is no machine or address called " + host + ". Use for example --listen 127.0.0.1:8080.",
                    "listen");
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owner(found, freeaddrinfo);
    int error = 0;
    for (const auto* each = found; each; each = each->ai_next) {
        Descriptor socket(
            ::socket(each->ai_family, each->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, each->ai_protocol));
        const int yes = 1;
        if (socket && setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0 &&
            bind(socket.get(), each->ai_addr, each->ai_addrlen) == 0 && listen(socket.get(), 1024) == 0)
            return socket;
        error = errno;
    }
    const auto where = host + ":" + service;
    if (error == EADDRINUSE)
        return fail(ErrorKind::busy,
                    "Port " + service + " is taken: another program already listens on " + where +
                        ". Stop it, or choose another port.",
                    "listen");
    if (error == EACCES)
        return fail(ErrorKind::busy, "This user may not listen on " + where + ". Choose a port above 1023.", "listen");
    return fail(ErrorKind::busy, "Cannot listen on " + where + ": " + std::strerror(error) + ".", "listen");
}

int port_of(int listening) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    if (getsockname(listening, reinterpret_cast<sockaddr*>(&address), &size) != 0) return 0;
    if (address.ss_family == AF_INET6) return ntohs(reinterpret_cast<const sockaddr_in6&>(address).sin6_port);
    return ntohs(reinterpret_cast<const sockaddr_in&>(address).sin_port);
}

int accept_from(int listening, bool& from_loopback, bool& exhausted) {
    exhausted = false;
    for (;;) {
        sockaddr_storage address{};
        socklen_t size = sizeof address;
        const int socket =
            accept4(listening, reinterpret_cast<sockaddr*>(&address), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (socket >= 0) {
            const int yes = 1;
            setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
            from_loopback = is_loopback(address);
            return socket;
        }
        if (errno == EINTR || errno == ECONNABORTED || errno == EPROTO) continue;
        exhausted = errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
        return -1;
    }
}

Sent send_now(int socket, std::string_view bytes, std::size_t& count, std::string_view more) {
    count = 0;
    while (!bytes.empty() || !more.empty()) {
        std::array<iovec, 2> parts{
            {{const_cast<char*>(bytes.data()), bytes.size()}, {const_cast<char*>(more.data()), more.size()}}};
        msghdr message{};
        message.msg_iov = bytes.empty() ? &parts[1] : parts.data();
        message.msg_iovlen = bytes.empty() || more.empty() ? 1 : 2;
        const auto sent = sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) {
            count += static_cast<std::size_t>(sent);
            const auto of_bytes = std::min(bytes.size(), static_cast<std::size_t>(sent));
            bytes.remove_prefix(of_bytes);
            more.remove_prefix(static_cast<std::size_t>(sent) - of_bytes);
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            return Sent::some;
        } else if (errno != EINTR) {
            return Sent::broken;
        }
    }
    return Sent::all;
}

void allow_open_files(std::size_t count) {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= count) return;
    limit.rlim_cur = limit.rlim_max < count ? limit.rlim_max : count;
    setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace waymark::http
