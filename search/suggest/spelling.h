// Which word that listings use did somebody mean?
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "search/index/generation.h"
#include "search/understand/words.h"
#include "search/work/work_budget.h"

namespace waymark {

/// `q` with each of `unknown` (folded words that no listing holds) changed to the nearest word of the names of listings
/// that it may have been meant for: one edit for words of four letters or more, two for seven or more, the most
/// frequent of equals. A word that `words` knows is no slip and stays. Nothing when no word could be mended. Words that
/// `work` does not reach stay.
std::optional<std::string> mend_spelling(const Generation& generation, const Words& words, const std::string& q,
                                         const std::vector<std::string>& unknown, WorkBudget& work);

}  // namespace waymark
