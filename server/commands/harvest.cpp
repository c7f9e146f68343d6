// waymark harvest: how do listings come from other directories, and stay up to date?
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <ostream>
#include <thread>

#include "search/engine_rooms.h"
#include "server/commands/program.h"
#include "server/commands/report.h"
#include "server/harvest/harvest.h"
#include "server/uk_date.h"

namespace waymark {
namespace {

struct Typed {
    std::string data, source, council, licence, which;
    bool ours = false, allow_private = false, accept_removals = false, afresh = false, keep_listings = false;
};

constexpr std::size_t longest_name = 80;

harvest::Options options_of(const Surroundings& surroundings) {
    harvest::Options options;
    options.clock.now_ms = surroundings.now_ms ? surroundings.now_ms : [] { return std::int64_t{0}; };
    options.clock.wait = [](std::int64_t ms) {
        std::this_thread::sleep_for(std::chrono::milliseconds(ms));
        return true;
    };
    return options;
}

/// A name that can be a folder too.
bool is_name(const std::string& name) {
    return !name.empty() && name.size() <= longest_name && name.front() != '.' && name != "lock" &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") == std::string::npos;
}

/// The feed that was named by its name or its address.
Result<Feed> find_feed(FeedBook& book, const Typed& typed) {
    auto feeds = book.feeds();
    if (!feeds) return tl::unexpected<Error>(feeds.error());
    std::string names;
    for (auto& feed : *feeds) {
        names += (names.empty() ? "" : ", ") + feed.name;
        if (!typed.source.empty() ? feed.name == typed.source : feed.name == typed.which || feed.url == typed.which) return std::move(feed);
    }
    const auto& said = typed.source.empty() ? typed.which : typed.source;
    return fail(ErrorKind::not_found, fmt::format("There is no feed {}. {}", said, names.empty() ? "Add one with: waymark harvest add --data DIR URL" : "There are: " + names + "."));
}

const Council* find_council(const Councils& councils, const std::string& typed) {
    if (const auto* council = councils.find(typed)) return council;
    for (const auto& council : councils.all())
        if (council.gss == typed) return &council;
    return councils.by_name(typed);
}

/// An open data directory with its book of feeds.
struct Opened {
    std::optional<Engine> engine;
    std::unique_ptr<FeedBook> book;
};

/// Nothing when it cannot be opened, which has been told then.
std::optional<Opened> open_all(const Typed& typed, const Surroundings& surroundings) {
    Opened opened;
    opened.engine = open_engine(typed.data, false, surroundings);
    if (!opened.engine) return std::nullopt;
    auto book = FeedBook::open(typed.data, false);
    if (!book) return tell(book.error(), surroundings), std::nullopt;
    opened.book = std::move(*book);
    return opened;
}

int run_add(Typed typed, const Surroundings& surroundings) {
    const auto address = http::read_address(typed.which);
    if (!address) return tell(address.error(), surroundings);
    auto opened = open_all(typed, surroundings);
    if (!opened) return exit_failed;
    Feed feed;
    feed.url = typed.which;
    if (!typed.council.empty()) {
        const auto councils = internals_of(*opened->engine).snapshot()->councils;
        const auto* council = find_council(*councils, typed.council);
        if (!council) return tell({ErrorKind::bad_parameter, "There is no council called " + typed.council + ". Use its short name, such as --council sunderland.", "council"}, surroundings);
        feed.council = council->slug;
    }
    feed.name = !typed.source.empty() ? typed.source : !feed.council.empty() ? feed.council : address->host;
    if (!is_name(feed.name))
        return tell({ErrorKind::bad_parameter, "A feed's name has letters, digits, dots and dashes only, such as --source durham.", "source"}, surroundings);
    auto known = opened->book->feed(feed.name);
    if (!known) return tell(known.error(), surroundings);
    if (*known) return tell({ErrorKind::bad_parameter, fmt::format("There is a feed {} already ({}). Give this one another name with --source, or remove that one first.", feed.name, (*known)->url), "source"}, surroundings);
    feed.licence = typed.licence;
    feed.ours = typed.ours;
    feed.allow_private = typed.allow_private;
    if (const auto met = harvest::meet(feed, options_of(surroundings)); !met) return tell(met.error(), surroundings);
    const auto found = feed.listed;
    feed.listed = 0;   // what a roll call has seen
    if (const auto saved = opened->book->save(feed); !saved) return tell(saved.error(), surroundings);
    surroundings.out << fmt::format("added {}: Open Referral UK {} at {}, {} services. It is read within a minute by a running server, or now with: waymark harvest run --data {} {}\n",
                                    feed.name, feed.version, feed.services, found, typed.data, feed.name);
    return exit_good;
}

void tell_feed(const Feed& feed, const Councils& councils, const FeedReport* report, std::ostream& out) {
    const auto* council = councils.find(feed.council);
    out << fmt::format("{}: Open Referral UK {}, {}{}\n", feed.name, feed.version, feed.url, council ? ", for " + council->name : "");
    if (!feed.last_run) {
        out << "  It has not run yet.\n";
    } else if (feed.problem.empty()) {
        out << fmt::format("  Last run: {}. It went well.\n", uk_moment(feed.last_run));
    } else {
        out << fmt::format("  Last run: {}. It failed: {}\n", uk_moment(feed.last_run), feed.problem);
        if (feed.last_good) out << fmt::format("  Last good run: {}. What it brought is still shown.\n", uk_moment(feed.last_good));
        else out << "  It has had no good run yet.\n";
    }
    if (feed.last_full) out << fmt::format("  Its list had {} services on {}.\n", feed.listed, uk_moment(feed.last_full));
    if (report && feed.last_good)
        out << fmt::format("  The last good run brought {} new and {} changed; {} were the same, {} were refused, {} went out of view.\n", report->added, report->changed,
                           report->unchanged, report->rejected, report->withdrawn);
    if (!feed.pass.empty()) out << fmt::format("  A run that began {} is not finished; the next one goes on there.\n", uk_moment(feed.pass_started));
    if (feed.held) out << "  Held: " << feed.note << "\n";
    if (feed.next_run) out << fmt::format("  Next run while the server is on: {}.\n", uk_moment(feed.next_run));
}

int run_list(const Typed& typed, const Surroundings& surroundings) {
    auto opened = open_all(typed, surroundings);
    if (!opened) return exit_failed;
    auto feeds = opened->book->feeds();
    if (!feeds) return tell(feeds.error(), surroundings);
    auto reports = opened->book->reports();
    if (!reports) return tell(reports.error(), surroundings);
    if (feeds->empty()) surroundings.out << fmt::format("No other directory is harvested yet. Add one with: waymark harvest add --data {} URL\n", typed.data);
    for (const auto& feed : *feeds) {
        const auto report = reports->find(feed.name);
        tell_feed(feed, *internals_of(*opened->engine).snapshot()->councils, report == reports->end() ? nullptr : &report->second, surroundings.out);
    }
    return exit_good;
}

int run_run(const Typed& typed, const Surroundings& surroundings) {
    auto opened = open_all(typed, surroundings);
    if (!opened) return exit_failed;
    std::vector<Feed> feeds;
    if (typed.which.empty() && typed.source.empty()) {
        auto all = opened->book->feeds();
        if (!all) return tell(all.error(), surroundings);
        feeds = std::move(*all);
        if (typed.accept_removals && feeds.size() > 1) return tell({ErrorKind::bad_parameter, "Say whose removals are accepted: waymark harvest run --accept-removals NAME.", "NAME"}, surroundings);
        if (feeds.empty()) surroundings.out << fmt::format("No other directory is harvested yet. Add one with: waymark harvest add --data {} URL\n", typed.data);
    } else {
        auto feed = find_feed(*opened->book, typed);
        if (!feed) return tell(feed.error(), surroundings);
        feeds.push_back(std::move(*feed));
    }
    const harvest::HarvestLock lock(typed.data);
    if (!lock.held()) return tell({ErrorKind::busy, "Another harvest of this data directory is running. Try again when it is done.", {}}, surroundings);
    int exit_code = exit_good;
    for (const auto& feed : feeds) {
        if (typed.afresh)
            if (const auto forgotten = opened->book->forget_pages(feed.name); !forgotten) return tell(forgotten.error(), surroundings);
        auto outcome = harvest::run(*opened->engine, *opened->book, feed, typed.accept_removals, options_of(surroundings));
        ImportReport problems;
        problems.problems = std::move(outcome.problems);
        write_problems(surroundings.err, problems);
        const auto& counts = outcome.counts;
        if (!outcome.good) {
            surroundings.err << fmt::format("waymark: {}: {} What was there before stays.\n", feed.name, outcome.feed.problem);
            exit_code = exit_failed;
            continue;
        }
        surroundings.out << fmt::format("{}: harvested {}: {} new, {} changed, {} unchanged, {} rejected, {} withdrawn\n", feed.name, counts.added + counts.changed + counts.unchanged,
                                        counts.added, counts.changed, counts.unchanged, counts.rejected, counts.withdrawn);
        if (outcome.feed.held) surroundings.err << fmt::format("waymark: {}: {}\n", feed.name, outcome.feed.note);
        if ((counts.rejected || outcome.feed.held) && exit_code == exit_good) exit_code = exit_some_rejected;
    }
    return exit_code;
}

int run_remove(const Typed& typed, const Surroundings& surroundings) {
    auto opened = open_all(typed, surroundings);
    if (!opened) return exit_failed;
    const auto feed = find_feed(*opened->book, typed);
    if (!feed) return tell(feed.error(), surroundings);
    std::uint32_t withdrawn = 0;
    if (!typed.keep_listings) {
        const auto gone = internals_of(*opened->engine).store().withdraw_missing(feed->name, {});
        if (!gone) return tell(gone.error(), surroundings);
        withdrawn = gone->withdrawn;
    }
    if (const auto removed = opened->book->remove(feed->name); !removed) return tell(removed.error(), surroundings);
    if (const auto level = internals_of(*opened->engine).bring_index_up_to_date(); !level) return tell(level.error(), surroundings);
    surroundings.out << fmt::format("removed {}; {} of its listings were taken out of view\n", feed->name, withdrawn);
    return exit_good;
}

}  // namespace

void add_harvest(CLI::App& program, const Surroundings& surroundings, int& exit_code) {
    auto typed = std::make_shared<Typed>();
    auto* harvest = program.add_subcommand("harvest", "Take listings from other directories and keep them up to date");
    harvest->require_subcommand(1);
    const auto with_data = [&](const char* name, const char* what, int (*run)(const Typed&, const Surroundings&)) {
        auto* command = harvest->add_subcommand(name, what);
        command->add_option("--data", typed->data, "Data directory")->required()->type_name("DIR");
        command->callback([typed, run, &surroundings, &exit_code] { exit_code = run(*typed, surroundings); });
        return command;
    };
    auto* add = with_data("add", "Add an Open Referral UK directory; its version is found by asking", [](const Typed& t, const Surroundings& s) { return run_add(t, s); });
    add->add_option("--source", typed->source, "Name of the feed (default: the council, else the machine's name)")->type_name("NAME");
    add->add_option("--council", typed->council, "Council whose directory it is, such as sunderland")->type_name("CODE");
    add->add_option("--licence", typed->licence, "Licence of listings that do not state one")->type_name("TEXT");
    add->add_flag("--ours", typed->ours, "These are our own listings, not a neighbour's");
    add->add_flag("--allow-private", typed->allow_private, "Its machine may lie in a private network");
    add->add_option("URL", typed->which, "Address of its API, such as https://example.gov.uk/oruk/v3")->required();
    with_data("list", "Say which directories are harvested, and how they fare", &run_list);
    auto* run = with_data("run", "Read one directory now, or all of them", &run_run);
    run->add_option("--source", typed->source, "Name of the feed (default: all)")->type_name("NAME");
    run->add_flag("--accept-removals", typed->accept_removals, "Say yes: take out of view all that the feed no longer lists");
    run->add_flag("--afresh", typed->afresh, "Ask for everything, changed or not");
    run->add_option("NAME", typed->which, "Name or address of the feed");
    auto* remove = with_data("remove", "Stop reading a directory and take its listings out of view", &run_remove);
    remove->add_option("--source", typed->source, "Name of the feed")->type_name("NAME");
    remove->add_flag("--keep-listings", typed->keep_listings, "Leave its listings in view as they are");
    remove->add_option("NAME", typed->which, "Name or address of the feed");
}

}  // namespace waymark
