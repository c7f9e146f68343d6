// Which rows does a file of comma-separated values hold, and on which lines?
#include "indexer/syntax/csv_reader.h"

#include <fmt/format.h>
#include <algorithm>

namespace waymark::feeds {

namespace {

constexpr std::size_t longest_cell = 1024 * 1024;
constexpr std::size_t most_columns = 2000;
constexpr std::size_t most_bad_rows = 20'000;

/// A cell as it stands in the file, without the quotation marks round it.
struct Cell {
    std::size_t from = 0, to = 0;
    bool doubled = false;  ///< holds quotation marks that were written twice
};

/// Walks over the rows of a text without changing it.
class Rows {
public:
    Rows(std::string_view text, char separator, std::size_t at, std::size_t line)
        : text_(text),
          separator_(separator),
          at_(at),
          line_(line),
          only_returns_(text.find('\n') == std::string_view::npos) {}

    bool ended() const { return at_ >= text_.size(); }
    std::size_t line() const { return line_; }

    /// Reads the next row. `fault` is empty when it is good; after a fault it stands behind the row, or behind its
    /// first line when the row ran into others.
    void next(std::vector<Cell>& cells, std::string& fault) {
        cells.clear();
        fault.clear();
        const std::size_t start = at_, start_line = line_;
        for (bool more = true; more && fault.empty();) more = cell(cells, fault);
        if (fault.empty()) return;
        at_ = start;
        line_ = start_line;
        while (!ended() && !is_break(text_[at_])) ++at_;
        step_over_break();
    }

private:
    bool is_break(char c) const { return c == '\n' || (c == '\r' && only_returns_); }
    bool ends_row(std::size_t at) const {
        return at >= text_.size() || is_break(text_[at]) ||
               (text_[at] == '\r' && at + 1 < text_.size() && text_[at + 1] == '\n');
    }
    void step_over_break() {
        if (ended()) return;
        if (text_[at_] == '\r' && !only_returns_) ++at_;
        ++at_;
        ++line_;
    }
    std::size_t behind_blanks(std::size_t at) const {
        while (at < text_.size() && (text_[at] == ' ' || (text_[at] == '\t' && separator_ != '\t'))) ++at;
        return at;
    }

    /// One cell with what ends it; false at the end of the row.
    bool cell(std::vector<Cell>& cells, std::string& fault) {
        if (std::size_t quote = behind_blanks(at_); quote < text_.size() && text_[quote] == '"') {
            if (!quoted(quote + 1, cells, fault)) return false;
        } else {
            std::size_t from = at_;
            while (!ends_row(at_) && text_[at_] != separator_) ++at_;
            cells.push_back({from, at_, false});
        }
        if (ends_row(at_)) {
            step_over_break();
            return false;
        }
        ++at_;
        return true;
    }

    bool quoted(std::size_t from, std::vector<Cell>& cells, std::string& fault) {
        Cell cell{from, from, false};
        bool crossed_line = false;
        for (std::size_t i = from; i < text_.size() && i - from <= longest_cell; ++i) {
            if (is_break(text_[i])) {
                ++line_;
                crossed_line = true;
            }
            if (text_[i] != '"') continue;
            if (i + 1 < text_.size() && text_[i + 1] == '"') {
                cell.doubled = true;
                ++i;
                continue;
            }
            std::size_t behind = behind_blanks(i + 1);
            if (ends_row(behind) || text_[behind] == separator_) {
                cell.to = i;
                cells.push_back(cell);
                at_ = behind;
                return true;
            }
            // It opens a cell of a later row: this one was never closed.
            char before = text_[i - 1];
            if (crossed_line && i > from && (before == separator_ || before == '\n' || before == '\r')) break;
        }
        fault =
            "a quotation mark opens on this line and is not closed; close it, or write it twice where it belongs to the text";
        return false;
    }

