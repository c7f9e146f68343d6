// How does a test get a server in a process of its own?
#pragma once

#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <cstdlib>
#include <string>

#include "tests/server/client.h"

namespace waymark::test {

/// `waymark serve` on a free port.
class Served {
public:
    explicit Served(const std::string& data) {
        int ends[2];
        if (::pipe(ends) != 0) return;
        process_ = ::fork();
        if (process_ == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::close(ends[0]);
            ::execl(WAYMARK_PROGRAM, "waymark", "serve", "--data", data.c_str(), "--listen", "127.0.0.1:0",
                    static_cast<char*>(nullptr));
            ::_exit(127);
        }
        ::close(ends[1]);
        char c;
        while (::read(ends[0], &c, 1) == 1 && c != '\n') ready += c;
        ::close(ends[0]);
        if (const auto colon = ready.rfind(':'); colon != std::string::npos)
            port = std::atoi(ready.c_str() + colon + 1);
    }
    ~Served() {
        if (process_ > 0) stop(SIGKILL);
    }
    Served(const Served&) = delete;
    Served& operator=(const Served&) = delete;
    void send(int signal) const { ::kill(process_, signal); }
    /// Sends a signal and waits; returns the exit code, or -1 when the signal killed it.
    int stop(int signal) {
        int status = 0;
        ::kill(process_, signal);
        ::waitpid(process_, &status, 0);
        process_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    std::string ready;
    int port = 0;

private:
    pid_t process_ = -1;
};

}  // namespace waymark::test
