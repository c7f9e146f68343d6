// waymark import: how do listings get in?
#include <fmt/format.h>

#include <memory>
#include <ostream>

#include "content/store/feed_book.h"
#include "indexer/check/files.h"
#include "search/engine_rooms.h"
#include "server/commands/command_list.h"
#include "server/commands/program.h"
#include "server/commands/progress_line.h"
#include "server/commands/report.h"
#include "waymark/import.h"

namespace waymark {
namespace {

struct Typed {
    std::string data;
    std::vector<std::string> files;
    ImportOptions options;
    bool json = false;
};

/// The slug of a council that was named by its slug, its ONS code or its name; empty when we know none.
std::string council_slug(const Councils& councils, const std::string& typed) {
    if (const auto* council = councils.find(typed)) return council->slug;
    for (const auto& council : councils.all())
        if (council.gss == typed) return council.slug;
    const auto* council = councils.by_name(typed);
    return council ? council->slug : "";
}

bool is_named(const Typed& typed) { return !typed.options.source.empty() || !typed.options.council.empty(); }

/// Keeps how this feed fared, for `waymark report feeds` and `/metrics`.
Result<void> keep_report(const Typed& typed, const ImportReport& report, const Surroundings& surroundings) {
    auto book = FeedBook::open(typed.data, false);
    if (!book) return tl::unexpected<Error>(book.error());
    FeedReport kept{surroundings.now_ms ? surroundings.now_ms() / 1000 : 0, report.added, report.changed, report.unchanged, report.rejected, report.withdrawn, 0, is_named(typed), report.unmapped};
    for (const auto& [term, times] : report.unmapped) kept.unmapped += times;
    return (*book)->put_report(feeds::source_name(typed.options, typed.files), kept);
}

int run_import(Typed typed, const Surroundings& surroundings) {
    auto engine = open_engine(typed.data, false, surroundings, MissingData::make);
    if (!engine) return exit_failed;
    if (!typed.options.council.empty()) {
        const auto slug = council_slug(*internals_of(*engine).snapshot()->councils, typed.options.council);
        if (slug.empty())
            return tell({ErrorKind::bad_parameter, "There is no council called " + typed.options.council + ". Use its short name, such as --council sunderland.", "council"}, surroundings);
        typed.options.council = slug;
    }
    if (is_named(typed)) {
        auto book = FeedBook::open(typed.data, false);
        if (!book) return tell(book.error(), surroundings);
        auto others = (*book)->named_sources(feeds::source_name(typed.options, typed.files));
        if (!others) return tell(others.error(), surroundings);
        typed.options.kept_apart = std::move(*others);
    }
    ProgressLine progress(surroundings);
    typed.options.progress = progress.of("Reading", Counted::bytes);
    typed.options.indexing = progress.of("Indexing", Counted::listings);
    const auto report = import_feed(*engine, typed.files, typed.options);
    progress.end();
    if (!report) return tell(report.error(), surroundings);
    if (!typed.options.dry_run)
        if (const auto kept = keep_report(typed, *report, surroundings); !kept) return tell(kept.error(), surroundings);
    if (typed.json) {
        surroundings.out << report_json(*report) << '\n';
        return exit_code_of(*report);
    }
    write_problems(surroundings.err, *report);
    write_summary(surroundings.err, *report);
    if (!report->guessed_map.empty()) surroundings.err << "\nThis is the guess:\n" << report->guessed_map;
    surroundings.out << fmt::format("imported {}: {} new, {} changed, {} unchanged, {} rejected\n", report->imported(), report->added,
                                    report->changed, report->unchanged, report->rejected);
    return exit_code_of(*report);
}

}  // namespace

Command import_command() {
    const auto typed = std::make_shared<Typed>();
    return Command("import", "Read feeds, check them, store and index what is good")
        .data(typed->data, "Data directory; made when it is missing")
        .option("--source", "NAME", typed->options.source, "Name of the feed (default: the council, else the file's name)")
        .option("--council", "CODE", typed->options.council, "Council that publishes it, such as sunderland")
        .option("--format", "F", typed->options.format, format_help())
        .option("--map", "FILE", typed->options.map, "File that says which column of a CSV is what; waymark check FILE.csv guesses one")
        .flag("--replace", typed->options.replace, "Take out of view what this source no longer lists")
        .flag("--dry-run", typed->options.dry_run, "Check only; store nothing")
        .json(typed->json, "Write the report as JSON")
        .words("FILE", typed->files, "Files or folders; - reads standard input")
        .does([typed](const Surroundings& surroundings) { return run_import(*typed, surroundings); });
}

}  // namespace waymark
