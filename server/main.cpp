// Where does the program start, and which clock does it have?
#include <unistd.h>
#include <chrono>
#include <cstdint>
#include <iostream>

#include "server/commands/program.h"
#include "server/site/uk_date.h"

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    const auto now_ms = [] {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        return static_cast<std::int64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
    };
    const auto today = [now_ms] { return waymark::uk_date(now_ms() / 1000); };
    return waymark::run_program(
        argc, argv,
        {std::cin, std::cout, std::cerr, isatty(STDERR_FILENO) == 1, today, now_ms, isatty(STDOUT_FILENO) == 1});
}
