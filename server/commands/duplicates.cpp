// waymark duplicates: which services stand in several feeds, and what does a person say about that?
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <map>
#include <memory>
#include <ostream>

#include "search/engine_rooms.h"
#include "server/commands/program.h"

namespace waymark {
namespace {

struct Typed {
    std::string data, first, second;
};

std::string in_words(const Store& store, const std::string& id) {
    const auto kept = store.get(id);
    if (!kept) return id + " (not there any more)";
    const auto& listing = kept->listing;
    std::string where;
    for (const auto& place : listing.places)
        if (where.empty() && !place.postcode.empty()) where = ", " + place.postcode;
    return fmt::format("{}  {}{} (from {}{})", id, listing.name, where, listing.source, kept->is_public() ? "" : ", out of view");
}

int run_list(const Typed& typed, const Surroundings& surroundings) {
    auto engine = open_engine(typed.data, false, surroundings);
    if (!engine) return exit_failed;
    auto& internals = internals_of(*engine);
    const auto twins = internals.duplicates().twins();
    if (!twins) return tell(twins.error(), surroundings);
    const auto decisions = internals.duplicates().decisions();
    if (!decisions) return tell(decisions.error(), surroundings);
    const std::map<std::string, std::vector<std::string>> shown(twins->hidden_of.begin(), twins->hidden_of.end());
    for (const auto& [id, hidden] : shown) {
        surroundings.out << "Shown:      " << in_words(internals.store(), id) << '\n';
        for (const auto& each : hidden) {
            bool by_hand = false;
            for (const auto& decision : *decisions) by_hand = by_hand || (decision.same && ((decision.first == id && decision.second == each) || (decision.first == each && decision.second == id)));
            surroundings.out << (by_hand ? "  You said: " : "  The same: ") << in_words(internals.store(), each) << '\n';
        }
    }
    for (const auto& decision : *decisions)
        if (!decision.same)
            surroundings.out << "You said that these are different:\n            " << in_words(internals.store(), decision.first) << "\n            " << in_words(internals.store(), decision.second) << '\n';
    surroundings.out << fmt::format("{} of {} listings stand behind another. If a pair is wrong: waymark duplicates different --data {} ID ID\n", twins->shown_of.size(),
                                    internals.store().count_public(), typed.data);
    return exit_good;
}

int run_decide(const Typed& typed, bool same, const Surroundings& surroundings) {
    auto engine = open_engine(typed.data, false, surroundings);
    if (!engine) return exit_failed;
    auto& internals = internals_of(*engine);
    if (const auto decided = internals.duplicates().decide({typed.first, typed.second, same}); !decided) return tell(decided.error(), surroundings);
    if (const auto level = internals.bring_index_up_to_date(); !level) return tell(level.error(), surroundings);
    if (same) surroundings.out << fmt::format("{} is now shown for both\n", typed.first);
    else surroundings.out << "both are now shown\n";
    return exit_good;
}

}  // namespace

void add_duplicates(CLI::App& program, const Surroundings& surroundings, int& exit_code) {
    auto typed = std::make_shared<Typed>();
    auto* duplicates = program.add_subcommand("duplicates", "Services that stand in several feeds and are shown once");
    duplicates->require_subcommand(1);
    const auto with_data = [&](const char* name, const char* what) {
        auto* command = duplicates->add_subcommand(name, what);
        command->add_option("--data", typed->data, "Data directory")->required()->type_name("DIR");
        return command;
    };
    with_data("list", "Say which listings are shown as one")->callback([typed, &surroundings, &exit_code] { exit_code = run_list(*typed, surroundings); });
    auto* same = with_data("same", "Say that two listings are the same service");
    same->add_option("SHOWN", typed->first, "Id of the listing that is shown for both")->required();
    same->add_option("HIDDEN", typed->second, "Id of the other one")->required();
    same->callback([typed, &surroundings, &exit_code] { exit_code = run_decide(*typed, true, surroundings); });
    auto* different = with_data("different", "Say that two listings are not the same service, whatever they look like");
    different->add_option("ID", typed->first, "Id of one listing")->required();
    different->add_option("OTHER", typed->second, "Id of the other one")->required();
    different->callback([typed, &surroundings, &exit_code] { exit_code = run_decide(*typed, false, surroundings); });
}

}  // namespace waymark
