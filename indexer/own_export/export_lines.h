// What does one line of an export of our own hold?
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/open_referral/tables.h"
#include "indexer/syntax/document.h"

namespace waymark::feeds::open_referral {

/// What one line of such a feed holds, when a file that starts like one is read line by line.
class ExportLines {
public:
    enum class Form { none, json, xml, csv };
    /// `none`: the file is no export of ours.
    static Form form_of(std::string_view start);
    explicit ExportLines(Form form) : form_(form) {}
    /// The record on a line as a document of its own; nothing when the line is one of those between the records.
    std::optional<std::string> record(std::string_view line);
    /// What is left at the end of the file.
    std::optional<std::string> rest();

private:
    std::optional<std::string> row(std::string_view line);

    Form form_;
    bool organizations_ = false;
    std::string columns_, row_;  // of a table: its first line, and a row that goes on over several lines
};

/// Reads such a document and gathers its record; a fault when it cannot be read.
std::optional<ReadFault> gather_record(ExportLines::Form form, std::string text, std::size_t line, Document& document,
                                       Tables& tables, std::size_t file);

}  // namespace waymark::feeds::open_referral
