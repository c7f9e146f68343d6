// Does an open engine survive what breaks under it, say it once, and go on by itself when it is mended?
#include <catch2/catch.hpp>

#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "content/store/sqlite/connection.h"
#include "search/engine_internals.h"
#include "search/index/generation.h"
#include "tests/search/listings.h"
#include "tests/search/open_engine.h"

using namespace waymark;
using namespace waymark::test;

namespace {

/// An engine that watches a data directory, and another program that writes there.
struct Watched {
    Watched() : engine(open_engine(folder.path(), false, told.log())), other(*Store::open(folder.path(), false)) {
        REQUIRE(engine.publish({plain_listing(1, "One")}));
        REQUIRE(total() == 1);
    }
    std::uint32_t total() const {
        const auto answer = engine.search({});
        return answer ? answer->total : 0;
    }
    /// Another program stores a listing and does not index it.
    void store(int number) { REQUIRE(other->put({{plain_listing(number, "Number " + std::to_string(number)), {}}})); }
    void sql(const std::string& statement) {
        auto session = open_session(folder.path() + "/listings.db", false);
        REQUIRE(session);
        **session << statement;
    }

    Folder folder;
    ToldLog told;
    Engine engine;
    std::unique_ptr<Store> other;
};

/// While this lives, no file of this process grows: what a full disk does, which a test that runs as root meets in no
/// other way.
class FullDisk {
public:
    FullDisk() {
        before_ = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &limit_);
        auto none = limit_;
        none.rlim_cur = 0;
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk() {
        ::setrlimit(RLIMIT_FSIZE, &limit_);
        std::signal(SIGXFSZ, before_);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit limit_{};
    void (*before_)(int) = nullptr;
};

}  // namespace

TEST_CASE("a table renamed under an open engine is survived, said once, and caught up with when it is back") {
    Watched w;
    w.store(2);
    w.sql("alter table changes rename to changes_away");
    REQUIRE(comes_true([&] { return w.told.count(LogLevel::error, "changes") > 0; }));
    CHECK(w.total() >= 1);  // searches go on
    CHECK_FALSE(w.engine.status().problem.empty());
    CHECK(w.engine.status().searchable >= 1);
    w.sql("alter table changes_away rename to changes");
    w.store(3);
    CHECK(comes_true([&] { return w.total() == 3; }));
    CHECK(comes_true([&] { return w.told.count(LogLevel::info, "works again") == 1; }));
    CHECK(w.told.count(LogLevel::error) <=
          2);  // it may have come in the middle of a piece of work, and been another failure then
    CHECK(w.engine.status().problem.empty());
}

TEST_CASE("the table of listings renamed while a change waits is survived too") {
    Watched w;
    w.sql("alter table listings rename to listings_away");
    w.sql("insert or replace into changes (id) values ('" + plain_listing(1, "").id + "')");
    REQUIRE(comes_true([&] { return w.told.count(LogLevel::error) > 0; }));
    CHECK(w.total() == 1);
    CHECK_THROWS(w.engine.get(plain_listing(1, "").id));
    w.sql("alter table listings_away rename to listings");
    w.store(2);
    CHECK(comes_true([&] { return w.total() == 2; }));
    CHECK(w.engine.get(plain_listing(1, "").id));
}

TEST_CASE("a full disk leaves the index as it was, and it follows when there is room again") {
    Watched w;
    const auto index = w.folder.path() + "/index";
    const auto before = (*current_generation(index))->number;
    {
        const auto held = internals_of(w.engine).pause_indexing();
        w.store(2);
        const FullDisk full;
        const auto level = internals_of(w.engine).refresh_index();
        REQUIRE_FALSE(level);
        CHECK(level.error().kind == ErrorKind::storage);
    }
    CHECK((*current_generation(index))->number >= before);
    CHECK(read_manifest(index, before));
    CHECK(comes_true([&] { return w.total() == 2; }));
}

TEST_CASE("a thread that meets a full disk says so once and tries again") {
    Watched w;
    w.store(2);
    {
        const FullDisk full;
        comes_true([&] { return w.told.count(LogLevel::error, "disk full") == 1 || w.total() == 2; });
    }
    CHECK(comes_true([&] { return w.total() == 2; }));
    CHECK(w.told.count(LogLevel::error) <= 1);
}

TEST_CASE("an index folder that is gone for a while is survived, and no rebuild is tried where none can be") {
    Watched w;
    const auto index = w.folder.path() + "/index";
    std::filesystem::rename(index, index + ".away");
    std::ofstream(index) << "a file where a folder was";
    w.store(2);
    REQUIRE(comes_true([&] { return w.told.count(LogLevel::error, "cannot be written") == 1; }));
    CHECK(w.total() == 1);
    std::filesystem::remove(index);
    std::filesystem::rename(index + ".away", index);
    CHECK(comes_true([&] { return w.total() == 2; }));
}

TEST_CASE("only damage lets the whole index be built anew") {
    Watched w;
    const auto index = w.folder.path() + "/index";
    REQUIRE(w.engine.publish(made_up_listings(1, 200)));
    const auto before = read_manifest(index, (*current_generation(index))->number);
    REQUIRE(before);
    const auto held = internals_of(w.engine).pause_indexing();
    w.store(500);
    {
        const FullDisk full;
        CHECK_FALSE(internals_of(w.engine).refresh_index());
    }
    REQUIRE(internals_of(w.engine).refresh_index());
    const auto after = read_manifest(index, (*current_generation(index))->number);
    REQUIRE(after);
    CHECK(after->segments.front().folder == before->segments.front().folder);  // what was there is still used
    CHECK(is_damage({ErrorKind::unreadable, "", {}}));
    CHECK(is_damage({ErrorKind::not_found, "", {}}));
    CHECK_FALSE(is_damage({ErrorKind::storage, "", {}}));
    CHECK_FALSE(is_damage({ErrorKind::busy, "", {}}));
}

TEST_CASE("a store without its tables is an error of those who write, never a crash") {
    Watched w;
    const auto held = internals_of(w.engine).pause_indexing();
    w.sql("alter table changes rename to changes_away");
    const auto published = w.engine.publish({plain_listing(2, "Two")});
    REQUIRE_FALSE(published);
    CHECK(published.error().kind == ErrorKind::storage);
    CHECK_FALSE(internals_of(w.engine).refresh_index());
    CHECK_FALSE(internals_of(w.engine).rebuild_index());
    w.sql("alter table changes_away rename to changes");
    CHECK(w.engine.publish({plain_listing(2, "Two")}));
    CHECK(w.total() == 2);
}
