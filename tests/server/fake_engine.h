// What does an engine do that only says what the test told it to?
#pragma once

#include <functional>
#include <map>
#include <string>

#include "waymark/engine.h"

namespace waymark::test {

/// What the fake engines of this program answer. Set it before the call; one test at a time.
struct FakeEngine {
    std::uint64_t generation = 7;
    std::function<Result<Answer>(const SearchRequest&)> search;
    std::function<Understanding(const std::string&)> interpret;
    std::function<std::vector<Suggestion>(const std::string&)> suggest;
    std::map<std::string, Listing> listings;
    int searches = 0;  ///< how often it was asked
};

/// An engine that answers what `fake` says; `fake` outlives it.
Engine engine_of(FakeEngine& fake);

}  // namespace waymark::test
