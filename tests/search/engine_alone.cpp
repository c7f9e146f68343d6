// How is an engine opened in tests that have search alone? Its index has no columns for lists.
#include "search/engine_internals.h"

namespace waymark {

Result<Engine> Engine::open(EngineOptions options) {
    auto internals = EngineInternals::open(std::move(options), {});
    if (!internals) return tl::unexpected(internals.error());
    return Engine(std::move(*internals));
}

}  // namespace waymark
