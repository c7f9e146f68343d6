// waymark words: how do changed words reach a running server?
#include <memory>
#include <ostream>

#include "search/engine_rooms.h"
#include "server/commands/command_list.h"
#include "server/commands/program.h"

namespace waymark {
namespace {

struct Typed {
    std::string data;
    bool json = false;
};

int run_reload(const Typed& typed, const Surroundings& surroundings) {
    auto engine = open_engine(typed.data, false, surroundings);
    if (!engine) return exit_failed;
    if (const auto reloaded = internals_of(*engine).reload_words(); !reloaded) return tell(reloaded.error(), surroundings);
    surroundings.out << (typed.json ? R"({"reloaded":true})" : "words reloaded") << '\n';
    return exit_good;
}

}  // namespace

Command words_command() {
    const auto typed = std::make_shared<Typed>();
    return Command("words", "Look after the words that Waymark knows")
        .has(Command("reload", "Read changed files of content again; running servers follow by themselves")
                 .data(typed->data)
                 .json(typed->json)
                 .does([typed](const Surroundings& surroundings) { return run_reload(*typed, surroundings); }));
}

}  // namespace waymark
