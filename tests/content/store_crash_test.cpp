// Is anything lost, or half there, when a program that writes to the store is killed?
#include <catch2/catch.hpp>

#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "content/store/store.h"
#include "tests/content/temporary_folder.h"

using namespace waymark;

namespace {

constexpr int batch_size = 20;

std::vector<Entry> batch(int number) {
    std::vector<Entry> entries(batch_size);
    for (int i = 0; i < batch_size; ++i) {
        Listing& listing = entries[static_cast<std::size_t>(i)].listing;
        listing.id = fmt::format("{}-{}", number, i);
        listing.source = "feed";
        listing.name = fmt::format("Listing {} of batch {}", i, number);
        listing.description = std::string(3'000, 'd');
    }
    return entries;
}

/// Writes batches and tells the number of each through the pipe once it is accepted, until it is killed.
[[noreturn]] void write_until_killed(const std::string& folder, int pipe_end, int first) {
    auto store = Store::open(folder, false);
    if (!store) _exit(1);
    for (int number = first; number < first + 1'000; ++number) {
        if (!(*store)->put(batch(number))) _exit(2);
        if (write(pipe_end, &number, sizeof number) != sizeof number) _exit(3);
    }
    _exit(4);
}

}  // namespace

TEST_CASE("a writer killed at any moment loses no accepted batch and leaves no half one") {
    TemporaryFolder folder;
    const std::string path = folder.path().string();
    int accepted = 0;
    for (int round = 0; round < 8; ++round) {
        int ends[2];
        REQUIRE(pipe(ends) == 0);
        const int first = round * 1'000;
        const pid_t child = fork();
        REQUIRE(child >= 0);
        if (child == 0) write_until_killed(path, ends[1], first);
        close(ends[1]);
        int number = -1, last = -1;
        for (int n = 0; n <= round && read(ends[0], &number, sizeof number) == sizeof number; ++n) last = number;
        kill(child, SIGKILL);
        while (read(ends[0], &number, sizeof number) == sizeof number) last = number;
        close(ends[0]);
        int status = 0;
        waitpid(child, &status, 0);
        REQUIRE(WIFSIGNALED(status));
        REQUIRE(last >= first);

        auto store = Store::open(path, false);
        REQUIRE(store);
        for (int done = first; done <= last; ++done) REQUIRE((*store)->get(fmt::format("{}-{}", done, batch_size - 1)));
        accepted += last - first + 1;
        CHECK((*store)->count() % batch_size == 0);
        CHECK((*store)->count() >= static_cast<std::uint32_t>(accepted * batch_size));
        CHECK((*store)->changes_after(0, 1'000'000).size() == (*store)->count());
        accepted =
            static_cast<int>((*store)->count()) / batch_size;  // a batch may be in though its word did not come through
    }
}
