// Which searches does the benchmark ask, read from queries.jsonl?
#pragma once

#include <string>
#include <vector>

#include "waymark/query.h"

namespace waymark::bench {

/// Reads a file with one request a line: `{"q","need","age","lat","lon","km","day"}`, null for what is not asked.
/// Throws when it cannot.
std::vector<SearchRequest> read_requests(const std::string& file);

/// The path and query of `GET /api/v1/search` that asks the same.
std::string path_of(const SearchRequest& request);

/// What people would hardly type, and what is hardest to understand: words of no language, many mistakes, one thing
/// said a hundred times.
std::vector<std::string> hard_words();

/// The value below which `share` (0 to 1) of the times lie. Sorts them.
double quantile(std::vector<double>& times, double share);

}  // namespace waymark::bench
