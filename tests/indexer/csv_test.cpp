// Does the CSV reader take what spreadsheets write, and leave out only the rows that nobody could read?
#include <catch2/catch.hpp>

#include "indexer/open_referral/names.h"
#include "indexer/syntax/csv_reader.h"

namespace waymark::feeds {

namespace {

/// `LINE name=value|…` a row, then `LINE bad` for those left out.
std::string rows_of(const std::string& text) {
    Document document;
    auto read = read_csv(text, document, open_referral::name_plainly);
    if (!read) return "refused: " + read.error().message;
    std::string all;
    for (const Value& row : each(*read->rows)) {
        all += std::to_string(row.line) + " ";
        for (const Value& cell : each(row)) all += std::string(cell.name) + "=" + std::string(cell.text) + "|";
        all += "\n";
    }
    for (const ReadFault& fault : read->bad_rows) all += std::to_string(fault.line) + " bad\n";
    return all;
}

}  // namespace

TEST_CASE("rows are read whatever parts their cells and ends their lines") {
    const std::pair<const char*, const char*> rows[] = {
        {"a,b\n1,2\n3,4\n", "2 a=1|b=2|\n3 a=3|b=4|\n"},
        {"a;b\r\n1;2,5\r\n", "2 a=1|b=2,5|\n"},
        {"a\tb\n1\t2", "2 a=1|b=2|\n"},
        {"a|b\n1|2", "2 a=1|b=2|\n"},
        {"a,b\r1,2\r3,4", "2 a=1|b=2|\n3 a=3|b=4|\n"},
        {"sep=;\r\na;b\r\n1;2\r\n", "3 a=1|b=2|\n"},
        {"Sub-Category,Age From\nx,y\n", "2 sub_category=x|age_from=y|\n"},
        {"a,b\n\n1,\n , \n", "3 a=1|\n"},
        {"a,b,,\n1,2,,\n", "2 a=1|b=2|\n"},
        {"a,b\n1\n", "2 a=1|\n"},
        {"a,b\n\"1,5\",\"two\nlines\"\n3,4\n", "2 a=1,5|b=two\nlines|\n4 a=3|b=4|\n"},
        {"a,b\n\"say \"\"hi\"\"\" , \"x\" \n", "2 a=say \"hi\"|b=x|\n"},
        {"\"a\"\"\",b\n1,2\n", "2 a\"=1|b=2|\n"},
        {"a,b\n\"say \"hi\" now\",2\n", "2 a=say \"hi\" now|b=2|\n"},
        {"a,b\n1 \"inch\",2\n", "2 a=1 \"inch\"|b=2|\n"},
        {"a,b\n\"=\"\"0191\"\"\",=1+1\n", "2 a=0191|b==1+1|\n"},
    };
    for (const auto& [text, wanted] : rows) {
        INFO(text);
        CHECK(rows_of(text) == wanted);
    }
}

TEST_CASE("a row that cannot be read takes no other with it") {
    CHECK(rows_of("a,b\n1,2,3\n4,5\n") == "3 a=4|b=5|\n2 bad\n");
    CHECK(rows_of("a,b,c\n1,\"never closed,3\n4,\"five\",6\n7,8,9\n") == "3 a=4|b=five|c=6|\n4 a=7|b=8|c=9|\n2 bad\n");
    CHECK(rows_of("a,b\n1,\"never closed\n4,5\n") == "3 a=4|b=5|\n2 bad\n");
    CHECK(rows_of("a,b\n1,2\n3,\"") == "2 a=1|b=2|\n3 bad\n");
}

TEST_CASE("a file without columns is refused") {
    for (const char* text : {"", "\n\n", " \r\n", "\"a,b\n1,2\n"}) {
        INFO(text);
        CHECK(rows_of(text).starts_with("refused: "));
    }
}

TEST_CASE("many quotation marks that never close are read in reasonable time") {
    std::string text = "a,b\n";
    for (int i = 0; i < 2000; ++i) text += "x,\"" + std::string(200, 'y') + "\n";
    Document document;
    auto read = read_csv(text, document, open_referral::name_plainly);
    REQUIRE(read);
    CHECK(read->bad_rows.size() + read->rows->size == 2000);
}

TEST_CASE("a row that is longer than the first is left out, though its last cells are blank: a cell of it was parted") {
    const std::pair<const char*, const char*> rows[] = {
        {"a,b,c\n1,2,\n3, 4,5,\n", "2 a=1|b=2|\n3 bad\n"}, {"a;b\n1;2\n1;2;;\n", "2 a=1|b=2|\n3 bad\n"},
        {"a,b,,\n1,2,,\n3,4,,,\n", "2 a=1|b=2|\n3 bad\n"}, {"a,b\n1,2\n,,,\n3,4\n", "2 a=1|b=2|\n4 a=3|b=4|\n"},
        {"a\tb\n1\t2\n3\t4\t\n", "2 a=1|b=2|\n3 bad\n"},   {"a,b\n1,2,\n", "2 bad\n"},
    };
    for (const auto& [text, wanted] : rows) {
        INFO(text);
        CHECK(rows_of(text) == wanted);
    }
}

TEST_CASE("a file whose every row is longer than the first is refused: a column has no name") {
    for (const char* text : {"a,b\n1,2,3\n4,5,6\n", "a,b\n1,2,\n4,5,\n7,8,\n", "a;b\n1;2;3\n4;5;6;7\n"}) {
        INFO(text);
        CHECK(rows_of(text).starts_with("refused: every row has more cells"));
    }
}

TEST_CASE("columns of one name are all read, and said") {
    const std::pair<const char*, const char*> rows[] = {
        {"id,text,text\n1,first,second\n", "2 id=1|text=first|text_2=second|\n"},
        {"id,text,text\n1,,second\n", "2 id=1|text=second|\n"},
        {"id,text,text\n1,same,same\n", "2 id=1|text=same|\n"},
        {"Text,text,TEXT\na,b,c\n", "2 text=a|text_2=b|text_3=c|\n"},
        {"address,address 2,address\na,b,c\n", "2 address=a|address_2=b|address_3=c|\n"},
        {"id,,\n1,x,\n", "2 bad\n"},
    };
    for (const auto& [text, wanted] : rows) {
        INFO(text);
        CHECK(rows_of(text) == wanted);
    }
    Document document;
    auto read = read_csv("id,text,text\n1,a,b\n2,a,a\n3,a,c\n", document, open_referral::name_plainly);
    REQUIRE(read->warnings.size() == 1);
    CHECK(read->warnings[0].message.find("`text`") != std::string::npos);
    CHECK(read->warnings[0].message.find("2 rows") != std::string::npos);
}

}  // namespace waymark::feeds
