// How does another directory's list of services come into ours, and stay level with it?
#include "server/harvest/harvest.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "indexer/ids/identity.h"
#include "search/engine_internals.h"
#include "server/harvest/crawl.h"
#include "server/harvest/feed_quality.h"
#include "server/harvest/list_page.h"

namespace waymark::harvest {
namespace fs = std::filesystem;
namespace {

constexpr std::int64_t hour = 60 * 60, day = 24 * hour;
constexpr std::int64_t oldest_pass = day;  ///< an unfinished walk that is older begins anew
constexpr std::int64_t between_roll_calls = 7 * day - 6 * hour;
constexpr std::uint32_t small_feed =
    1000;  ///< services: a roll call of so few costs ten requests, and is made every time
constexpr int tries_while_a_person_waits =
    2;                                 ///< of a request, when a directory is added: a wrong name is told in a second
constexpr std::int64_t overlap = day;  ///< changes are asked for from a day before: clocks and time zones differ

std::string iso_moment(std::int64_t seconds) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(seconds)));
}

/// Where the list of services may be, seen from what a person typed.
std::vector<http::Address> places_to_ask(http::Address typed) {
    typed.query.clear();
    auto& path = typed.path;
    while (path.size() > 1 && path.back() == '/') path.pop_back();
    if (path == "/") path.clear();
    std::vector<http::Address> places;
    for (const std::string_view end :
         {"/services", "/oruk/v3/services", "/v3/services", "/api/services", "/oruk/v1/services", "/v1/services"}) {
        auto place = typed;
        if (path.ends_with("/services") && end == "/services") {
            places.push_back(place);
            continue;
        }
        if (path.ends_with("/services")) continue;
        place.path += end;
        places.push_back(place);
    }
    return places;
}

Result<void> meet_with(Feed& feed, FeedClient& client) {
    auto typed = http::read_address(feed.url);
    if (!typed) return tl::unexpected<Error>(typed.error());
    std::string first;
    const auto places = places_to_ask(*typed);
    // Where no place has a page 1, the list may count from 0.
    for (std::size_t i = 0; i < 2 * places.size(); ++i) {
        const auto& place = places[i % places.size()];
        feed.services = place.text();
        auto address = page_address(feed, i < places.size() ? 1 : 0, "");
        feed.services.clear();
        if (!address) return tl::unexpected<Error>(address.error());
        auto answer = client.get(*address);
        if (!answer) return tl::unexpected<Error>(answer.error());
        if (answer->status == 200) {
            auto page = read_list_page(answer->body);
            if (page) {
                feed.services = place.text();
                feed.version = page->version.empty() ? "3.0" : page->version;
                feed.listed = page->total ? page->total : static_cast<std::uint32_t>(page->services.size());
                return {};
            }
            if (first.empty()) first = fmt::format("{}: {}", place.text(), page.error().message);
        } else if (first.empty()) {
            first = fmt::format("{} says {}", place.text(), answer->status);
        }
    }
    return fail(
        ErrorKind::unreadable,
        fmt::format(
            "There is no list of services of Open Referral UK at {} ({}). Give the address that ends before /services.",
            feed.url, first));
}

/// One feed while it runs.
class Run {
public:
    Run(Engine& engine, FeedStore& book, Feed feed, bool accept_removals, const Options& options)
        : engine_(engine),
          book_(book),
          options_(options),
          accept_removals_(accept_removals),
          asker_(options.ask, options.clock, options.limits, feed.allow_private),
          folder_(internals_of(engine).options().data_dir + "/" + pages_folder + "/" + feed.name) {
        outcome_.feed = std::move(feed);
    }

    Outcome run() {
        auto& feed = outcome_.feed;
        const auto began = now();
        feed.last_run = began;
        const auto ran = all_of_it();
        outcome_.good = ran.has_value();
        outcome_.counts.at = began;
        outcome_.counts.named = true;
        if (ran) {
            feed.problem.clear();
            feed.failures = 0;
            feed.last_good = began;
            if (const auto kept = book_.put_report(feed.name, outcome_.counts); !kept)
                feed.note += " Its report could not be kept: " + kept.error().message;
            if (const auto kept = keep_quality(engine_, book_, feed.name, began, outcome_.report); !kept)
                feed.note += " Its quality could not be kept: " + kept.error().message;
        } else {
            feed.problem = ran.error().message;
            ++feed.failures;
        }
        feed.next_run = now() + pause_until_next(ran.has_value());
        if (auto saved = book_.save(feed); !saved && outcome_.good) {
            outcome_.good = false;
            feed.problem = saved.error().message;
        }
        return std::move(outcome_);
    }

private:
    std::int64_t now() const { return options_.clock.now_ms() / 1000; }

