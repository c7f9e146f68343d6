// Did anybody change a row of our own table?
#pragma once

#include <cstdint>
#include <fmt/format.h>
#include <string>
#include <string_view>

namespace waymark::feeds::own_csv {

/// A sum over the cells of a row by their columns; white space around a text is no difference, nor is the mark that keeps a spreadsheet from taking
/// a text for a formula. It notices changes; it keeps no secrets.
class Seal {
public:
    void add(std::string_view column, std::string_view cell) {
        cell = bare(cell);
        if (cell.empty()) return;
        std::uint64_t value = 14695981039346656037u;
        for (std::string_view part : {column, std::string_view("\n"), cell})
            for (unsigned char c : part)
                if (c != '\r') value = (value ^ c) * 1099511628211u;
        sum_ += value ^ (value >> 29);
    }
    std::string text() const { return fmt::format("{:016x}", sum_); }

    /// The text of a cell without white space around it and without what we put before it.
    static std::string_view bare(std::string_view cell) {
        cell = trimmed(cell);
        if (cell.size() > 1 && cell.front() == '\'' && std::string_view("=+-@\t\r").find(cell[1]) != std::string_view::npos) cell.remove_prefix(1);
        return trimmed(cell);
    }

private:
    static std::string_view trimmed(std::string_view text) {
        const auto from = text.find_first_not_of(" \t\r\n");
        return from == std::string_view::npos ? std::string_view{} : text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
    }
    std::uint64_t sum_ = 0;
};

}  // namespace waymark::feeds::own_csv
