// Which figures of the feeds stand in `/metrics`?
#include "server/site/feed_metrics.h"

namespace waymark {
namespace {

/// `name{source="…"}` with the source made safe (text format of Prometheus).
std::string labelled(std::string_view name, std::string_view source) {
    std::string out(name);
    out += "{source=\"";
    for (const char c : source) {
        if (c == '\n') out += "\\n";
        else if (c == '"' || c == '\\') out += std::string("\\") + c;
        else out += c;
    }
    return out + "\"}";
}

}  // namespace

void add_feed_metrics(const Metrics::Add& add, FeedStore& book, const Duplicates& duplicates) {
    struct OfReport {
        const char *name, *help;
        std::uint32_t FeedReport::*figure;
    };
    static constexpr OfReport of_reports[] = {
        {"waymark_feed_added", "Services that were new at the last reading.", &FeedReport::added},
        {"waymark_feed_changed", "Services that had changed at the last reading.", &FeedReport::changed},
        {"waymark_feed_rejected", "Services that were refused at the last reading.", &FeedReport::rejected},
        {"waymark_feed_withdrawn", "Listings that went out of view at the last reading.", &FeedReport::withdrawn},
        {"waymark_feed_unmapped_terms", "Uses of terms that none of our codes covers, at the last reading.",
         &FeedReport::unmapped},
    };
    struct OfFeed {
        const char *name, *help;
        double (*figure)(const Feed&);
    };
    static constexpr OfFeed of_feeds[] = {
        {"waymark_harvest_last_good_seconds", "When the last good harvest began, in seconds since 1970.",
         [](const Feed& feed) { return static_cast<double>(feed.last_good); }},
        {"waymark_harvest_failures", "Harvests that failed, in a row.",
         [](const Feed& feed) { return static_cast<double>(feed.failures); }},
        {"waymark_harvest_listed", "Services in its list at the last roll call.",
         [](const Feed& feed) { return static_cast<double>(feed.listed); }},
        {"waymark_harvest_held", "Listings that are gone from the feed and wait for a person's yes.",
         [](const Feed& feed) { return static_cast<double>(feed.held); }},
    };
    if (const auto reports = book.reports())
        for (const auto& [name, help, figure] : of_reports)
            for (const auto& [source, report] : *reports) add(labelled(name, source), "gauge", help, report.*figure);
    for (const auto& [source, count] : duplicates.merged_by_source())
        add(labelled("waymark_feed_merged", source), "gauge",
            "Listings that are shown by the same service of another feed.", count);
    if (const auto feeds = book.feeds())
        for (const auto& [name, help, figure] : of_feeds)
            for (const auto& feed : *feeds) add(labelled(name, feed.name), "gauge", help, figure(feed));
}

}  // namespace waymark