    std::string_view text_;
    char separator_;
    std::size_t at_, line_;
    bool only_returns_;
};

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// A cell's text. Marks written twice become single in place, in the bytes that the document owns.
std::string_view text_of(std::string& source, const Cell& cell) {
    if (!cell.doubled) return std::string_view(source).substr(cell.from, cell.to - cell.from);
    std::size_t to = cell.from;
    for (std::size_t i = cell.from; i < cell.to; ++i) {
        source[to++] = source[i];
        if (source[i] == '"' && i + 1 < cell.to && source[i + 1] == '"') ++i;
    }
    return std::string_view(source).substr(cell.from, to - cell.from);
}

/// A later column of the same name is called `name 2`, `name 3` …; returns the first that has it, mostly itself.
std::size_t name_apart(std::vector<Value>& names, std::size_t at, NameRule rule, Document& document) {
    const auto before = [&](std::string_view name) {
        std::size_t i = 0;
        while (i < at && names[i].name != name) ++i;
        return i;
    };
    const std::size_t first = before(names[at].name);
    if (names[at].name.empty() || first == at) return at;
    const std::string_view written = names[at].written;
    for (std::size_t number = 2; number <= most_columns && before(names[at].name) != at; ++number)
        rule(names[at], document.keep(fmt::format("{} {}", written, number)), document);
    return first;
}

std::string_view name_of(char separator) {
    return separator == ',' ? "comma" : separator == ';' ? "semicolon" : separator == '|' ? "bar" : "tab";
}

}  // namespace

std::string_view csv_header(std::string_view text) {
    for (;;) {
        auto from = text.find_first_not_of(" \t\r\n");
        if (from == std::string_view::npos) return {};
        // Blanks before the first name may be empty columns, but line breaks are empty lines.
        if (auto line_break = text.find_last_of("\r\n", from); line_break != std::string_view::npos)
            text.remove_prefix(line_break + 1);
        std::string_view line = text.substr(0, text.find_first_of("\r\n"));
        bool says_separator =
            line.size() <= 6 && (line.starts_with("sep=") || line.starts_with("Sep=") || line.starts_with("SEP="));
        if (!says_separator || line.size() == text.size()) return line;
        text.remove_prefix(line.size());
    }
}

char csv_separator(std::string_view header) {
    char best = ',';
    std::ptrdiff_t most = 0;
    for (char candidate : {',', ';', '\t', '|'}) {
        std::ptrdiff_t count = 0;
        bool in_quotes = false;
        for (char c : header) {
            in_quotes = in_quotes != (c == '"');
            count += c == candidate && !in_quotes ? 1 : 0;
        }
        if (count > most) {
            most = count;
            best = candidate;
        }
    }
    return best;
}

tl::expected<CsvRead, ReadFault> read_csv(std::string utf8, Document& document, NameRule rule,
                                          const ReadLimits& limits) {
    utf8.reserve(64);  // never inside the string object itself: a document may be moved
    document.source = std::move(utf8);
    std::string& source = document.source;
    CsvRead read;
    const std::string_view header = csv_header(source);
    if (header.empty()) return tl::unexpected<ReadFault>({1, "the file has no row that names its columns", false});
    read.separator = csv_separator(header);
    const std::size_t at = static_cast<std::size_t>(header.data() - source.data());
    Rows rows(source, read.separator, at,
              1 + static_cast<std::size_t>(std::count(source.begin(), source.begin() + long(at), '\n')));

    std::vector<Cell> cells;
    std::string fault;
    const std::size_t header_line = rows.line();
    rows.next(cells, fault);
    if (!fault.empty()) return tl::unexpected<ReadFault>({header_line, fault, false});
    const auto is_blank_cell = [&](const Cell& cell) {
        return is_blank(std::string_view(source).substr(cell.from, cell.to - cell.from));
    };
    const std::size_t width = cells.size();  // names that were left blank at the end are columns all the same
    while (!cells.empty() && is_blank_cell(cells.back())) cells.pop_back();
    if (cells.size() > most_columns)
        return tl::unexpected<ReadFault>(
            {header_line, fmt::format("the first row names more than {} columns", most_columns), false});
    std::vector<Value> names(cells.size());
    std::vector<std::size_t> first_of;  // of each column the first of its name
    for (std::size_t i = 0; i < cells.size(); ++i) {
        std::string_view name = text_of(source, cells[i]);
        auto from = name.find_first_not_of(" \t\r\n");
        name = from == std::string_view::npos ? std::string_view{}
                                              : name.substr(from, name.find_last_not_of(" \t\r\n") - from + 1);
        rule(names[i], name, document);
        first_of.push_back(name_apart(names, i, rule, document));
        read.columns.push_back(names[i].name);
        read.written.push_back(names[i].written);
    }

    Value* list = document.make(ValueKind::array, header_line);
    Appender append(*list);
    std::vector<std::size_t> differing(names.size(), 0);
    std::size_t longer = 0, longest = 0, all_rows = 0;
    while (!rows.ended()) {
        const std::size_t line = rows.line();
        rows.next(cells, fault);
        if (fault.empty() && std::all_of(cells.begin(), cells.end(), is_blank_cell)) continue;
        ++all_rows;
        if (cells.size() <= width)
            while (cells.size() > names.size() && is_blank_cell(cells.back())) cells.pop_back();
        if (fault.empty() && cells.size() > names.size()) {
            ++longer;
            longest = std::max(longest, cells.size());
            fault = fmt::format(
                "this row has {} cells where the first row names {} columns; put quotation marks round a text with a {} in it",
                cells.size(), names.size(), name_of(read.separator));
        }
        if (!fault.empty()) {
            if (read.bad_rows.size() < most_bad_rows) read.bad_rows.push_back({line, std::move(fault), false});
            continue;
        }
        if (document.values() + cells.size() > limits.values)
            return tl::unexpected<ReadFault>(
                {line, "there are more cells here than we take in one go; split the file", false});
        Value* row = document.make(ValueKind::object, line);
        Appender members(*row);
        std::vector<std::string_view> said(cells.size());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            std::string_view text = text_of(source, cells[i]);
            // ="01914960001": a spreadsheet's way to keep the zeros of a text.
            if (text.size() > 3 && text.starts_with("=\"") && text.ends_with('"'))
                text = text.substr(2, text.size() - 3);
            if (is_blank(text) || names[i].name.empty()) continue;
            std::size_t as = i;
            if (const std::size_t first = first_of[i]; first != i) {
                if (said[first] == text) continue;
                if (said[first].empty()) as = first;
                else ++differing[i];
            }
            said[as] = text;
            Value* cell = document.make(ValueKind::text, line);
            cell->name = names[as].name;
            cell->written = names[as].written;
            cell->table = names[as].table;
            cell->text = text;
            row->bytes += static_cast<std::uint32_t>(text.size());
            members.add(cell);
        }
        if (row->size > 0) append.add(row);
    }
    if (longer > 1 && longer == all_rows)
        return tl::unexpected<ReadFault>(
            {header_line,
             fmt::format(
                 "every row has more cells ({}) than the first row names columns ({}), so nobody can tell which "
                 "cell is what; give each column a name in the first row",
                 longest, names.size()),
             false});
    for (std::size_t i = 0; i < names.size(); ++i)
        if (differing[i] > 0)
            read.warnings.push_back(
                {header_line,
                 fmt::format(
                     "several columns are called `{}`; the first is read, and another one, which says something else in {} "
                     "rows, is called `{}` here; give each a name of its own",
                     read.written[first_of[i]], differing[i], read.written[i]),
                 false});
    document.note_size(list->size);
    read.rows = list;
    return read;
}

}  // namespace waymark::feeds
