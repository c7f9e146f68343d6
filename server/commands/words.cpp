// waymark words: how do changed words reach a running server?
#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>

#include "search/engine_rooms.h"
#include "server/commands/program.h"

namespace waymark {
namespace {

int run_reload(const std::string& data, const Surroundings& surroundings) {
    auto engine = open_engine(data, false, surroundings);
    if (!engine) return exit_failed;
    if (const auto reloaded = internals_of(*engine).reload_words(); !reloaded) return tell(reloaded.error(), surroundings);
    surroundings.out << "words reloaded\n";
    return exit_good;
}

}  // namespace

void add_words(CLI::App& program, const Surroundings& surroundings, int& exit_code) {
    auto data = std::make_shared<std::string>();
    auto* words = program.add_subcommand("words", "Look after the words that Waymark knows");
    words->require_subcommand(1);
    auto* command = words->add_subcommand("reload", "Read changed files of content again; running servers follow by themselves");
    command->add_option("--data", *data, "Data directory")->required()->type_name("DIR");
    command->callback([data, &surroundings, &exit_code] { exit_code = run_reload(*data, surroundings); });
}

}  // namespace waymark
