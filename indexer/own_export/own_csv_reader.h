// What does a row of our own table for spreadsheets say?
#pragma once

#include <string_view>

#include "indexer/dialects/dialect.h"

namespace waymark::feeds::own_csv {

/// By the first line of a file: it has the two columns that only our own table has.
bool looks_like(std::string_view first_line);

/// NameRule: a column is called what it is called.
void name_column(Value& member, std::string_view written, Document& document);

/// The rows as records of Open Referral, when the file is read whole.
const Value* translate(const Value& rows, Translation& translation);

/// A row as a service or an organisation of Open Referral: with its own record when nobody changed the row, else by its
/// cells. The document owns it.
const Value& record_of(const Value& row, Document& document);

inline constexpr Dialect dialect{
    "waymark-csv", "our own table for spreadsheets (waymark export --format csv)",
    Layout::csv,   [](const Glimpse& glimpse) { return is_csv(glimpse) && looks_like(glimpse.first_line); },
    translate,     name_column};

}  // namespace waymark::feeds::own_csv
