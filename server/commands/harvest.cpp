// waymark harvest: how do listings come from other directories, and stay up to date?
#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <ostream>
#include <thread>

#include "content/json/answer_writer.h"
#include "search/engine_internals.h"
#include "server/commands/command_list.h"
#include "server/commands/program.h"
#include "server/commands/report.h"
#include "server/harvest/harvest.h"
#include "server/import_report/report_file.h"
#include "server/site/uk_date.h"

namespace waymark {
namespace {

struct HarvestOptions {
    std::string data, source, council, licence, which, report_file;
    bool ours = false, allow_private = false, accept_removals = false, afresh = false, keep_listings = false,
         json = false;
};

constexpr std::size_t longest_name = 80;

harvest::Options options_of(const CommandContext& context) {
    harvest::Options options;
    options.clock.now_ms = context.now_ms ? context.now_ms : [] { return std::int64_t{0}; };
    options.clock.wait = [](std::int64_t ms) {
        std::this_thread::sleep_for(std::chrono::milliseconds(ms));
        return true;
    };
    return options;
}

/// A name that can be a folder too.
bool is_name(const std::string& name) {
    return !name.empty() && name.size() <= longest_name && name.front() != '.' && name != "lock" &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") ==
               std::string::npos;
}

/// The feed that was named by its name or its address.
Result<Feed> find_feed(FeedStore& book, const HarvestOptions& typed) {
    auto feeds = book.feeds();
    if (!feeds) return tl::unexpected<Error>(feeds.error());
    std::string names;
    for (auto& feed : *feeds) {
        names += (names.empty() ? "" : ", ") + feed.name;
        if (!typed.source.empty() ? feed.name == typed.source : feed.name == typed.which || feed.url == typed.which)
            return std::move(feed);
    }
    const auto& said = typed.source.empty() ? typed.which : typed.source;
    return fail(ErrorKind::not_found, fmt::format("There is no feed {}. {}", said,
                                                  names.empty() ? "Add one with: waymark harvest add --data DIR URL"
                                                                : "There are: " + names + "."));
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
    std::unique_ptr<FeedStore> book;
};

/// Nothing when it cannot be opened, which has been told then.
std::optional<Opened> open_all(const HarvestOptions& typed, const CommandContext& context,
                               MissingData missing = MissingData::refuse) {
    Opened opened;
    opened.engine = open_engine(typed.data, false, context, missing);
    if (!opened.engine) return std::nullopt;
    auto book = FeedStore::open(typed.data, false);
    if (!book) return report_error(book.error(), context), std::nullopt;
    opened.book = std::move(*book);
    return opened;
}

void write_counts(const FeedReport& counts, AnswerWriter& json) {
    json.begin_object()
        .key("new")
        .whole(counts.added)
        .key("changed")
        .whole(counts.changed)
        .key("unchanged")
        .whole(counts.unchanged);
    json.key("rejected").whole(counts.rejected).key("withdrawn").whole(counts.withdrawn).end_object();
}

void write_feed(const Feed& feed, const FeedReport* report, AnswerWriter& json) {
    const auto moment = [&](const Key& key, std::int64_t at) { json.key(key).text_or_null(at ? utc_moment(at) : ""); };
    json.begin_object()
        .key("name")
        .text(feed.name)
        .key("url")
        .text(feed.url)
        .key("version")
        .text(feed.version)
        .key("council")
        .text_or_null(feed.council);
    json.key("ours").boolean(feed.ours).key("listed").whole(feed.listed).key("held").whole(feed.held);
    moment("last_run", feed.last_run);
    moment("last_good_run", feed.last_good);
    moment("last_full_run", feed.last_full);
    moment("next_run", feed.next_run);
    json.key("problem").text_or_null(feed.problem).key("note").text_or_null(feed.note).key("last_good_counts");
    if (report) write_counts(*report, json);
    else json.null();
    json.end_object();
}

int run_add(HarvestOptions typed, const CommandContext& context) {
    const auto address = http::read_address(typed.which);
    if (!address) return report_error(address.error(), context);
    auto opened = open_all(typed, context, MissingData::make);
    if (!opened) return exit_failed;
    Feed feed;
    feed.url = typed.which;
    if (!typed.council.empty()) {
        const auto councils = internals_of(*opened->engine).snapshot()->councils;
        const auto* council = find_council(*councils, typed.council);
        if (!council)
            return report_error(
                {ErrorKind::bad_parameter,
                 "There is no council called " + typed.council + ". Use its short name, such as --council sunderland.",
                 "council"},
                context);
        feed.council = council->slug;
    }
    feed.name = !typed.source.empty() ? typed.source : !feed.council.empty() ? feed.council : address->host;
    if (!is_name(feed.name))
        return report_error(
            {ErrorKind::bad_parameter,
             "A feed's name has letters, digits, dots and dashes only, such as --source durham.", "source"},
            context);
    auto known = opened->book->feed(feed.name);
    if (!known) return report_error(known.error(), context);
    if (*known)
        return report_error(
            {ErrorKind::bad_parameter,
             fmt::format(
                 "There is a feed {} already ({}). Give this one another name with --source, or remove that one first.",
                 feed.name, (*known)->url),
             "source"},
            context);
    feed.licence = typed.licence;
    feed.ours = typed.ours;
    feed.allow_private = typed.allow_private;
    if (const auto met = harvest::meet(feed, options_of(context)); !met) return report_error(met.error(), context);
    const auto found = feed.listed;
    feed.listed = 0;  // what a roll call has seen
    if (const auto saved = opened->book->save(feed); !saved) return report_error(saved.error(), context);
    if (typed.json) {
        AnswerWriter json;
        feed.listed = found;
        write_feed(feed, nullptr, json);
        context.out << json.take() << '\n';
        return exit_good;
    }
    context.out << fmt::format(
        "added {}: Open Referral UK {} at {}, {} services. It is read within a minute by a running server, or now with: waymark harvest run --data {} {}\n",
        feed.name, feed.version, feed.services, found, typed.data, feed.name);
    return exit_good;
}

void tell_feed(const Feed& feed, const Councils& councils, const FeedReport* report, std::ostream& out) {
    const auto* council = councils.find(feed.council);
    out << fmt::format("{}: Open Referral UK {}, {}{}\n", feed.name, feed.version, feed.url,
                       council ? ", for " + council->name : "");
    if (!feed.last_run) {
        out << "  It has not run yet.\n";
    } else if (feed.problem.empty() && !feed.note.empty() && !feed.held) {
        out << fmt::format("  Last run: {}. {}\n", uk_moment(feed.last_run), feed.note);
    } else if (feed.problem.empty()) {
        out << fmt::format("  Last run: {}. It went well.\n", uk_moment(feed.last_run));
    } else {
        out << fmt::format("  Last run: {}. It failed: {}\n", uk_moment(feed.last_run), feed.problem);
        if (feed.last_good)
            out << fmt::format("  Last good run: {}. What it brought is still shown.\n", uk_moment(feed.last_good));
        else out << "  It has had no good run yet.\n";
    }
    if (feed.last_full)
        out << fmt::format("  Its list had {} services on {}.\n", feed.listed, uk_moment(feed.last_full));
    if (report && feed.last_good)
        out << fmt::format(
            "  The last good run brought {} new and {} changed; {} were the same, {} were refused, {} went out of view.\n",
            report->added, report->changed, report->unchanged, report->rejected, report->withdrawn);
    if (!feed.pass.empty())
        out << fmt::format("  A run that began {} is not finished; the next one goes on there.\n",
                           uk_moment(feed.pass_started));
    if (feed.held) out << "  Held: " << feed.note << "\n";
    if (feed.next_run) out << fmt::format("  Next run while the server is on: {}.\n", uk_moment(feed.next_run));
}

int run_list(const HarvestOptions& typed, const CommandContext& context) {
    auto opened = open_all(typed, context);
    if (!opened) return exit_failed;
    auto feeds = opened->book->feeds();
    if (!feeds) return report_error(feeds.error(), context);
    auto reports = opened->book->reports();
    if (!reports) return report_error(reports.error(), context);
    if (typed.json) {
        AnswerWriter json;
        json.begin_array();
        for (const auto& feed : *feeds) {
            const auto report = reports->find(feed.name);
            write_feed(feed, report == reports->end() || !feed.last_good ? nullptr : &report->second, json);
        }
        context.out << json.end_array().take() << '\n';
        return exit_good;
    }
    if (feeds->empty())
        context.out << fmt::format(
            "No other directory is harvested yet. Add one with: waymark harvest add --data {} URL\n", typed.data);
    for (const auto& feed : *feeds) {
        const auto report = reports->find(feed.name);
        tell_feed(feed, *internals_of(*opened->engine).snapshot()->councils,
                  report == reports->end() ? nullptr : &report->second, context.out);
    }
    return exit_good;
}

/// How one run of a feed went.
void write_run(const harvest::Outcome& outcome, AnswerWriter& json) {
    json.begin_object()
        .key("name")
        .text(outcome.feed.name)
        .key("good")
        .boolean(outcome.good)
        .key("problem")
        .text_or_null(outcome.feed.problem);
    json.key("note").text_or_null(outcome.feed.note).key("held").whole(outcome.feed.held);
    write_counts(outcome.counts, json.key("counts"));
    json.end_object();
}

int run_run(const HarvestOptions& typed, const CommandContext& context) {
    if (!typed.report_file.empty())
        if (const auto fits = check_report_file(typed.report_file); !fits) return report_error(fits.error(), context);
    auto opened = open_all(typed, context);
    if (!opened) return exit_failed;
    std::vector<Feed> feeds;
    if (typed.which.empty() && typed.source.empty()) {
        auto all = opened->book->feeds();
        if (!all) return report_error(all.error(), context);
        feeds = std::move(*all);
        if (typed.accept_removals && feeds.size() > 1)
            return report_error(
                {ErrorKind::bad_parameter,
                 "Say whose removals are accepted: waymark harvest run --accept-removals NAME.", "NAME"},
                context);
        if (!typed.report_file.empty() && feeds.size() > 1)
            return report_error(
                {ErrorKind::bad_parameter,
                 "A report is about one directory. Say which: waymark harvest run --report FILE NAME.", "NAME"},
                context);
        if (feeds.empty() && !typed.json)
            context.out << fmt::format(
                "No other directory is harvested yet. Add one with: waymark harvest add --data {} URL\n", typed.data);
    } else {
        auto feed = find_feed(*opened->book, typed);
        if (!feed) return report_error(feed.error(), context);
        feeds.push_back(std::move(*feed));
    }
    const auto lease = internals_of(*opened->engine).store().take(LeaseFor::harvest, Leases::Wait::no);
    if (!lease) return report_error(lease.error(), context);
    if (!*lease)
        return report_error(
            {ErrorKind::busy, "Another harvest of this data directory is running. Try again when it is done.", {}},
            context);
    int exit_code = exit_good;
    AnswerWriter json;
    json.begin_array();
    for (const auto& feed : feeds) {
        if (typed.afresh)
            if (const auto forgotten = opened->book->forget_pages(feed.name); !forgotten)
                return report_error(forgotten.error(), context);
        auto outcome = harvest::run(*opened->engine, *opened->book, feed, typed.accept_removals, options_of(context));
        if (feeds.size() > 1 && context.err_is_terminal) context.err << feed.name << ":\n";
        const auto told = tell_report(
            outcome.report, {internals_of(*opened->engine).files(), feed.name, typed.report_file, false}, context);
        if (told != exit_good) return told;
        const auto& counts = outcome.counts;
        if (typed.json) {
            write_run(outcome, json);
        } else if (outcome.good) {
            context.out << fmt::format(
                "{}: harvested {}: {} new, {} changed, {} unchanged, {} rejected, {} withdrawn\n", feed.name,
                counts.added + counts.changed + counts.unchanged, counts.added, counts.changed, counts.unchanged,
                counts.rejected, counts.withdrawn);
        }
        if (!outcome.good) {
            context.err << fmt::format("waymark: {}: {} What was there before stays.\n", feed.name,
                                       outcome.feed.problem);
            exit_code = exit_failed;
            continue;
        }
        if (!outcome.feed.note.empty()) context.err << fmt::format("waymark: {}: {}\n", feed.name, outcome.feed.note);
        if ((counts.rejected || outcome.feed.held || !outcome.feed.note.empty()) && exit_code == exit_good)
            exit_code = exit_some_rejected;
    }
    if (typed.json) context.out << json.end_array().take() << '\n';
    return exit_code;
}

int run_remove(const HarvestOptions& typed, const CommandContext& context) {
    auto opened = open_all(typed, context);
    if (!opened) return exit_failed;
    const auto feed = find_feed(*opened->book, typed);
    if (!feed) return report_error(feed.error(), context);
    std::uint32_t withdrawn = 0;
    if (!typed.keep_listings) {
        const auto gone = internals_of(*opened->engine).store().withdraw_missing(feed->name, {});
        if (!gone) return report_error(gone.error(), context);
        withdrawn = gone->withdrawn;
    }
    if (const auto removed = opened->book->remove(feed->name); !removed) return report_error(removed.error(), context);
    if (const auto level = internals_of(*opened->engine).refresh_index(); !level)
        return report_error(level.error(), context);
    if (typed.json)
        context.out << AnswerWriter()
                           .begin_object()
                           .key("removed")
                           .text(feed->name)
                           .key("withdrawn")
                           .whole(withdrawn)
                           .end_object()
                           .take()
                    << '\n';
    else context.out << fmt::format("removed {}; {} of its listings were taken out of view\n", feed->name, withdrawn);
    return exit_good;
}

}  // namespace

Command harvest_command() {
    const auto typed = std::make_shared<HarvestOptions>();
    return Command("harvest", "Take listings from other directories and keep them up to date")
        .has(Command("add", "Add an Open Referral UK directory; its version is found by asking")
                 .data(typed->data)
                 .json(typed->json)
                 .option("--source", "NAME", typed->source,
                         "Name of the feed (default: the council, else the machine's name)")
                 .option("--council", "CODE", typed->council, "Council whose directory it is, such as sunderland")
                 .option("--licence", "TEXT", typed->licence, "Licence of listings that do not state one")
                 .flag("--ours", typed->ours, "These are our own listings, not a neighbour's")
                 .flag("--allow-private", typed->allow_private, "Its machine may lie in a private network")
                 .word("URL", typed->which, "Address of its API, such as https://example.gov.uk/oruk/v3")
                 .does([typed](const CommandContext& context) { return run_add(*typed, context); }))
        .has(Command("list", "Say which directories are harvested, and how they fare")
                 .data(typed->data)
                 .json(typed->json)
                 .does([typed](const CommandContext& context) { return run_list(*typed, context); }))
        .has(Command("run", "Read one directory now, or all of them")
                 .data(typed->data)
                 .json(typed->json)
                 .option("--source", "NAME", typed->source, "Name of the feed (default: all)")
                 .flag("--accept-removals", typed->accept_removals,
                       "Say yes: take out of view all that the feed no longer lists")
                 .flag("--afresh", typed->afresh, "Ask for everything, changed or not")
                 .option("--report", "FILE", typed->report_file, report_file_help)
                 .word("NAME", typed->which, "Name or address of the feed", false)
                 .does([typed](const CommandContext& context) { return run_run(*typed, context); }))
        .has(Command("remove", "Stop reading a directory and take its listings out of view")
                 .data(typed->data)
                 .json(typed->json)
                 .option("--source", "NAME", typed->source, "Name of the feed")
                 .flag("--keep-listings", typed->keep_listings, "Leave its listings in view as they are")
                 .word("NAME", typed->which, "Name or address of the feed", false)
                 .does([typed](const CommandContext& context) { return run_remove(*typed, context); }));
}

}  // namespace waymark
