// waymark check: would this feed go in?
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <ostream>

#include "server/commands/command_list.h"
#include "server/commands/program.h"
#include "server/commands/progress_line.h"
#include "server/commands/report.h"
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

struct Typed {
    std::string data;
    std::vector<std::string> files;
    ImportOptions options;
    bool json = false;
};

int run_check(const Typed& typed, const Surroundings& surroundings) {
    const PassingFolder passing;
    const auto& data = typed.data.empty() ? passing.path : typed.data;
    if (data.empty()) return tell({ErrorKind::storage, "There is no room for a folder in the temporary folder.", {}}, surroundings);
    auto engine = open_engine(data, !typed.data.empty(), surroundings);
    if (!engine) return exit_failed;
    auto options = typed.options;
    options.dry_run = true;
    ProgressLine progress(surroundings);
    options.progress = progress.of("Checking", Counted::bytes);
    const auto report = import_feed(*engine, typed.files, options);
    progress.end();
    if (!report) return tell(report.error(), surroundings);
    if (typed.json) {
        surroundings.out << report_json(*report) << '\n';
    } else {
        write_problems(surroundings.err, *report);
        write_summary(surroundings.err, *report);
        // A guessed mapping is all that goes to standard output, so that it can be saved as it is.
        if (!report->guessed_map.empty()) bytes_out(surroundings) << report->guessed_map;
        else surroundings.out << fmt::format("checked {}: {} good, {} rejected\n", report->imported() + report->rejected, report->imported(), report->rejected);
    }
    return exit_code_of(*report);
}

}  // namespace

Command check_command() {
    const auto typed = std::make_shared<Typed>();
    return Command("check", "Check feeds as import does, storing nothing")
        .option("--data", "DIR", typed->data, "Check with the words of this data directory")
        .option("--format", "F", typed->options.format, format_help())
        .option("--map", "FILE", typed->options.map, "File that says which column of a CSV is what")
        .json(typed->json, "Write the report as JSON")
        .words("FILE", typed->files, "Files or folders; - reads standard input")
        .does([typed](const Surroundings& surroundings) { return run_check(*typed, surroundings); });
}

}  // namespace waymark
