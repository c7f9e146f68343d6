// How is a row of a behaviour table read and checked?
#pragma once

#include <string>
#include <vector>

#include "search/understand/understand.h"

namespace waymark::tests {

struct TableRow {
    std::string file;
    std::size_t line = 0;
    std::string query, expected;
};

/// Every row of every `.tsv` beside this file.
std::vector<TableRow> table_rows();

/// What is wrong with what was understood, in plain words; empty when it is as expected.
std::vector<std::string> mistakes(const TableRow& row, const Understanding& understood);

/// The shipped words and places, loaded once.
std::shared_ptr<const Words> shipped_words();

}  // namespace waymark::tests
