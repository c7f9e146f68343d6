// Does a server end when it is told to, whatever its threads are at?
#include <catch2/catch.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "server/commands/program.h"
#include "tests/server/served.h"

using namespace waymark;
using test::Served;
namespace fs = std::filesystem;

namespace {

/// A data directory with two listings.
struct Data {
    Data() {
        char name[] = "/tmp/waymark-stopping-test-XXXXXX";
        path = mkdtemp(name);
        std::istringstream in;
        std::ostringstream out, err;
        const char* words[] = {"waymark", "import", "--data", path.c_str(),
                               WAYMARK_SOURCE_DIR "/tests/fixtures/server/feed.json"};
        REQUIRE(run_program(5, words, {in, out, err, false, [] { return Date("2026-11-23"); }}) == 0);
    }
    ~Data() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    Data(const Data&) = delete;
    Data& operator=(const Data&) = delete;
    std::string path;
};

/// A file that whoever reads it waits at for ever, as at a disk that does not answer.
class StuckFile {
public:
    explicit StuckFile(const std::string& path) {
        REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
        writer_ = ::open(path.c_str(), O_RDWR);
        REQUIRE(writer_ >= 0);
    }
    ~StuckFile() { ::close(writer_); }
    StuckFile(const StuckFile&) = delete;
    StuckFile& operator=(const StuckFile&) = delete;

private:
    int writer_ = -1;
};

}  // namespace

TEST_CASE("a request that never ends does not keep the server from stopping") {
    const Data data;
    fs::remove_all(data.path + "/index");
    Served served(data.path, {"--read-only", "--stop-seconds", "1"});
    fs::create_directories(data.path + "/index");
    const StuckFile stuck(data.path + "/index/CURRENT");  // the figures tell which index there is
    test::Client client(served.port);
    client.send("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(served.stop(SIGTERM) == 1);
    CHECK(client.closed_by_server());
}

TEST_CASE("a thread of the server's own that never ends does not keep it from stopping") {
    const Data data;
    Served served(data.path, {"--stop-seconds", "0"});
    fs::remove(data.path + "/index/CURRENT");
    const StuckFile stuck(data.path + "/index/CURRENT");  // looked at ten times a second
    test::Client client(served.port);
    CHECK(client.get("/health").status == 200);
    const int code = served.stop(SIGTERM);
    CHECK((code == 0 || code == 1));  // 0 when it was stopped before it looked
}

TEST_CASE("new words that wait for whoever writes the index do not keep the server from answering or stopping") {
    const Data data;
    Served served(data.path, {"--stop-seconds", "0"});
    const int writing = ::open((data.path + "/index/lock").c_str(), O_RDWR | O_CLOEXEC);
    REQUIRE(::flock(writing, LOCK_EX) == 0);
    fs::create_directories(data.path + "/content/words");
    std::ofstream(data.path + "/content/words/synonyms.txt") << "swimming: splashing\n";
    served.send(SIGHUP);
    test::Client client(served.port);
    CHECK(client.get("/health").status == 200);
    CHECK(served.stop(SIGTERM) == 1);
    ::close(writing);
}
