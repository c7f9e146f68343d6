// What does an engine need besides search when a program opens it? (composition of the library)
#include "indexer/write/list_facts.h"
#include "search/engine_internals.h"

namespace waymark {

Result<Engine> Engine::open(EngineOptions options) {
    auto internals = EngineInternals::open(std::move(options), feeds::open_referral::list_facts);
    if (!internals) return tl::unexpected(internals.error());
    return Engine(std::move(*internals));
}

}  // namespace waymark
