// What do the abbreviations and jargon in a query mean, who can be asked, and what are they not? (glossary)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/understand/words.h"
#include "search/work/work_budget.h"
#include "waymark/message.h"

namespace waymark {

/// Lines of `words/glossary.txt` as messages `notice.means` (`term`, `means`, `ask`, `not`): of a name that is all that
/// was typed, and of one whose words are among `missing` (what no listing has). At most two. Never fails; pure; safe
/// from any thread.
std::vector<Message> glossary_notices(std::string_view q, const Words& words, const std::vector<std::string>& missing,
                                      WorkBudget& work);

}  // namespace waymark