    /// A good feed is asked again a day later, a little earlier or later so that not all ask at once; a broken one
    /// sooner, then ever later.
    std::int64_t pause_until_next(bool good) const {
        if (asker_.retry_after_ms()) return std::min(7 * day, asker_.retry_after_ms() / 1000 + 60);
        std::uint32_t spread = 17;
        for (const char c : outcome_.feed.name) spread = spread * 31 + static_cast<unsigned char>(c);
        if (good)
            return day - hour +
                   static_cast<std::int64_t>((spread + static_cast<std::uint32_t>(now() / day)) % (2 * hour));
        return std::min(day, (hour / 4) << std::min(outcome_.feed.failures, 8u));
    }

    Result<void> all_of_it() {
        auto& feed = outcome_.feed;
        if (feed.services.empty())
            if (auto met = meet_with(feed, asker_); !met) return met;
        const auto earlier_run = feed.last_good;
        if (!feed.pass.empty() && (now() - feed.pass_started > oldest_pass || (accept_removals_ && feed.pass != "all")))
            if (auto dropped = book_.drop_pass(feed); !dropped) return dropped;
        const bool asks_for_changes = feed.last_full && feed.version == "3.0" && earlier_run;
        if (feed.pass == "changes" || (feed.pass.empty() && asks_for_changes))
            if (auto done = one_pass("changes", iso_moment(std::max<std::int64_t>(0, earlier_run - overlap))); !done)
                return done;
        const bool due = !asks_for_changes || feed.listed <= small_feed ||
                         now() - feed.last_full >= between_roll_calls || accept_removals_ || feed.held;
        if (feed.pass == "all" || due) return one_pass("all", "");
        return {};
    }

    Result<void> one_pass(const std::string& kind, const std::string& since) {
        auto& feed = outcome_.feed;
        std::error_code error;
        if (feed.pass.empty()) {
            fs::remove_all(folder_, error);
            feed.pass = kind;
            feed.pass_number =
                std::max(feed.pass_number + 1, options_.clock.now_ms());  // never one that was used before
            feed.pass_started = now();
        }
        fs::create_directories(folder_, error);
        if (error)
            return fail(ErrorKind::storage, fmt::format("The folder {} cannot be made: {}.", folder_, error.message()));
        if (auto saved = book_.save(feed); !saved) return saved;
        auto walked = crawl(feed, book_, asker_, options_.limits, folder_, since);
        if (!walked) return tl::unexpected<Error>(walked.error());
        if (auto taken = take_in(*walked); !taken) return taken;
        if (auto kept = book_.put_items(feed.name, walked->items); !kept) return kept;
        if (kind == "all") {
            feed.listed = walked->listed;
            feed.last_full = now();
        }
        if (auto finished = book_.finish_pass(feed); !finished) return finished;
        fs::remove_all(folder_, error);
        return {};
    }

    Result<void> take_in(const Crawl& walked) {
        auto& feed = outcome_.feed;
        const bool roll_call = feed.pass == "all";
        std::vector<std::string> read_ids;
        ImportReport report;
        std::error_code error;
        if (fs::directory_iterator(folder_, error) != fs::directory_iterator()) {
            ImportOptions import;
            import.source = feed.name;
            import.council = feed.council;
            import.licence = feed.licence;
            import.read_ids = &read_ids;
            auto others = book_.named_sources(feed.name);
            if (!others) return tl::unexpected<Error>(others.error());
            import.kept_apart = std::move(*others);
            auto imported = import_feed(engine_, {folder_}, import);
            if (!imported) return tl::unexpected<Error>(imported.error());
            report = std::move(*imported);
        }
        std::uint32_t withdrawn = 0;
        if (roll_call) {
            auto doubt = walked.doubt;
            if (report.unreadable) doubt = "A part of the list could not be read.";
            for (const auto& id : walked.ids) {
                read_ids.push_back(feeds::listing_id(feed.name, id, {}, {}, {}));
                read_ids.push_back(feeds::id_beside(feed.name, id));
            }
            auto gone = withdraw_gone(read_ids, doubt);
            if (!gone) return tl::unexpected<Error>(gone.error());
            withdrawn = *gone;
        }
        if (!roll_call && !walked.doubt.empty()) feed.note = "The list did not come in whole. " + walked.doubt;
        count(report, walked, roll_call, withdrawn);
        return {};
    }

