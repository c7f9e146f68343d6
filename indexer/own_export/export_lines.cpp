// What does one line of an export of our own hold?
#include "indexer/own_export/export_lines.h"

#include <algorithm>
#include <utility>

#include "indexer/own_export/own_csv_reader.h"
#include "indexer/syntax/csv_reader.h"
#include "indexer/syntax/json_reader.h"
#include "indexer/syntax/xml_reader.h"

namespace waymark::feeds::open_referral {

namespace {

constexpr std::string_view json_start = "{\"waymark_export\":";
constexpr std::string_view xml_start = "<waymark_export>";
constexpr std::string_view mark = "\xEF\xBB\xBF";
constexpr std::size_t longest_row = 16u * 1024 * 1024;

}  // namespace

ExportLines::Form ExportLines::form_of(std::string_view start) {
    if (start.starts_with(mark)) start.remove_prefix(mark.size());
    if (start.starts_with(json_start)) return Form::json;
    const auto end = std::min(start.find('\n'), start.size());
    if (start.starts_with("<?xml") && start.substr(std::min(end + 1, start.size())).starts_with(xml_start))
        return Form::xml;
    return own_csv::looks_like(start.substr(0, end)) ? Form::csv : Form::none;
}

std::optional<std::string> ExportLines::record(std::string_view line) {
    if (form_ == Form::csv) return row(line);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (form_ == Form::xml) {
        if (!line.starts_with("<service>") && !line.starts_with("<organization>")) return std::nullopt;
        return std::string(line);
    }
    if (line.starts_with("]")) organizations_ = line.find("\"organizations\"") != std::string_view::npos;
    if (line.starts_with("]") || line.starts_with(mark) || line.starts_with(json_start)) return std::nullopt;
    if (line.ends_with(",")) line.remove_suffix(1);
    if (line.empty()) return std::nullopt;
    return organizations_ ? "{\"organization\":" + std::string(line) + "}" : std::string(line);
}

std::optional<std::string> ExportLines::row(std::string_view line) {
    if (columns_.empty()) {
        if (line.starts_with(mark)) line.remove_prefix(mark.size());
        columns_ = std::string(line) + "\n";
        return std::nullopt;
    }
    row_ += line;
    row_ += '\n';
    // An odd number of quotes: a cell goes on over the end of the line.
    if (std::count(row_.begin(), row_.end(), '"') % 2 == 1 && row_.size() < longest_row) return std::nullopt;
    return rest();
}

std::optional<std::string> ExportLines::rest() {
    if (row_.find_first_not_of(" \t\r\n,;") == std::string::npos) {
        row_.clear();
        return std::nullopt;
    }
    return columns_ + std::exchange(row_, {});
}

std::optional<ReadFault> gather_record(ExportLines::Form form, std::string text, std::size_t line, Document& document,
                                       Tables& tables, std::size_t file) {
    if (form == ExportLines::Form::xml) {
        auto read = read_xml(std::move(text), document, name_member);
        if (!read) return read.error();
        tables.gather(*read->root, file);
    } else if (form == ExportLines::Form::csv) {
        auto read = read_csv(std::move(text), document, own_csv::name_column);
        if (!read) return read.error();
        if (!read->bad_rows.empty()) return read->bad_rows.front();
        for (const Value& row : each(*read->rows)) tables.gather(own_csv::record_of(row, document), file);
    } else {
        document.source = std::move(text);
        auto read = read_json(document.source, document, name_member, line);
        if (!read) return read.error();
        tables.gather(*read->value, file);
    }
    return std::nullopt;
}

}  // namespace waymark::feeds::open_referral
