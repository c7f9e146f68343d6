// How does another directory's list of services come into ours, and stay level with it?
#pragma once

#include <cstdint>
#include <string>

#include "content/store/feed_store.h"
#include "server/harvest/feed_client.h"
#include "waymark/import.h"

namespace waymark::harvest {

struct Options {
    http::Ask ask = http::ask;
    Clockwork clock;
    Limits limits;
};

/// Every feed's folder of pages that were read and not yet taken in lies below this one of the data directory.
inline constexpr const char* pages_folder = "harvest";
/// The share of its listings that a feed may lose at once without a person's yes.
inline constexpr std::uint32_t most_vanishing_percent = 10;

/// What one run of a feed did.
struct Outcome {
    bool good = false;
    FeedReport counts;
    /// Of the services that were read, which are only those that were changed; its files are the pages of the list.
    ImportReport report;
    Feed feed;  ///< as it is kept now; `problem`, `note` and `held` say the rest
};

/// Finds out by asking where the list of services lies and which version it speaks; fills `services`, `version` and
/// `listed`. Errors: nothing there that we can read, with what to try.
Result<void> meet(Feed& feed, const Options& options);

/// Runs a feed once, for whoever holds the lease on harvests (LeaseFor::harvest): what was changed since last time,
/// then (the first time, for small feeds, weekly, always where changes cannot be asked for, or with `accept_removals`)
/// a roll call of the whole list, after which listings that are gone are taken out of view. A failure leaves what was
/// there, and the next run goes on at the page where it stopped. `accept_removals`: a person says yes to more than a
/// tenth vanishing. The state is kept in `book` as it goes.
Outcome run(Engine& engine, FeedStore& book, Feed feed, bool accept_removals, const Options& options);

}  // namespace waymark::harvest
