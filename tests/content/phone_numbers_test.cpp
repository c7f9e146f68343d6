// Are the numbers in a field read as people wrote them, and is what is no number not rung?
#include <catch2/catch.hpp>

#include "content/phones/phone_numbers.h"

namespace waymark {

namespace {

/// `words -> link`, `+0` where a zero was put back; several divided by ` | `.
std::string read(std::string_view field) {
    std::string all;
    for (const PhoneNumber& number : read_phone_numbers(field))
        all += (all.empty() ? "" : " | ") + number.words + " -> " + number.link + (number.zero_restored ? " +0" : "");
    return all.empty() ? "none" : all;
}

}  // namespace

TEST_CASE("a number is read as it was written, and can be rung") {
    const std::pair<const char*, const char*> rows[] = {
        {"0191 496 0001", "0191 496 0001 -> tel:01914960001"},
        {"01914960001", "01914960001 -> tel:01914960001"},
        {"(0191) 496-0001", "(0191) 496-0001 -> tel:01914960001"},
        {"+44 (0)191 496 0001", "+44 (0)191 496 0001 -> tel:+441914960001"},
        {"+44 191 496 0001", "+44 191 496 0001 -> tel:+441914960001"},
        {"0044 191 496 0001", "0044 191 496 0001 -> tel:+441914960001"},
        {"tel:+441914960001", "+441914960001 -> tel:+441914960001"},
        {"+33 1 42 68 53 00", "+33 1 42 68 53 00 -> tel:+33142685300"},
        {"0191 496 0001 ext 23", "0191 496 0001 ext 23 -> tel:+441914960001;ext=23"},
        {"0300 123 4567 x4", "0300 123 4567 x4 -> tel:+443001234567;ext=4"},
        {"0191 496 0001 (extension: 204)", "0191 496 0001 (extension: 204) -> tel:+441914960001;ext=204"},
        {"0191 496 0001 (Mon-Fri 9-5)", "0191 496 0001 (Mon-Fri 9-5) -> tel:+441914960001"},
        {"0191 496 0001 Option 2", "0191 496 0001 Option 2 -> tel:+441914960001"},
        {"Ask for Jo on 0191 496 0001", "Ask for Jo on 0191 496 0001 -> tel:+441914960001"},
        {"116 123", "116 123 -> tel:116123"},
        {"999", "999 -> tel:999"},
        {"111", "111 -> tel:111"},
    };
    for (const auto& [field, wanted] : rows) {
        INFO(field);
        CHECK(read(field) == wanted);
    }
}

TEST_CASE("what a spreadsheet did to a number is put right, and said") {
    const std::pair<const char*, const char*> rows[] = {
        {"1914960001", "0191 496 0001 -> tel:+441914960001 +0"},
        {"7700900123", "07700 900123 -> tel:+447700900123 +0"},
        {"3001234567", "0300 123 4567 -> tel:+443001234567 +0"},
        {"2079460000", "020 7946 0000 -> tel:+442079460000 +0"},
        {"447700900123", "07700 900123 -> tel:+447700900123"},
        {"01914960001.0", "01914960001 -> tel:01914960001"},
        {"=\"01914960001\"", "01914960001 -> tel:01914960001"},
        {"'01914960001", "01914960001 -> tel:01914960001"},
        {"7.7009E+09", "none"},
        {"1.91E+9", "none"},
    };
    for (const auto& [field, wanted] : rows) {
        INFO(field);
        CHECK(read(field) == wanted);
    }
}

TEST_CASE("several numbers are several, and words stay with theirs") {
    const std::pair<const char*, const char*> rows[] = {
        {"0191 496 0001 / 0191 496 0002", "0191 496 0001 -> tel:+441914960001 | 0191 496 0002 -> tel:+441914960002"},
        {"0191 496 0001 or 07700 900123", "0191 496 0001 -> tel:+441914960001 | 07700 900123 -> tel:+447700900123"},
        {"01914960001;07700900123", "01914960001 -> tel:+441914960001 | 07700900123 -> tel:+447700900123"},
        {"0191 496 0001, 07700 900123", "0191 496 0001 -> tel:+441914960001 | 07700 900123 -> tel:+447700900123"},
        {"0191 496 0001, ask for Jo", "0191 496 0001, ask for Jo -> tel:+441914960001"},
        {"Office 0191 496 0001 and out of hours 0191 496 0009",
         "Office 0191 496 0001 -> tel:+441914960001 | out of hours 0191 496 0009 -> tel:+441914960009"},
        {"0191 496 0001/0191 496 0001", "0191 496 0001 -> tel:+441914960001"},
    };
    for (const auto& [field, wanted] : rows) {
        INFO(field);
        CHECK(read(field) == wanted);
    }
}

TEST_CASE("numbers for messages are for messages, text phones and the relay are rung") {
    const std::pair<const char*, const char*> rows[] = {
        {"Text 07700 900123", "Text 07700 900123 -> sms:+447700900123"},
        {"SMS: 07700 900123", "SMS: 07700 900123 -> sms:+447700900123"},
        {"85258", "85258 -> sms:85258"},
        {"Text SHOUT to 85258", "Text SHOUT to 85258 -> sms:85258"},
        {"Call or text 07700 900123", "Call or text 07700 900123 -> tel:+447700900123"},
        {"Minicom: 0191 496 0003", "Minicom: 0191 496 0003 -> tel:+441914960003"},
        {"Text phone 0191 496 0003", "Text phone 0191 496 0003 -> tel:+441914960003"},
        {"18001 0191 496 0001", "18001 0191 496 0001 -> tel:1800101914960001"},
    };
    for (const auto& [field, wanted] : rows) {
        INFO(field);
        CHECK(read(field) == wanted);
    }
}

TEST_CASE("what is no number is none, and digits that lead nowhere are words") {
    for (const char* none : {"N/A", "TBC", "", "  ", "SR2 7AA", "See website", "none", "Ring the bell", "12",
                             "ask@example.org", "Mon 9-5"}) {
        INFO(none);
        CHECK(read(none) == "none");
    }
    CHECK(read("0800 DIAL HELP") == "0800 DIAL HELP -> ");
    CHECK(read("\xEF\xBC\x90\xEF\xBC\x91"
               "91 496 0001") == "0191 496 0001 -> tel:01914960001");
    CHECK(read("(01642) 496 00011") == "(01642) 496 00011 -> ");
    CHECK(read("0191 496 0001 0002 0003") == "0191 496 0001 0002 0003 -> ");
    CHECK(read_phone_numbers(std::string(100'000, '7')).size() <= 1);
}

}  // namespace waymark
