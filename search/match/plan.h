// What exactly is to be looked for, once parameters and understanding are put together?
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "content/places/councils.h"
#include "content/places/places.h"
#include "content/words/vocabulary.h"
#include "search/index/ranking.h"
#include "search/index/synonyms.h"
#include "search/match/conditions.h"
#include "search/match/topic.h"
#include "search/work/work_budget.h"
#include "waymark/error.h"

namespace waymark {

class FacetCodes;
class Words;

/// What a search is answered with besides the index; all of it outlives the search.
struct SearchRules {
    const Vocabulary& vocabulary;
    const Councils& councils;
    const Ranking& ranking;
    const Synonyms& synonyms;
    const FacetCodes& facet_codes;  ///< of the generation that is searched
    /// Finds a place by name or postcode, postcodes learned from listings among them.
    std::function<std::optional<KnownPlace>(const std::string&)> find_place;
    const Words* words = nullptr;       ///< what people write; null: nothing is known, and nothing is put right
    std::shared_ptr<const void> state;  ///< holds all of this and the generation; an answer keeps it
};

/// A code that lifts the listings that state it.
struct Raise {
    std::string field, code;
    double share = 0;  ///< of their score, added to it
};

struct Plan {
    Topic topic;  ///< with every word that ranks
    std::vector<Condition> conditions;
    std::optional<NearCondition> around;
    std::vector<Raise> raise;        ///< what lifts a listing without filtering
    bool for_professionals = false;  ///< a professional's words were typed
    bool stated_only = false;        ///< only what a listing states lifts it
    Sort sort = Sort::relevance;
    bool by_assured = false;  ///< relevance without words: most recently assured
    std::vector<Message> notices;
};

/// Checks the parameters and joins them with what was understood; `understood.overridden` is filled here.
/// Values of a condition past those that there is `work` for are left out. Errors: `bad_parameter` with the name of the
/// parameter.
Result<Plan> make_plan(const SearchRequest& request, Understanding& understood, const SearchRules& rules,
                       WorkBudget& work);

}  // namespace waymark
