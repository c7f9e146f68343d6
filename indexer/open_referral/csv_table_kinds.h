// Which table of Open Referral is a file of CSV, by its columns?
#pragma once

#include <string_view>
#include <vector>

#include "indexer/open_referral/names.h"

namespace waymark::feeds::hsds_csv {

struct KindFound {
    open_referral::Table table = open_referral::Table::none;
    bool certain = false;  ///< the columns alone say so
};

/// `columns` are folded names; `stem` is the file's name without folder and ending, which decides where the columns
/// could be two tables'.
KindFound kind_of_table(const std::vector<std::string_view>& columns, std::string_view stem);

/// Whether some version of the table has a column of that folded name.
bool has_column(open_referral::Table table, std::string_view name);

}  // namespace waymark::feeds::hsds_csv
