// waymark places: how do we learn where postcodes are?
#include <memory>
#include <ostream>

#include "content/places/import_places.h"
#include "content/places/postcode.h"
#include "search/engine_internals.h"
#include "server/commands/command_list.h"
#include "server/commands/program.h"

namespace waymark {
namespace {

struct PlacesOptions {
    std::string data, file;
    bool json = false;
};

int run_import(const PlacesOptions& typed, const CommandContext& context) {
    auto engine = open_engine(typed.data, false, context);
    if (!engine) return exit_failed;
    const auto rows = import_places(typed.data, typed.file);
    if (!rows) return report_error(rows.error(), context);
    if (const auto reloaded = internals_of(*engine).reload_words(); !reloaded)
        return report_error(reloaded.error(), context);
    if (typed.json) context.out << R"({"places":)" << *rows << "}\n";
    else context.out << "imported " << *rows << " places\n";
    return exit_good;
}

}  // namespace

Command places_command() {
    const auto typed = std::make_shared<PlacesOptions>();
    return Command("places", "Teach Waymark where places are")
        .has(Command("import",
                     "Read a table of postcodes (ONS Postcode Directory, Code-Point Open, or postcode,lat,lon)")
                 .data(typed->data)
                 .json(typed->json)
                 .word("FILE", typed->file, "The table, as CSV")
                 .does([typed](const CommandContext& context) { return run_import(*typed, context); }));
}

}  // namespace waymark
