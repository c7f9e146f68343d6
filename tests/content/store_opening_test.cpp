// Which stores may be opened, by whom, and with which settings?
#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "content/store/duplicates.h"
#include "content/store/sqlite/connection.h"
#include "tests/content/store_samples.h"

using namespace waymark;

TEST_CASE("the data folder is made when it is missing, unless it is only to be read") {
    TemporaryFolder folder;
    const std::string deep = (folder.path() / "new" / "dåtä folder").string();
    const auto missing = Store::open(deep, true);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().kind == ErrorKind::not_found);
    CHECK_FALSE(std::filesystem::exists(deep));
    REQUIRE(Store::open(deep, false));
    CHECK(Store::open(deep, true));
}

TEST_CASE("a store opened for reading only never writes, and sees what others commit") {
    TemporaryFolder folder;
    const auto writer = opened(folder);
    REQUIRE(writer->put(entries({listing("a")})));
    const auto reader = opened(folder, true);
    CHECK(reader->get("a"));
    for (int i = 0; i < 20; ++i) {
        REQUIRE(writer->put(entries({listing("a", fmt::format("name {}", i))})));
        CHECK(reader->get("a")->listing.name == fmt::format("name {}", i));
        CHECK(reader->last_sequence() == writer->last_sequence());
    }
    CHECK(reader->put(entries({listing("b")})).error().kind == ErrorKind::storage);
    CHECK(reader->withdraw("a").error().kind == ErrorKind::storage);
    CHECK(reader->set_setting("k", "v").error().kind == ErrorKind::storage);
}

