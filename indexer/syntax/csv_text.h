// How is a row of CSV written? RFC 4180: cells between commas, quotes where they are needed, CRLF at the end.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace waymark::feeds {

class CsvRow {
public:
    void cell(std::string_view text) {
        if (!first_) row_ += ',';
        first_ = false;
        const bool quoted = text.find_first_of(",\"\r\n") != std::string_view::npos ||
                            (!text.empty() && (text.front() == ' ' || text.back() == ' '));
        if (!quoted) {
            row_ += text;
            return;
        }
        row_ += '"';
        for (char c : text) {
            if (c == '"') row_ += '"';
            row_ += c;
        }
        row_ += '"';
    }
    /// A cell that a spreadsheet must not take for a formula: a feed is written by strangers.
    void words(std::string_view text) {
        if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
            cell("'" + std::string(text));
        else cell(text);
    }
    /// The row with its end; the next one begins.
    std::string take() {
        row_ += "\r\n";
        first_ = true;
        return std::exchange(row_, {});
    }

private:
    std::string row_;
    bool first_ = true;
};

}  // namespace waymark::feeds
