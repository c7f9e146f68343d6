// In what does an answer differ from what the oracle found?
#pragma once

#include <string>
#include <vector>

#include "tests/search/oracle.h"
#include "waymark/answer.h"

namespace waymark::test {

struct Comparison {
    std::vector<std::string> differences;  ///< plain sentences; none when the answer is right
    std::size_t swaps = 0;  ///< neighbours that stand the other way round, by scores that are one in a million apart
};

/// Compares totals, what was hidden, every facet, and the page's ids, order and distances.
Comparison compare(const Answer& answer, const OracleAnswer& expected, const Vocabulary& vocabulary);

}  // namespace waymark::test
