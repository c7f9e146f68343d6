// Did anybody change a row of our own table?
#pragma once

#include <fmt/format.h>
#include <cstdint>
#include <string>
#include <string_view>

#include "content/text/ascii.h"
#include "content/text/hash.h"

namespace waymark::feeds::own_csv {

/// A sum over the cells of a row by their columns; white space around a text is no difference, nor is the mark that
/// keeps a spreadsheet from taking a text for a formula. It notices changes; it keeps no secrets.
class RowChecksum {
public:
    void add(std::string_view column, std::string_view cell) {
        cell = bare(cell);
        if (cell.empty()) return;
        Hash hash;
        for (std::string_view part : {column, std::string_view("\n"), cell})
            for (const char c : part)
                if (c != '\r') hash.add(c);
        sum_ += hash.value() ^ (hash.value() >> 29);
    }
    std::string text() const { return fmt::format("{:016x}", sum_); }

    /// The text of a cell without white space around it and without what we put before it.
    static std::string_view bare(std::string_view cell) {
        cell = ascii::trimmed(cell);
        if (cell.size() > 1 && cell.front() == '\'' &&
            std::string_view("=+-@\t\r").find(cell[1]) != std::string_view::npos)
            cell.remove_prefix(1);
        return ascii::trimmed(cell);
    }

private:
    std::uint64_t sum_ = 0;
};

}  // namespace waymark::feeds::own_csv
