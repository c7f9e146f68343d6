// When is which directory read, while the server is on?
#include "server/harvest/schedule.h"

#include <chrono>

#include "search/engine_internals.h"
#include "search/work/guarded_work.h"

namespace waymark::harvest {
namespace {
constexpr std::int64_t between_looks_ms = 20'000;
constexpr std::uint32_t longest_rest = 90;  ///< looks
}  // namespace

Result<std::size_t> run_due(Engine& engine, FeedStore& book, const Options& options, const Told& told) {
    const auto feeds = book.feeds();
    if (!feeds) return tl::unexpected<Error>(feeds.error());
    std::size_t count = 0;
    for (const auto& feed : *feeds) {
        if (feed.next_run > options.clock.now_ms() / 1000) continue;
        const auto lease = internals_of(engine).store().take(LeaseFor::harvest, Leases::Wait::no);
        if (!lease) return tl::unexpected<Error>(lease.error());
        if (!*lease) return count;
        // It may have been run or removed while another one ran.
        const auto now = book.feed(feed.name);
        if (!now) return tl::unexpected<Error>(now.error());
        if (!*now || (*now)->next_run > options.clock.now_ms() / 1000) continue;
        const auto outcome = run(engine, book, **now, false, options);
        ++count;
        if (told) told(outcome);
    }
    return count;
}

Schedule::Schedule(Engine& engine, std::unique_ptr<FeedStore> book, Options options, Log log, Told told)
    : engine_(engine),
      book_(std::move(book)),
      options_(std::move(options)),
      log_(std::move(log)),
      told_(std::move(told)) {
    options_.clock.wait = [this](std::int64_t ms) { return wait(ms); };
    thread_ = std::thread([this] {
        GuardedWork harvests("Other directories cannot be read", longest_rest, log_);
        while (wait(between_looks_ms))
            harvests.turn([this]() -> Result<void> {
                const auto ran = run_due(engine_, *book_, options_, told_);
                return ran ? Result<void>() : tl::unexpected<Error>(ran.error());
            });
    });
}

Schedule::~Schedule() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    stopping_.notify_all();
    thread_.join();
}

bool Schedule::wait(std::int64_t ms) {
    std::unique_lock lock(mutex_);
    return !stopping_.wait_for(lock, std::chrono::milliseconds(ms), [this] { return stop_; });
}

}  // namespace waymark::harvest