    /// Takes listings out of view that the feed no longer has, or says why they are held.
    Result<std::uint32_t> withdraw_gone(const std::vector<std::string>& keep, const std::string& doubt) {
        auto& feed = outcome_.feed;
        const std::uint32_t percent = accept_removals_ ? 100 : doubt.empty() ? most_vanishing_percent : 0;
        auto missing = internals_of(engine_).store().withdraw_missing(feed.name, keep, percent);
        if (!missing) return tl::unexpected<Error>(missing.error());
        feed.held = missing->found - missing->withdrawn;
        feed.note = doubt.empty() ? "" : "The list did not come in whole. " + doubt;
        if (feed.held)
            feed.note = fmt::format(
                "{} {} no longer in the feed. {} They stay in view until a person says yes with: waymark harvest run --data DIR --accept-removals {}",
                feed.held, feed.held == 1 ? "listing is" : "listings are",
                doubt.empty() ? fmt::format("That is more than {} in 100, which may be a mistake of the feed.",
                                            most_vanishing_percent)
                              : doubt,
                feed.name);
        if (missing->withdrawn)
            if (auto level = internals_of(engine_).refresh_index(); !level) return tl::unexpected<Error>(level.error());
        return missing->withdrawn;
    }

    void count(ImportReport& report, const Crawl& walked, bool roll_call, std::uint32_t withdrawn) {
        auto& counts = outcome_.counts;
        counts.added += report.added;
        counts.changed += report.changed;
        counts.rejected =
            std::max(counts.rejected,
                     report.rejected + walked.lost);  // what is refused as a change is refused in the whole list too
        counts.withdrawn += withdrawn;
        const auto others = counts.added + counts.changed + counts.rejected;
        if (roll_call) counts.unchanged = walked.listed > others ? walked.listed - others : 0;
        else counts.unchanged += report.unchanged;
        for (const auto& [term, times] : report.unmapped) {
            counts.terms[term] += times;
            counts.unmapped += times;
        }
        take_report(std::move(report));
        if (walked.lost)
            outcome_.report.problems.push_back(
                {true,
                 outcome_.feed.name,
                 0,
                 {},
                 {},
                 fmt::format(
                     "{} services of the list could not be read by themselves; they are tried again at the next run",
                     walked.lost)});
    }

    /// The name of a page, for a person: the file is one of ours and soon gone; its number is the page's.
    std::string page_name(const std::string& file) const {
        const auto page = fs::path(file).stem().string();
        return fmt::format("{} page {}", outcome_.feed.name,
                           page.substr(std::min(page.find_first_not_of('0'), page.size())));
    }

    /// Problems of both passes are told, and the findings of the one that read more.
    void take_report(ImportReport report) {
        auto& told = outcome_.report;
        for (auto& problem : report.problems) problem.file = page_name(problem.file);
        for (auto& finding : report.findings)
            for (auto& listing : finding.list) listing.file = page_name(listing.file);
        report.problems.insert(report.problems.begin(), told.problems.begin(), told.problems.end());
        if (report.quality.listings >= told.quality.listings) told = std::move(report);
        else told.problems = std::move(report.problems);
    }

    Engine& engine_;
    FeedStore& book_;
    const Options& options_;
    bool accept_removals_;
    FeedClient asker_;
    std::string folder_;
    Outcome outcome_;
};

}  // namespace

Result<void> meet(Feed& feed, const Options& options) {
    auto limits = options.limits;
    limits.tries = tries_while_a_person_waits;
    FeedClient client(options.ask, options.clock, limits, feed.allow_private);
    return meet_with(feed, client);
}

Outcome run(Engine& engine, FeedStore& book, Feed feed, bool accept_removals, const Options& options) {
    return Run(engine, book, std::move(feed), accept_removals, options).run();
}

}  // namespace waymark::harvest
