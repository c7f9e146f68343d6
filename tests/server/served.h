// How does a test get a server in a process of its own?
#pragma once

#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <cstdlib>
#include <string>
#include <vector>

#include "tests/server/client.h"

namespace waymark::test {

/// `waymark serve` on a free port, with `more` options.
class Served {
public:
    explicit Served(const std::string& data, const std::vector<std::string>& more = {}) {
        std::vector<std::string> words{"waymark", "serve", "--data", data, "--listen", "127.0.0.1:0"};
        words.insert(words.end(), more.begin(), more.end());
        std::vector<char*> typed;
        for (auto& word : words) typed.push_back(word.data());
        typed.push_back(nullptr);
        int ends[2];
        if (::pipe(ends) != 0) return;
        process_ = ::fork();
        if (process_ == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::close(ends[0]);
            ::execv(WAYMARK_PROGRAM, typed.data());
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
