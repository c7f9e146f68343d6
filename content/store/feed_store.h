// Which feeds fill this directory, how far has each harvest come, and how did the last one go?
// SQLite through SOCI, in the same file as the listings. Thread-safe.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "waymark/error.h"

namespace waymark {

/// Another directory that we take listings from. Times are seconds since 1970 UTC, 0 for never.
struct Feed {
    std::string name;      ///< the source of its listings
    std::string url;       ///< as a person gave it
    std::string services;  ///< address of its list of services, found by asking
    std::string version;   ///< `1.0` or `3.0`
    std::string details;   ///< `list`: the list holds all there is; `each`: every service must be asked for; empty: not
                           ///< known yet
    std::string council, licence;  ///< for listings that do not say; may be empty
    bool ours = false;             ///< this directory's own listings, kept elsewhere: not marked as a neighbour's
    bool allow_private = false;    ///< it lies in a private network
    std::int64_t last_run = 0, last_good = 0, last_full = 0, next_run = 0;
    std::uint32_t failures = 0;  ///< in a row
    std::string problem;         ///< why the last run failed, in plain words; empty: it went well
    std::string note;            ///< what a person should know of the last run although it went well
    std::uint32_t listed = 0;    ///< services in its list at the last roll call
    std::uint32_t held = 0;      ///< listings that are gone from its list and wait for a person's yes
    /// The pass that is under way: `changes` or `all`; empty: none.
    std::string pass;
    std::int64_t pass_number = 0, pass_started = 0;
    bool operator==(const Feed&) const = default;
};

/// One page of a list of services as it was read.
struct HarvestedPage {
    int page = 0;
    std::string address;                               ///< that it was asked for under
    std::string tag;                                   ///< ETag; empty when it had none
    std::string items;                                 ///< a line for each service: hash, tab, its own id
    std::uint32_t services = 0, total = 0, pages = 0;  ///< on it; in all and pages as the feed says, 0 when it does not
    bool last = false;
};

/// A service of a feed as it was when it was asked for last.
struct HarvestedItem {
    std::string hash;  ///< of its entry in the list
    std::string tag;   ///< ETag of its own page
};

/// How good the listings of a source were after one import or harvest of it.
struct FeedRun {
    std::int64_t at = 0;                        ///< seconds since 1970 UTC
    std::uint32_t listings = 0;                 ///< public services of the source
    int score = 0;                              ///< out of 100
    std::map<std::string, std::uint32_t> have;  ///< part of the score → listings that have it
    bool operator==(const FeedRun&) const = default;
};

/// How one import or harvest went; what `waymark report feeds` and `/metrics` tell.
struct FeedReport {
    std::int64_t at = 0;
    std::uint32_t added = 0, changed = 0, unchanged = 0, rejected = 0, withdrawn = 0, unmapped = 0;
    bool named = false;  ///< a person gave the source its name; else it is the name of a file, and the next file may
                         ///< take its listings over
    std::map<std::string, std::uint32_t>
        terms;  ///< `taxonomy: term` that none of our codes covers → how often; the commonest hundred
};

class FeedStore {
public:
    /// Opens the book of a data directory, whose store must exist. Errors: as those of Store::open.
    static Result<std::unique_ptr<FeedStore>> open(const std::string& folder, bool read_only);
    virtual ~FeedStore() = default;

    virtual Result<std::vector<Feed>> feeds() = 0;  ///< by name
    virtual Result<std::optional<Feed>> feed(const std::string& name) = 0;
    virtual Result<void> save(const Feed& feed) = 0;  ///< new or known
    /// Forgets a feed with its pages and its report; its listings are the store's matter.
    virtual Result<void> remove(const std::string& name) = 0;

    /// The page as an earlier, finished roll call had it.
    virtual Result<std::optional<HarvestedPage>> earlier_page(const Feed& feed, const std::string& address) = 0;
    /// Pages of the pass that is under way, in order.
    virtual Result<std::vector<HarvestedPage>> pages_of_pass(const Feed& feed) = 0;
    virtual Result<void> put_page(const Feed& feed, const HarvestedPage& page) = 0;
    virtual Result<std::optional<HarvestedItem>> item(const std::string& feed, const std::string& id) = 0;
    virtual Result<void> put_items(const std::string& feed, const std::map<std::string, HarvestedItem>& items) = 0;
    /// The pass has been taken in: its pages become the earlier ones (`all`) or are forgotten (`changes`); writes
    /// `feed`, whose `pass` is empty then.
    virtual Result<void> finish_pass(Feed& feed) = 0;
    /// Forgets every page and service of a feed, so that the next run asks for all anew.
    virtual Result<void> forget_pages(const std::string& feed) = 0;
    /// Gives the pass up; the earlier pages stay.
    virtual Result<void> drop_pass(Feed& feed) = 0;

    /// Sources that a person gave a name, and every feed, but `but`: what keeps its listings when another source has
    /// the same ids.
    virtual Result<std::vector<std::string>> named_sources(const std::string& but) = 0;
    virtual Result<void> put_report(const std::string& source, const FeedReport& report) = 0;
    virtual Result<std::map<std::string, FeedReport>> reports() = 0;  ///< by source, imported ones too

    /// Ids of the public listings of a source, organisations too, in their order.
    virtual Result<std::vector<std::string>> public_ids_of(const std::string& source) = 0;
    /// Keeps what a reading of a source was worth; of each source the last hundred stay.
    virtual Result<void> put_run(const std::string& source, const FeedRun& run) = 0;
    /// The last runs of each source, at most `most` of each, newest first.
    virtual Result<std::map<std::string, std::vector<FeedRun>>> runs(std::size_t most) = 0;
};

}  // namespace waymark
