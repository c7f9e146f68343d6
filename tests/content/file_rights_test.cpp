// May other users of the machine read what lies in a data folder?
#include "content/store/file_rights.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "content/store/feed_store.h"
#include "tests/content/store_samples.h"

using namespace waymark;
namespace fs = std::filesystem;

namespace {

unsigned mode(const fs::path& path) { return static_cast<unsigned>(fs::symlink_status(path).permissions()); }

/// Lets this process make files that everybody may read, as most shells do.
struct OpenMask {
    OpenMask() : before(::umask(0022)) {}
    ~OpenMask() { ::umask(before); }
    mode_t before;
};

}  // namespace

TEST_CASE("a new store cannot be read by other users of the machine") {
    const OpenMask mask;
    TemporaryFolder folder;
    const auto data = folder.path() / "deep" / "data";
    const auto store = Store::open(data.string() + "/", false);
    REQUIRE(store);
    REQUIRE((*store)->put(entries({listing("a")})));
    CHECK((*store)->get("a"));
    CHECK(mode(data) == 0750);
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator(data)) {
        CAPTURE(entry.path());
        CHECK(mode(entry.path()) == 0640);
        ++files;
    }
    CHECK(files == 3);  // the file, its log and the memory that they share
}

TEST_CASE("a folder is made where the program stands, too") {
    const TemporaryFolder folder;
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    const auto made = make_private_folder("data");
    const auto inside = make_private_folder("more/data/");
    std::filesystem::current_path(before);
    CHECK(made);
    CHECK(inside);
    CHECK(std::filesystem::is_directory(folder.path() / "data"));
    CHECK(std::filesystem::is_directory(folder.path() / "more/data"));
}

TEST_CASE("a data folder that others can read is closed to them once") {
    TemporaryFolder folder;
    const auto& data = folder.path();
    REQUIRE(opened(folder)->put(entries({listing("a")})));
    fs::create_directories(data / "index" / "segment-1-0" / "terms");
    folder.write("index/segment-1-0/terms/postlist", "x");
    folder.write("harvest/a/page", "x");
    folder.write("notes.txt", "a person's own");
    TemporaryFolder elsewhere;
    elsewhere.write("words.txt", "x");
    fs::create_symlink(elsewhere.path() / "words.txt", data / "content");
    fs::permissions(data, fs::perms(0755));
    for (const char* file : {"listings.db", "index/segment-1-0/terms/postlist", "harvest/a/page", "notes.txt"})
        fs::permissions(data / file, fs::perms(0664));
    for (const char* inside : {"index", "index/segment-1-0", "index/segment-1-0/terms", "harvest", "harvest/a"})
        fs::permissions(data / inside, fs::perms(0755));
    fs::permissions(elsewhere.path() / "words.txt", fs::perms(0644));

    CHECK(*close_to_others(data.string()) == 9);
    CHECK(mode(data) == 0750);
    CHECK(mode(data / "listings.db") == 0660);  // what the group may do, its owner decided
    CHECK(mode(data / "index/segment-1-0/terms") == 0750);
    CHECK(mode(data / "index/segment-1-0/terms/postlist") == 0660);
    CHECK(mode(data / "harvest/a/page") == 0660);
    CHECK(mode(data / "notes.txt") == 0664);
    CHECK(mode(elsewhere.path() / "words.txt") == 0644);
    CHECK(*close_to_others(data.string()) == 0);
    CHECK(opened(folder)->get("a"));
}

TEST_CASE("a folder without a store keeps its rights") {
    TemporaryFolder folder;
    fs::permissions(folder.path(), fs::perms(0755));
    CHECK(*close_to_others(folder.path().string()) == 0);
    CHECK(*close_to_others((folder.path() / "not there").string()) == 0);
    CHECK(mode(folder.path()) == 0755);
}
