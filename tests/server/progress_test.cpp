// Does a person see how far a long import is, how fast it goes and how long it will take?
#include <catch2/catch.hpp>

#include <sstream>

#include "server/commands/program.h"
#include "server/commands/progress_line.h"

using namespace waymark;

namespace {

struct Watched {
    explicit Watched(bool is_terminal)
        : around{in, out, err, is_terminal, [] { return Date("2026-11-23"); }, [this] { return now; }} {}
    std::istringstream in;
    std::ostringstream out, err;
    std::int64_t now = 1'000'000;
    CommandContext around;
};

}  // namespace

TEST_CASE("progress says how far, how fast and how long") {
    CHECK(progress_text("Reading", Counted::bytes, 0, 200, 0) == "Reading: 0 %");
    CHECK(progress_text("Reading", Counted::bytes, 10'000'000, 100'000'000, 5'000) ==
          "Reading: 10 %, 2.0 MB a second, about 50 seconds left");
    CHECK(progress_text("Reading", Counted::bytes, 50'000, 100'000, 5'000) ==
          "Reading: 50 %, 10 kB a second, a few seconds left");
    CHECK(progress_text("Reading", Counted::bytes, 3'000'000, 0, 1'000) == "Reading: 3.0 MB");
    CHECK(progress_text("Indexing", Counted::listings, 120'000, 450'000, 10'000) ==
          "Indexing: 26 %, 12,000 listings a second, about 30 seconds left");
    CHECK(progress_text("Indexing", Counted::listings, 1'000, 121'000, 2'000) ==
          "Indexing: 0 %, 500 listings a second, about 4 minutes left");
    CHECK(progress_text("Indexing", Counted::listings, 1'000, 36'001'000, 2'000) ==
          "Indexing: 0 %, 500 listings a second, about 20 hours left");
    CHECK(progress_text("Indexing", Counted::listings, 1'200, 1'200, 3'000) ==
          "Indexing: 100 %, 400 listings a second");
}

TEST_CASE("on a terminal, progress is one line that is rewritten in place") {
    Watched watched(true);
    {
        ProgressLine line(watched.around);
        const auto tell = line.of("Reading", Counted::bytes);
        tell(1, 200);
        watched.now += 100;  // too soon to be read
        tell(20, 200);
        watched.now += 100;
        tell(100, 200);
    }
    CHECK(watched.err.str() == "\rReading: 0 %\033[K\rReading: 50 %\033[K\r\033[K");
}

TEST_CASE("without a terminal, progress is a line a minute") {
    Watched watched(false);
    ProgressLine line(watched.around);
    const auto tell = line.of("Reading", Counted::bytes);
    tell(1'000'000, 400'000'000);
    CHECK(watched.err.str().empty());
    watched.now += 59'999;
    tell(50'000'000, 400'000'000);
    CHECK(watched.err.str().empty());
    watched.now += 1;
    tell(60'000'000, 400'000'000);
    tell(61'000'000, 400'000'000);
    CHECK(watched.err.str() == "Reading: 15 %, 1.0 MB a second, about 6 minutes left\n");
    line.end();
    CHECK(watched.err.str().find('\r') == std::string::npos);
}
