// waymark reindex: how is the index made anew from the store?
#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>

#include "search/engine_rooms.h"
#include "server/commands/program.h"
#include "server/commands/report.h"

namespace waymark {
namespace {

int run_reindex(const std::string& data, const Surroundings& surroundings) {
    auto engine = open_engine(data, false, surroundings);
    if (!engine) return exit_failed;
    const auto built = internals_of(*engine).rebuild_index(progress_line(surroundings.err, surroundings.err_is_terminal, "Indexing"));
    end_progress(surroundings.err, surroundings.err_is_terminal);
    if (!built) return tell(built.error(), surroundings);
    surroundings.out << "indexed " << engine->status().searchable << " listings\n";
    return exit_good;
}

}  // namespace

void add_reindex(CLI::App& program, const Surroundings& surroundings, int& exit_code) {
    auto data = std::make_shared<std::string>();
    auto* command = program.add_subcommand("reindex", "Build the index anew from the store while a server goes on answering");
    command->add_option("--data", *data, "Data directory")->required()->type_name("DIR");
    command->callback([data, &surroundings, &exit_code] { exit_code = run_reindex(*data, surroundings); });
}

}  // namespace waymark
