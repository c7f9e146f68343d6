// waymark places: how do we learn where postcodes are?
#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>

#include "content/places/places.h"
#include "search/engine_rooms.h"
#include "server/commands/program.h"

namespace waymark {
namespace {

struct Typed {
    std::string data, file;
};

int run_import(const Typed& typed, const Surroundings& surroundings) {
    auto engine = open_engine(typed.data, false, surroundings);
    if (!engine) return exit_failed;
    const auto rows = import_places(typed.data, typed.file);
    if (!rows) return tell(rows.error(), surroundings);
    if (const auto reloaded = internals_of(*engine).reload_words(); !reloaded) return tell(reloaded.error(), surroundings);
    surroundings.out << "imported " << *rows << " places\n";
    return exit_good;
}

}  // namespace

void add_places(CLI::App& program, const Surroundings& surroundings, int& exit_code) {
    auto typed = std::make_shared<Typed>();
    auto* places = program.add_subcommand("places", "Teach Waymark where places are");
    places->require_subcommand(1);
    auto* command = places->add_subcommand("import", "Read a table of postcodes (ONS Postcode Directory, Code-Point Open, or postcode,lat,lon)");
    command->add_option("--data", typed->data, "Data directory")->required()->type_name("DIR");
    command->add_option("FILE", typed->file, "The table, as CSV")->required();
    command->callback([typed, &surroundings, &exit_code] { exit_code = run_import(*typed, surroundings); });
}

}  // namespace waymark
