// What would somebody find who looks at every listing, one at a time, with the contract in hand?
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "content/places/places.h"
#include "content/words/vocabulary.h"
#include "search/index/ranking.h"
#include "search/index/synonyms.h"
#include "waymark/query.h"

namespace waymark::test {

/// What every listing is looked at with.
struct OracleRules {
    const Vocabulary& vocabulary;
    const Synonyms& synonyms;
    const Ranking& ranking;
    std::int32_t day = 0;  ///< yyyymmdd, from which freshness is counted back
    std::function<std::optional<KnownPlace>(const std::string&)> find_place;
    std::function<Understanding(const std::string&)> understand;
    std::size_t rows = 0;  ///< how many rows of each answer are kept at least
};

/// One match, with all that decides where it stands; less comes first.
struct OracleRow {
    bool after = false;        ///< asked for with unstated=show
    int silent = 0;            ///< conditions that it is silent on, where nothing is scored
    double key = 0;            ///< of the sort
    bool less_useful = false;  ///< full, or for professionals only, where nothing is scored
    std::optional<double> miles;
    struct Label {
        std::string name_key, id;
    };
    std::shared_ptr<const Label> listing;

    bool operator<(const OracleRow& other) const;
};

struct OracleAnswer {
    bool words_all = true;
    std::uint32_t total = 0, total_stated = 0, others = 0;
    std::vector<std::string> missing, others_missing;
    std::vector<std::vector<std::uint32_t>> facets;  ///< by field and value of the vocabulary
    std::map<std::string, std::uint32_t> not_stated_hidden;
    std::vector<OracleRow> rows;  ///< the first ones, in order: a page's, and some after it
};

/// Shows every listing, in whatever order, twice the same.
using EachListing = std::function<void(const std::function<void(const Listing&)>& look)>;

/// Slow and simple on purpose; shares no code with the search but the value types, folding, the understanding of what
/// was typed, its reading into units and the distance formula. Looks at each listing twice, whatever the number of
/// requests: once to count who holds what, once to answer.
std::vector<OracleAnswer> look_at_each(const EachListing& each, const std::vector<SearchRequest>& requests,
                                       const OracleRules& rules);

}  // namespace waymark::test