TEST_CASE("files that are no store of ours are refused and left as they were") {
    struct Row {
        std::string bytes;
        ErrorKind kind;
    };
    const std::vector<Row> rows{{std::string(10'000, 'x'), ErrorKind::unreadable},
                                {"SQLite format 3 but not really, and long enough to be looked at closely, twice over: "
                                 "SQLite format 3 but not really, and long enough",
                                 ErrorKind::unreadable}};
    for (const auto& [bytes, kind] : rows) {
        TemporaryFolder folder;
        folder.write("listings.db", bytes);
        for (const bool read_only : {false, true}) {
            const auto store = Store::open(folder.path().string(), read_only);
            REQUIRE_FALSE(store);
            CAPTURE(store.error().message);
            CHECK(store.error().kind == kind);
            CHECK(store.error().message.find("listings.db") != std::string::npos);
        }
        CHECK(std::filesystem::file_size(folder.path() / "listings.db") == bytes.size());
    }
    TemporaryFolder folder;
    {
        soci::session foreign(soci::sqlite3, fmt::format("db=\"{}\"", (folder.path() / "listings.db").string()));
        foreign << "create table recipes (id integer)";
    }
    const auto store = Store::open(folder.path().string(), false);
    REQUIRE_FALSE(store);
    CHECK(store.error().kind == ErrorKind::unsupported);
    CHECK_FALSE(Store::open("/proc/waymark-cannot-be-here", false));
    CHECK_FALSE(Store::open(folder.path().string() + "/qu\"ote", false));
}

TEST_CASE("a store of a newer program is refused in plain words") {
    TemporaryFolder folder;
    opened(folder);
    const std::string file = (folder.path() / "listings.db").string();
    {
        auto session = open_session(file, false);
        REQUIRE(session);
        **session << "pragma user_version = 99";
    }
    for (const bool read_only : {false, true}) {
        const auto store = Store::open(folder.path().string(), read_only);
        REQUIRE_FALSE(store);
        CHECK(store.error().kind == ErrorKind::unsupported);
        CHECK(store.error().message.find("newer") != std::string::npos);
    }
}

TEST_CASE("a store of an older program is brought up to date with all that is in it") {
    TemporaryFolder folder;
    opened(folder);
    const std::string file = (folder.path() / "listings.db").string();
    {
        auto session = open_session(file, false);
        REQUIRE(session);
        for (const char* back :
             {"drop table feed_runs", "drop index duplicates_of_shown", "alter table duplicates rename to same_service",
              "create index hidden_behind on same_service (shown)",
              "insert into same_service (hidden, shown) values ('b', 'a')", "pragma user_version = 2"})
            **session << back;
    }
    CHECK_FALSE(Store::open(folder.path().string(), true));  // it may only be read, and must be written once
    REQUIRE(Store::open(folder.path().string(), false));
    const auto duplicates = Duplicates::open(folder.path().string(), true);
    REQUIRE(duplicates);
    CHECK((*duplicates)->hidden_behind("a") == std::vector<std::string>{"b"});
}

TEST_CASE("every session keeps to the settings that guard the record") {
    TemporaryFolder folder;
    opened(folder);
    for (const bool read_only : {false, true}) {
        auto session = open_session((folder.path() / "listings.db").string(), read_only);
        REQUIRE(session);
        std::string mode;
        int foreign_keys = 0, synchronous = 0, timeout = 0;
        **session << "pragma journal_mode", soci::into(mode);
        **session << "pragma foreign_keys", soci::into(foreign_keys);
        **session << "pragma synchronous", soci::into(synchronous);
        **session << "pragma busy_timeout", soci::into(timeout);
        CHECK(mode == "wal");
        CHECK(foreign_keys == 1);
        CHECK(synchronous == 2);
        CHECK(timeout == 10'000);
    }
}

TEST_CASE("a writer that waits too long is told to try again") {
    const Error error = error_of(soci::sqlite3_soci_error("database is locked", SQLITE_BUSY), "listings.db");
    CHECK(error.kind == ErrorKind::busy);
    CHECK(error.message == "listings.db: another program is writing; try again");
    CHECK(error_of(soci::sqlite3_soci_error("full", SQLITE_FULL), "f").kind == ErrorKind::storage);
    CHECK(error_of(soci::sqlite3_soci_error("bad", SQLITE_CORRUPT), "f").kind == ErrorKind::unreadable);
}

TEST_CASE("a transaction that has read may write, whoever else wants to") {
    TemporaryFolder folder;
    opened(folder);
    const std::string file = (folder.path() / "listings.db").string();
    auto one = *open_session(file, false), other = *open_session(file, false);
    *other << "pragma busy_timeout = 0";
    const auto set = [](soci::session& session, const std::string& value) -> Result<void> {
        session << "insert or replace into settings (key, value) values ('k', :value)", soci::use(value);
        return {};
    };
    REQUIRE(in_transaction(*one, file, [&](soci::session& session) -> Result<void> {
        int settings = 0;
        session << "select count(*) from settings", soci::into(settings);
        const auto refused = in_transaction(*other, file, [&](soci::session& second) { return set(second, "theirs"); });
        CHECK(refused.error().kind == ErrorKind::busy);
        return set(session, "ours");
    }));
    CHECK(opened(folder)->setting("k") == "ours");
}

TEST_CASE("what fails or throws inside a transaction leaves nothing behind, and the next one begins") {
    TemporaryFolder folder;
    opened(folder);
    const std::string file = (folder.path() / "listings.db").string();
    auto session = *open_session(file, false);
    const auto set = [&] { *session << "insert or replace into settings (key, value) values ('k', 'v')"; };
    CHECK(in_transaction(*session, file,
                         [&](soci::session&) -> Result<void> {
                             set();
                             return fail(ErrorKind::not_found, "no such thing");
                         })
              .error()
              .message == "no such thing");
    CHECK_THROWS_AS(in_transaction(*session, file,
                                   [&](soci::session&) -> Result<void> {
                                       set();
                                       throw std::runtime_error("broken");
                                   }),
                    std::runtime_error);
    CHECK_FALSE(in_transaction(*session, file, [&](soci::session& with) -> Result<void> {
        set();
        with << "insert into no_such_table values (1)";
        return {};
    }));
    CHECK_FALSE(opened(folder)->setting("k"));
    CHECK(in_transaction(*session, file, [&](soci::session&) -> Result<void> { return set(), Result<void>(); }));
    CHECK(opened(folder)->setting("k") == "v");
}
