// waymark reindex: how is the index made anew from the store?
#include <memory>
#include <ostream>

#include "content/json/answer_writer.h"
#include "search/engine_internals.h"
#include "server/commands/command_list.h"
#include "server/commands/program.h"
#include "server/commands/progress_line.h"

namespace waymark {
namespace {

struct ReindexOptions {
    std::string data;
    bool json = false;
};

int run_reindex(const ReindexOptions& typed, const CommandContext& context) {
    auto engine = open_engine(typed.data, false, context);
    if (!engine) return exit_failed;
    ProgressLine progress(context);
    const auto built = internals_of(*engine).rebuild_index(progress.of("Indexing", Counted::listings));
    progress.end();
    if (!built) return report_error(built.error(), context);
    const auto listings = engine->status().searchable;
    if (typed.json)
        context.out << AnswerWriter()
                           .begin_object()
                           .key("indexed")
                           .whole(static_cast<std::int64_t>(listings))
                           .end_object()
                           .take()
                    << '\n';
    else context.out << "indexed " << listings << " listings\n";
    return exit_good;
}

}  // namespace

Command reindex_command() {
    const auto typed = std::make_shared<ReindexOptions>();
    return Command("reindex", "Build the index anew from the store while a server goes on answering")
        .data(typed->data)
        .json(typed->json)
        .does([typed](const CommandContext& context) { return run_reindex(*typed, context); });
}

}  // namespace waymark
