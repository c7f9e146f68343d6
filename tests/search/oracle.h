// What would somebody find who looks at every listing, one at a time, with the contract in hand?
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "content/words/vocabulary.h"
#include "waymark/query.h"

namespace waymark::test {

struct OracleAnswer {
    std::vector<std::string> ids;                                          ///< every match, in order; empty for relevance with words
    std::uint32_t total = 0, total_stated = 0;
    std::map<std::string, std::map<std::string, std::uint32_t>> facets;    ///< field → code → count
    std::map<std::string, std::uint32_t> not_stated_hidden;
    std::map<std::string, double> miles;                                   ///< id → distance
};

/// Slow and simple on purpose; shares no code with the search but the value types, folding and the distance formula.
/// Takes requests without `q`; `near` as `lat,lon`.
OracleAnswer look_at_each(const std::vector<Listing>& listings, const SearchRequest& request, const Vocabulary& vocabulary);

}  // namespace waymark::test
