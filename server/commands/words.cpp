// waymark words: how do changed words reach a running server?
#include <memory>
#include <ostream>

#include "search/engine_internals.h"
#include "server/commands/command_list.h"
#include "server/commands/program.h"

namespace waymark {
namespace {

struct WordsOptions {
    std::string data;
    bool json = false;
};

int run_reload(const WordsOptions& typed, const CommandContext& context) {
    auto engine = open_engine(typed.data, false, context);
    if (!engine) return exit_failed;
    if (const auto reloaded = internals_of(*engine).reload_words(); !reloaded)
        return report_error(reloaded.error(), context);
    context.out << (typed.json ? R"({"reloaded":true})" : "words reloaded") << '\n';
    return exit_good;
}

}  // namespace

Command words_command() {
    const auto typed = std::make_shared<WordsOptions>();
    return Command("words", "Look after the words that Waymark knows")
        .has(Command("reload", "Read changed files of content again; running servers follow by themselves")
                 .data(typed->data)
                 .json(typed->json)
                 .does([typed](const CommandContext& context) { return run_reload(*typed, context); }));
}

}  // namespace waymark
