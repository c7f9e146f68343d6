// What does a row of our own table for spreadsheets say?
#pragma once

#include <string_view>

#include "indexer/formats/document.h"

namespace waymark::feeds::flat_csv {

/// By the first line of a file: it has the two columns that only our own table has.
bool looks_like(std::string_view first_line);

/// NameRule: a column is called what it is called.
void name_column(Value& member, std::string_view written, Document& document);

/// A row as a service or an organisation of Open Referral: with its own record when nobody changed the row, else by its cells. The document owns it.
const Value& record_of(const Value& row, Document& document);

}  // namespace waymark::feeds::flat_csv
