// Which figures of the feeds stand in `/metrics`?
#pragma once

#include "content/store/duplicates.h"
#include "content/store/feed_store.h"
#include "server/site/metrics.h"

namespace waymark {

/// Adds for every source how its last reading went, and for every harvested one how its harvests fare. Nothing when the
/// book cannot be read.
void add_feed_metrics(const Metrics::Add& add, FeedStore& book, const Duplicates& duplicates);

}  // namespace waymark
