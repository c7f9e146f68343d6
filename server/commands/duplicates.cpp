// waymark duplicates: which services stand in several feeds, and what does a person say about that?
#include <fmt/format.h>

#include <map>
#include <memory>
#include <ostream>

#include "content/json/answer_writer.h"
#include "search/engine_rooms.h"
#include "server/commands/command_list.h"
#include "server/commands/program.h"

namespace waymark {
namespace {

struct Typed {
    std::string data, first, second;
    bool json = false;
};

/// Whether a person said that the second listing is the same service as the shown one.
bool is_by_hand(const std::vector<DuplicateDecision>& decisions, const std::string& shown, const std::string& hidden) {
    for (const auto& decision : decisions)
        if (decision.same && ((decision.first == shown && decision.second == hidden) || (decision.first == hidden && decision.second == shown))) return true;
    return false;
}

std::string list_json(const std::map<std::string, std::vector<std::string>>& shown, const std::vector<DuplicateDecision>& decisions) {
    AnswerWriter json;
    json.begin_object().key("same").begin_array();
    for (const auto& [id, hidden] : shown)
        for (const auto& each : hidden) json.begin_object().key("shown").text(id).key("hidden").text(each).key("said_by_a_person").boolean(is_by_hand(decisions, id, each)).end_object();
    json.end_array().key("different").begin_array();
    for (const auto& decision : decisions)
        if (!decision.same) json.begin_array().text(decision.first).text(decision.second).end_array();
    return json.end_array().end_object().take();
}

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
    if (typed.json) {
        surroundings.out << list_json(shown, *decisions) << '\n';
        return exit_good;
    }
    for (const auto& [id, hidden] : shown) {
        surroundings.out << "Shown:      " << in_words(internals.store(), id) << '\n';
        for (const auto& each : hidden) {
            surroundings.out << (is_by_hand(*decisions, id, each) ? "  You said: " : "  The same: ") << in_words(internals.store(), each) << '\n';
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
    if (typed.json) surroundings.out << AnswerWriter().begin_object().key(same ? Key("shown") : Key("different")).text(typed.first).key(same ? Key("hidden") : Key("from")).text(typed.second).end_object().take() << '\n';
    else if (same) surroundings.out << fmt::format("{} is now shown for both\n", typed.first);
    else surroundings.out << "both are now shown\n";
    return exit_good;
}

}  // namespace

Command duplicates_command() {
    const auto typed = std::make_shared<Typed>();
    const auto decide = [typed](bool same) { return [typed, same](const Surroundings& surroundings) { return run_decide(*typed, same, surroundings); }; };
    return Command("duplicates", "Services that stand in several feeds and are shown once")
        .has(Command("list", "Say which listings are shown as one")
                 .data(typed->data)
                 .json(typed->json)
                 .does([typed](const Surroundings& surroundings) { return run_list(*typed, surroundings); }))
        .has(Command("same", "Say that two listings are the same service")
                 .data(typed->data)
                 .json(typed->json)
                 .word("SHOWN", typed->first, "Id of the listing that is shown for both")
                 .word("HIDDEN", typed->second, "Id of the other one")
                 .does(decide(true)))
        .has(Command("different", "Say that two listings are not the same service, whatever they look like")
                 .data(typed->data)
                 .json(typed->json)
                 .word("ID", typed->first, "Id of one listing")
                 .word("OTHER", typed->second, "Id of the other one")
                 .does(decide(false)));
}

}  // namespace waymark
