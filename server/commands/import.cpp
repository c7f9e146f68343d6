// waymark import: how do listings get in?
#include <fmt/format.h>

#include <memory>
#include <ostream>

#include "content/store/feed_store.h"
#include "indexer/check/files.h"
#include "search/engine_internals.h"
#include "server/commands/command_list.h"
#include "server/commands/program.h"
#include "server/commands/progress_line.h"
#include "server/commands/report.h"
#include "server/harvest/feed_quality.h"
#include "server/import_report/report_file.h"
#include "waymark/import.h"

namespace waymark {
namespace {

struct ImportCommand {
    std::string data;
    std::vector<std::string> files;
    ImportOptions options;
    std::string report_file;
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

bool is_named(const ImportCommand& typed) { return !typed.options.source.empty() || !typed.options.council.empty(); }

/// Keeps how this feed fared, for `waymark report feeds` and `/metrics`.
Result<void> keep_report(Engine& engine, const ImportCommand& typed, const ImportReport& report,
                         const CommandContext& context) {
    auto book = FeedStore::open(typed.data, false);
    if (!book) return tl::unexpected<Error>(book.error());
    FeedReport kept{context.now_ms ? context.now_ms() / 1000 : 0,
                    report.added,
                    report.changed,
                    report.unchanged,
                    report.rejected,
                    report.withdrawn,
                    0,
                    is_named(typed),
                    report.unmapped};
    for (const auto& [term, times] : report.unmapped) kept.unmapped += times;
    const auto source = feeds::source_name(typed.options, typed.files);
    if (auto put = (*book)->put_report(source, kept); !put || !report.anything_read) return put;
    return keep_quality(engine, **book, source, kept.at, report);
}

int run_import(ImportCommand typed, const CommandContext& context) {
    if (!typed.report_file.empty())
        if (const auto fits = check_report_file(typed.report_file); !fits) return report_error(fits.error(), context);
    auto engine = open_engine(typed.data, false, context, MissingData::make);
    if (!engine) return exit_failed;
    if (!typed.options.council.empty()) {
        const auto slug = council_slug(*internals_of(*engine).snapshot()->councils, typed.options.council);
        if (slug.empty())
            return report_error({ErrorKind::bad_parameter,
                                 "There is no council called " + typed.options.council +
                                     ". Use its short name, such as --council sunderland.",
                                 "council"},
                                context);
        typed.options.council = slug;
    }
    if (is_named(typed)) {
        auto book = FeedStore::open(typed.data, false);
        if (!book) return report_error(book.error(), context);
        auto others = (*book)->named_sources(feeds::source_name(typed.options, typed.files));
        if (!others) return report_error(others.error(), context);
        typed.options.kept_apart = std::move(*others);
    }
    ProgressLine progress(context);
    typed.options.progress = progress.of("Reading", Counted::bytes);
    typed.options.indexing = progress.of("Indexing", Counted::listings);
    const auto report = import_feed(*engine, typed.files, typed.options);
    progress.end();
    if (!report) return report_error(report.error(), context);
    if (!typed.options.dry_run)
        if (const auto kept = keep_report(*engine, typed, *report, context); !kept)
            return report_error(kept.error(), context);
    const auto told = tell_report(
        *report,
        {internals_of(*engine).files(), fmt::format("{}", fmt::join(typed.files, ", ")), typed.report_file, typed.json},
        context);
    if (told != exit_good) return told;
    if (typed.json) return exit_code_of(*report);
    if (!report->guessed_map.empty()) context.err << "This is the guess:\n" << report->guessed_map;
    context.out << fmt::format("imported {}: {} new, {} changed, {} unchanged, {} rejected\n", report->imported(),
                               report->added, report->changed, report->unchanged, report->rejected);
    return exit_code_of(*report);
}

}  // namespace

Command import_command() {
    const auto typed = std::make_shared<ImportCommand>();
    return Command("import", "Read feeds, check them, store and index what is good")
        .data(typed->data, "Data directory; made when it is missing")
        .option("--source", "NAME", typed->options.source,
                "Name of the feed (default: the council, else the file's name)")
        .option("--council", "CODE", typed->options.council, "Council that publishes it, such as sunderland")
        .option("--format", "F", typed->options.format, format_help())
        .option("--map", "FILE", typed->options.map,
                "File that says which column of a CSV is what; waymark check FILE.csv guesses one")
        .flag("--replace", typed->options.replace, "Take out of view what this source no longer lists")
        .flag("--dry-run", typed->options.dry_run, "Check only; store nothing")
        .option("--report", "FILE", typed->report_file, report_file_help)
        .json(typed->json, "Write the report as JSON")
        .words("FILE", typed->files, "Files or folders; - reads standard input")
        .does([typed](const CommandContext& context) { return run_import(*typed, context); });
}

}  // namespace waymark
