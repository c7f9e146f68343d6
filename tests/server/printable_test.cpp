// Can a feed command a terminal?
#include <catch2/catch.hpp>

#include <sstream>

#include "server/site/printable.h"

using namespace waymark;

TEST_CASE("control characters are shown, and nothing else is changed") {
    struct Row {
        const char *text, *shown;
    };
    for (const auto& row :
         {Row{"Splash Club", "Splash Club"},
          Row{"Caf\u00e9 \u00a0\u05d0 \U0001F60A", "Caf\u00e9 \u00a0\u05d0 \U0001F60A"}, Row{"a\tb\nc", "a\tb\nc"},
          Row{"\x1b[31mred", "\\u001b[31mred"}, Row{"\x1b]0;title\x07", "\\u001b]0;title\\u0007"},
          Row{"over\rwritten", "over\\u000dwritten"}, Row{"\x7f", "\\u007f"},
          Row{"\xc2\x9b"
              "31m",
              "\\u009b31m"},
          Row{"\x9b"
              "31m",
              "\\u009b31m"},
          Row{"\u202egnp.exe", "\\u202egnp.exe"}, Row{"\u2066x\u2069", "\\u2066x\\u2069"},
          Row{"cut off \xe2\x80", "cut off \\u00e2\\u0080"},
          Row{"\xc2"
              "A",
              "\\u00c2A"},
          Row{"", ""}})
        CHECK(printable(row.text) == row.shown);
    CHECK(printable(std::string_view("\0", 1)) == "\\u0000");
    CHECK(printable_line("one\n[error] two") == "one\\u000a[error] two");
}

TEST_CASE("a stream shows characters that come in pieces") {
    std::ostringstream to;
    PrintableStream stream(to);
    stream << "\xc2"
           << "\x9b" << 'x' << "\xc3" << '\xa9' << 7 << "\n";
    CHECK(to.str() ==
          "\\u009bx\u00e9"
          "7\n");
    stream << "\xe2\x80";
    stream.flush();
    CHECK(to.str() ==
          "\\u009bx\u00e9"
          "7\n\\u00e2\\u0080");
}
