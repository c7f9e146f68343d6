// Which columns do the tables have that we write?
#pragma once

#include <string_view>
#include <vector>

#include "indexer/open_referral/names.h"

namespace waymark::feeds::hsds_csv {

struct TableColumns {
    open_referral::Table table;
    std::string_view file;                  ///< `services.csv`
    std::vector<std::string_view> columns;  ///< `id` first
};

/// Every table that we write, in the order of the files.
const std::vector<TableColumns>& table_columns();
const TableColumns& columns_of(open_referral::Table table);

}  // namespace waymark::feeds::hsds_csv
