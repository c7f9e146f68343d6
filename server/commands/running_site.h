// Which site answers at this moment, and what of it is made anew when the words change? (snapshot publication)
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>

#include "content/store/feed_store.h"
#include "search/current_snapshot.h"
#include "server/site/public_site.h"
#include "waymark/log.h"

namespace waymark {

/// What a site has besides the words and the index that it answers from. All that is pointed to outlives the running
/// site.
struct SiteParts {
    const Engine& engine;
    const Languages& languages;
    AnswerCache& cache;
    Metrics& metrics;
    const pages::Templates& templates;
    const WidgetFiles& widgets;
    FeedStore& book;
    OriginLimits* origin_limits = nullptr;  ///< null: no limits
    std::function<Date()> today;
    std::string public_url;
    bool sample_data = false, read_only = false, metrics_for_all = false;
    std::string frame_ancestors;
};

/// Gives each request the site of its moment. Thread-safe.
class RunningSite {
public:
    explicit RunningSite(SiteParts parts) : parts_(std::move(parts)) {}

    /// The site that answers from the newest snapshot; the same one until another comes. Hold it for as long as the
    /// answer is being made, a streamed body too. Cheap: asked with every request.
    std::shared_ptr<const PublicSite> now() const;

    /// Makes the lists of Open Referral ready, of new generations and words too, before the first who asks for them has
    /// to wait; returns when it is told to stop. For a thread of its own. What goes wrong is told to `log` once, and
    /// tried again.
    void keep_lists_ready(const std::stop_token& stop, const Log& log) const;

private:
    struct OfWords;
    struct Whole;

    const SiteParts parts_;
    mutable std::mutex making_;
    mutable CurrentSnapshot<Whole> whole_;
};

}  // namespace waymark
