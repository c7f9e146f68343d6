// When is which directory read, while the server is on?
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "server/harvest/harvest.h"
#include "waymark/log.h"

namespace waymark::harvest {

/// Told what a run did, for the log; called on the schedule's thread.
using Told = std::function<void(const Outcome&)>;

/// Runs every feed whose time has come, one after the other; returns how many. None when somebody else is harvesting.
/// Errors: the book of feeds cannot be read (`storage`, `busy`, `unreadable`). How a run fared is told, not an error.
Result<std::size_t> run_due(Engine& engine, FeedStore& book, const Options& options, const Told& told);

/// Looks for feeds that are due, three times a minute, in a thread of its own. Destroying it stops a run between two
/// requests; it goes on there next time. `options.clock.wait` is the schedule's own. What keeps it from looking is told
/// to `log` once, and it looks ever less often until it goes well again, at least every half hour.
class Schedule {
public:
    Schedule(Engine& engine, std::unique_ptr<FeedStore> book, Options options, Log log, Told told);
    ~Schedule();
    Schedule(const Schedule&) = delete;
    Schedule& operator=(const Schedule&) = delete;

private:
    /// False: stop now.
    bool wait(std::int64_t ms);

    Engine& engine_;
    std::unique_ptr<FeedStore> book_;
    Options options_;
    const Log log_;
    Told told_;
    std::mutex mutex_;
    std::condition_variable stopping_;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace waymark::harvest
