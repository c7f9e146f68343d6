// Where does the program start, and which clock does it have?
#include <chrono>
#include <iostream>
#include <unistd.h>

#include "server/commands/program.h"
#include "server/uk_date.h"

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    const auto today = [] {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        return waymark::uk_date(std::chrono::duration_cast<std::chrono::seconds>(now).count());
    };
    return waymark::run_program(argc, argv, {std::cin, std::cout, std::cerr, isatty(STDERR_FILENO) == 1, today});
}
