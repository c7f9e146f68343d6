// waymark export: how do listings get out again?
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <ostream>

#include "indexer/write/export.h"
#include "search/engine_internals.h"
#include "server/commands/command_list.h"
#include "server/commands/program.h"

namespace waymark {
namespace {

struct ExportOptions {
    std::string data, format = "oruk-json";
};

int run_export(const ExportOptions& typed, const CommandContext& context) {
    const auto& known = export_formats();
    if (std::find(known.begin(), known.end(), typed.format) == known.end())
        return report_error(
            {ErrorKind::bad_parameter,
             fmt::format("There is no format called {}. Use one of {}.", typed.format, fmt::join(known, ", ")),
             "format"},
            context);
    auto engine = open_engine(typed.data, true, context);
    if (!engine) return exit_failed;
    auto& internals = internals_of(*engine);
    auto& out = bytes_out(context);
    const auto written = export_listings(internals.store(), *internals.snapshot()->vocabulary, typed.format,
                                         [&](std::string_view bytes) {
                                             out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
                                             return out.good();
                                         });
    if (!written) return report_error(written.error(), context);
    out.flush();
    if (!out.good())
        return report_error({ErrorKind::storage, "Not everything could be written; is the disk full?", {}}, context);
    context.err << fmt::format("exported {} listings\n", *written);
    return exit_good;
}

}  // namespace

Command export_command() {
    const auto typed = std::make_shared<ExportOptions>();
    return Command("export", "Write all listings to standard output as a feed that import takes back")
        .data(typed->data)
        .option("--format", "F", typed->format, "oruk-json, oruk-xml, oruk-csv (a zip of tables) or csv (one table)")
        .does([typed](const CommandContext& context) { return run_export(*typed, context); });
}

}  // namespace waymark
