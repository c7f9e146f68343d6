// waymark reindex: how is the index made anew from the store?
#include <memory>
#include <ostream>

#include "content/json/answer_writer.h"
#include "search/engine_rooms.h"
#include "server/commands/command_list.h"
#include "server/commands/program.h"
#include "server/commands/progress_line.h"

namespace waymark {
namespace {

struct Typed {
    std::string data;
    bool json = false;
};

int run_reindex(const Typed& typed, const Surroundings& surroundings) {
    auto engine = open_engine(typed.data, false, surroundings);
    if (!engine) return exit_failed;
    ProgressLine progress(surroundings);
    const auto built = internals_of(*engine).rebuild_index(progress.of("Indexing", Counted::listings));
    progress.end();
    if (!built) return tell(built.error(), surroundings);
    const auto listings = engine->status().searchable;
    if (typed.json) surroundings.out << AnswerWriter().begin_object().key("indexed").whole(static_cast<std::int64_t>(listings)).end_object().take() << '\n';
    else surroundings.out << "indexed " << listings << " listings\n";
    return exit_good;
}

}  // namespace

Command reindex_command() {
    const auto typed = std::make_shared<Typed>();
    return Command("reindex", "Build the index anew from the store while a server goes on answering")
        .data(typed->data)
        .json(typed->json)
        .does([typed](const Surroundings& surroundings) { return run_reindex(*typed, surroundings); });
}

}  // namespace waymark
