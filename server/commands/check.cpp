// waymark check: would this feed go in?
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <ostream>

#include "search/engine_internals.h"
#include "server/commands/command_list.h"
#include "server/commands/program.h"
#include "server/commands/progress_line.h"
#include "server/commands/report.h"
#include "server/import_report/report_file.h"
#include "waymark/import.h"

namespace waymark {
namespace {

/// A folder that is gone with its owner; empty `path` when it could not be made.
class PassingFolder {
public:
    PassingFolder() {
        std::error_code error;
        auto name = (std::filesystem::temp_directory_path(error) / "waymark-check-XXXXXX").string();
        if (!error && mkdtemp(name.data())) path = name;
    }
    ~PassingFolder() {
        std::error_code ignored;
        if (!path.empty()) std::filesystem::remove_all(path, ignored);
    }
    PassingFolder(const PassingFolder&) = delete;
    PassingFolder& operator=(const PassingFolder&) = delete;
    std::string path;
};

struct CheckOptions {
    std::string data;
    std::vector<std::string> files;
    ImportOptions options;
    std::string report_file;
    bool json = false;
};

int run_check(const CheckOptions& typed, const CommandContext& context) {
    if (!typed.report_file.empty())
        if (const auto fits = check_report_file(typed.report_file); !fits) return report_error(fits.error(), context);
    const PassingFolder passing;
    const auto& data = typed.data.empty() ? passing.path : typed.data;
    if (data.empty())
        return report_error({ErrorKind::storage, "There is no room for a folder in the temporary folder.", {}},
                            context);
    auto engine = open_engine(data, !typed.data.empty(), context);
    if (!engine) return exit_failed;
    auto options = typed.options;
    options.dry_run = true;
    ProgressLine progress(context);
    options.progress = progress.of("Checking", Counted::bytes);
    const auto report = import_feed(*engine, typed.files, options);
    progress.end();
    if (!report) return report_error(report.error(), context);
    const auto told = tell_report(
        *report,
        {internals_of(*engine).files(), fmt::format("{}", fmt::join(typed.files, ", ")), typed.report_file, typed.json},
        context);
    if (told != exit_good) return told;
    if (!typed.json) {
        // A guessed mapping is all that goes to standard output, so that it can be saved as it is.
        if (!report->guessed_map.empty()) bytes_out(context) << report->guessed_map;
        else
            context.out << fmt::format("checked {}: {} good, {} rejected\n", report->imported() + report->rejected,
                                       report->imported(), report->rejected);
    }
    return exit_code_of(*report);
}

}  // namespace

Command check_command() {
    const auto typed = std::make_shared<CheckOptions>();
    return Command("check", "Check feeds as import does, storing nothing")
        .option("--data", "DIR", typed->data, "Check with the words of this data directory")
        .option("--format", "F", typed->options.format, format_help())
        .option("--map", "FILE", typed->options.map, "File that says which column of a CSV is what")
        .option("--report", "FILE", typed->report_file, report_file_help)
        .json(typed->json, "Write the report as JSON")
        .words("FILE", typed->files, "Files or folders; - reads standard input")
        .does([typed](const CommandContext& context) { return run_check(*typed, context); });
}

}  // namespace waymark
