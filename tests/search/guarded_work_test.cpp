// Does a thread go on after its work has failed, and say so once?
#include "search/work/guarded_work.h"

#include <catch2/catch.hpp>

#include <stdexcept>

#include "tests/search/open_engine.h"

using namespace waymark;
using namespace waymark::test;

TEST_CASE("work that fails rests twice as long each time, up to a bound") {
    GuardedWork work("It fails", 8, {});
    int tried = 0;
    std::vector<int> tried_at;
    for (int turn = 1; turn <= 40; ++turn) {
        const int before = tried;
        work.turn([&]() -> Result<void> { return ++tried, fail(ErrorKind::storage, "no room"); });
        if (tried != before) tried_at.push_back(turn);
    }
    CHECK(tried_at == std::vector<int>{1, 3, 6, 11, 20, 29, 38});  // rests 1, 2, 4, 8, 8, 8
}

TEST_CASE("a failure is said once, another one too, and that it works again") {
    ToldLog told;
    GuardedWork work("The index cannot be brought level", 1, told.log());
    std::string wrong = "the disk is full";
    const auto turns = [&](int count) {
        for (int turn = 0; turn < count; ++turn)
            work.turn(
                [&]() -> Result<void> { return wrong.empty() ? Result<void>() : fail(ErrorKind::storage, wrong); });
    };
    turns(20);
    CHECK(told.count(LogLevel::error) == 1);
    CHECK(told.count(LogLevel::error, "The index cannot be brought level: the disk is full") == 1);
    wrong = "too many files are open";
    turns(20);
    CHECK(told.count(LogLevel::error) == 2);
    CHECK(told.count(LogLevel::info) == 0);
    wrong.clear();
    turns(20);
    CHECK(told.count(LogLevel::info, "works again") == 1);
    wrong = "too many files are open";
    turns(20);
    CHECK(told.count(LogLevel::error, "too many") == 2);  // it broke anew, so it is said anew
}

TEST_CASE("what work throws ends at the edge of its thread") {
    ToldLog told;
    GuardedWork work("It fails", 1, told.log());
    work.turn([]() -> Result<void> { throw std::runtime_error("no such table"); });
    CHECK(told.count(LogLevel::error, "no such table") == 1);
    work.turn([]() -> Result<void> { return {}; });  // it rests
    work.turn([]() -> Result<void> { throw 7; });
    CHECK(told.count(LogLevel::error, "no exception") == 1);
    GuardedWork careless("It fails", 1,
                         [](LogLevel, std::string_view) { throw std::runtime_error("the log is closed"); });
    careless.turn([]() -> Result<void> { throw std::runtime_error("no such table"); });
    CHECK(careless.rest() == 1);
}
