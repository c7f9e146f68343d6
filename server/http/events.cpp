// Which sockets have something to tell?
#include "server/http/events.h"

#include <sys/eventfd.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <thread>
#include <utility>

namespace waymark::http {
namespace {

constexpr std::uint64_t wake_key = 1,
                        listener_key = 2;  // no connection's: those hold a serial number above their socket's
constexpr std::size_t most = 64;
constexpr int asks_before_sleep = 20;

}  // namespace

Events::Events() : epoll_(epoll_create1(EPOLL_CLOEXEC)), wake_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    set(wake_.get(), EPOLLIN, wake_key, EPOLL_CTL_ADD);
}

void Events::set(int fd, std::uint32_t what, std::uint64_t key, int operation) {
    epoll_event event{};
    event.events = what | EPOLLET;
    event.data.u64 = key;
    epoll_ctl(epoll_.get(), operation, fd, &event);
}

void Events::watch_listener(int listening) {
    set(listening, EPOLLIN, listener_key, std::exchange(has_listener_, true) ? EPOLL_CTL_MOD : EPOLL_CTL_ADD);
}

void Events::wake() {
    const std::uint64_t one = 1;  // nobody reads the counter: each write is an event of its own
    [[maybe_unused]] const auto written = ::write(wake_.get(), &one, sizeof one);
}

std::size_t Events::wait(std::span<Event> events, bool at_once) {
    std::array<epoll_event, most> raw;
    const auto ask = [&](int milliseconds) {
        return epoll_wait(epoll_.get(), raw.data(), static_cast<int>(std::min(most, events.size())), milliseconds);
    };
    int count = ask(0);
    // On a busy server, to be woken costs more than to ask a few times before sleeping; others run in between.
    for (int i = 0; count == 0 && !at_once && i < asks_before_sleep; ++i) {
        std::this_thread::yield();
        count = ask(0);
    }
    if (count == 0 && !at_once) count = ask(-1);
    if (count < 0) return 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
        const auto key = raw[i].data.u64;
        events[i] = {key == wake_key       ? Of::wake
                     : key == listener_key ? Of::listener
                                           : Of::connection,
                     static_cast<int>(key & 0xFFFFFFFF), key >> 32, raw[i].events};
    }
    return static_cast<std::size_t>(count);
}

Descriptor Events::spare() const { return Descriptor(dup(wake_.get())); }

}  // namespace waymark::http
