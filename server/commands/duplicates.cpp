// waymark duplicates: which services stand in several feeds, and what does a person say about that?
#include <fmt/format.h>

#include <map>
#include <memory>
#include <ostream>

#include "content/json/answer_writer.h"
#include "search/engine_internals.h"
#include "server/commands/command_list.h"
#include "server/commands/program.h"

namespace waymark {
namespace {

struct DuplicatesOptions {
    std::string data, first, second;
    bool json = false;
};

/// Whether a person said that the second listing is the same service as the shown one.
bool is_by_hand(const std::vector<DuplicateDecision>& decisions, const std::string& shown, const std::string& hidden) {
    for (const auto& decision : decisions)
        if (decision.same && ((decision.first == shown && decision.second == hidden) ||
                              (decision.first == hidden && decision.second == shown)))
            return true;
    return false;
}

std::string list_json(const std::map<std::string, std::vector<std::string>>& shown,
                      const std::vector<DuplicateDecision>& decisions) {
    AnswerWriter json;
    json.begin_object().key("same").begin_array();
    for (const auto& [id, hidden] : shown)
        for (const auto& each : hidden)
            json.begin_object()
                .key("shown")
                .text(id)
                .key("hidden")
                .text(each)
                .key("said_by_a_person")
                .boolean(is_by_hand(decisions, id, each))
                .end_object();
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
    return fmt::format("{}  {}{} (from {}{})", id, listing.name, where, listing.source,
                       kept->is_public() ? "" : ", out of view");
}

int run_list(const DuplicatesOptions& typed, const CommandContext& context) {
    auto engine = open_engine(typed.data, false, context);
    if (!engine) return exit_failed;
    auto& internals = internals_of(*engine);
    const auto duplicates = internals.duplicates().duplicate_map();
    if (!duplicates) return report_error(duplicates.error(), context);
    const auto decisions = internals.duplicates().decisions();
    if (!decisions) return report_error(decisions.error(), context);
    const std::map<std::string, std::vector<std::string>> shown(duplicates->duplicates_of.begin(),
                                                                duplicates->duplicates_of.end());
    if (typed.json) {
        context.out << list_json(shown, *decisions) << '\n';
        return exit_good;
    }
    for (const auto& [id, hidden] : shown) {
        context.out << "Shown:      " << in_words(internals.store(), id) << '\n';
        for (const auto& each : hidden) {
            context.out << (is_by_hand(*decisions, id, each) ? "  You said: " : "  The same: ")
                        << in_words(internals.store(), each) << '\n';
        }
    }
    for (const auto& decision : *decisions)
        if (!decision.same)
            context.out << "You said that these are different:\n            "
                        << in_words(internals.store(), decision.first) << "\n            "
                        << in_words(internals.store(), decision.second) << '\n';
    context.out << fmt::format(
        "{} of {} listings stand behind another. If a pair is wrong: waymark duplicates different --data {} ID ID\n",
        duplicates->canonical_of.size(), internals.store().count_public(), typed.data);
    return exit_good;
}

int run_decide(const DuplicatesOptions& typed, bool same, const CommandContext& context) {
    auto engine = open_engine(typed.data, false, context);
    if (!engine) return exit_failed;
    auto& internals = internals_of(*engine);
    if (const auto decided = internals.duplicates().decide({typed.first, typed.second, same}); !decided)
        return report_error(decided.error(), context);
    if (const auto level = internals.refresh_index(); !level) return report_error(level.error(), context);
    if (typed.json)
        context.out << AnswerWriter()
                           .begin_object()
                           .key(same ? Key("shown") : Key("different"))
                           .text(typed.first)
                           .key(same ? Key("hidden") : Key("from"))
                           .text(typed.second)
                           .end_object()
                           .take()
                    << '\n';
    else if (same) context.out << fmt::format("{} is now shown for both\n", typed.first);
    else context.out << "both are now shown\n";
    return exit_good;
}

}  // namespace

Command duplicates_command() {
    const auto typed = std::make_shared<DuplicatesOptions>();
    const auto decide = [typed](bool same) {
        return [typed, same](const CommandContext& context) { return run_decide(*typed, same, context); };
    };
    return Command("duplicates", "Services that stand in several feeds and are shown once")
        .has(Command("list", "Say which listings are shown as one")
                 .data(typed->data)
                 .json(typed->json)
                 .does([typed](const CommandContext& context) { return run_list(*typed, context); }))
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
