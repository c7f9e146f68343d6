// waymark import: how do listings get in?
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>
#include <ostream>

#include "content/store/feed_book.h"
#include "indexer/check/files.h"
#include "search/engine_rooms.h"
#include "server/commands/program.h"
#include "server/commands/report.h"
#include "waymark/import.h"

namespace waymark {
namespace {

struct Typed {
    std::string data;
    std::vector<std::string> files;
    ImportOptions options;
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
    auto engine = open_engine(typed.data, false, surroundings);
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
    typed.options.progress = progress_line(surroundings.err, surroundings.err_is_terminal, "Reading");
    typed.options.indexing = progress_line(surroundings.err, surroundings.err_is_terminal, "Indexing");
    const auto report = import_feed(*engine, typed.files, typed.options);
    end_progress(surroundings.err, surroundings.err_is_terminal);
    if (!report) return tell(report.error(), surroundings);
    if (!typed.options.dry_run)
        if (const auto kept = keep_report(typed, *report, surroundings); !kept) return tell(kept.error(), surroundings);
    write_problems(surroundings.err, *report);
    write_summary(surroundings.err, *report);
    if (!report->guessed_map.empty()) surroundings.err << "\nThis is the guess:\n" << report->guessed_map;
    surroundings.out << fmt::format("imported {}: {} new, {} changed, {} unchanged, {} rejected\n", report->imported(), report->added,
                                    report->changed, report->unchanged, report->rejected);
    return exit_code_of(*report);
}

}  // namespace

void add_import(CLI::App& program, const Surroundings& surroundings, int& exit_code) {
    auto typed = std::make_shared<Typed>();
    auto* command = program.add_subcommand("import", "Read feeds, check them, store and index what is good");
    command->add_option("--data", typed->data, "Data directory; made when it is missing")->required()->type_name("DIR");
    command->add_option("--source", typed->options.source, "Name of the feed (default: the council, else the file's name)")->type_name("NAME");
    command->add_option("--council", typed->options.council, "Council that publishes it, such as sunderland")->type_name("CODE");
    command->add_option("--format", typed->options.format, format_help())->type_name("F");
    command->add_option("--map", typed->options.map, "File that says which column of a CSV is what; waymark check FILE.csv guesses one")->type_name("FILE");
    command->add_flag("--replace", typed->options.replace, "Take out of view what this source no longer lists");
    command->add_flag("--dry-run", typed->options.dry_run, "Check only; store nothing");
    command->add_option("FILE", typed->files, "Files or folders; - reads standard input")->required();
    command->callback([typed, &surroundings, &exit_code] { exit_code = run_import(*typed, surroundings); });
}

}  // namespace waymark
