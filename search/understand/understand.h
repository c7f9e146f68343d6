// What does a tired parent mean by these words?
// Pure: the same text, words and day always give the same understanding. No index, clock or network inside.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "search/understand/words.h"
#include "search/work/work_budget.h"
#include "waymark/query.h"

namespace waymark {

/// Reads a query. At most 512 bytes and 64 words of `q` are read for what they mean, and the first 32 looked for as
/// text; the rest is passed over and a notice says so. Danger is read in all of it. Never fails, never throws. `skip`
/// takes readings off by hand: they neither filter nor are required; danger cannot be skipped.
Understanding understand(std::string_view q, const Words& words, const Date& today, const std::vector<Skip>& skip = {});
/// The same within a budget. Once it is spent, what was read so far stands and a notice says so.
Understanding understand(std::string_view q, const Words& words, const Date& today, const std::vector<Skip>& skip,
                         WorkBudget& work);

}  // namespace waymark
