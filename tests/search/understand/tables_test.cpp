// Is every row of the behaviour tables understood as it says?
#include <catch2/catch.hpp>

#include "tests/search/understand/tables.h"

using namespace waymark;

TEST_CASE("every row of the tables is understood as it says") {
    const auto rows = tests::table_rows();
    CHECK(rows.size() >= 400);
    for (const tests::TableRow& row : rows) {
        const Understanding understood = understand(row.query, *tests::shipped_words(), "2026-11-23");
        std::string wrong;
        for (const std::string& mistake : tests::mistakes(row, understood)) wrong += "; " + mistake;
        INFO(row.file << ":" << row.line << ": " << row.query);
        CHECK(wrong == "");
    }
}
