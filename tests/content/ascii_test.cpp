// Do the small tools for bytes, plain letters, ages and language tags do what their files say?
#include "content/text/ascii.h"

#include <catch2/catch.hpp>

#include <array>

#include "content/limits.h"
#include "content/store/enum_names.h"
#include "content/text/age_text.h"
#include "content/text/hash.h"
#include "content/text/language_tag.h"

using namespace waymark;

TEST_CASE("the hash is FNV-1a of 64 bits, as its authors' vectors say") {
    static_assert(hash_of("") == 0xCBF29CE484222325);
    static_assert(hash_of("a") == 0xAF63DC4C8601EC8C);
    CHECK(hash_of("foobar") == 0x85944171F73967E8);
    CHECK(Hash().add("foo").add('b').add("ar").value() == hash_of("foobar"));
    CHECK(hash_of("\xFF") == (0xCBF29CE484222325 ^ 0xFF) * 0x100000001B3);  // a byte beyond ASCII is no negative number
}

TEST_CASE("blanks are taken from both ends and nowhere else") {
    CHECK(ascii::trimmed(" \t a  b\r\n") == "a  b");
    CHECK(ascii::trimmed(" \r\n\t ").empty());
    CHECK(ascii::trimmed("").empty());
    CHECK(ascii::trimmed(" \ta\t ", " ") == "\ta\t");
    CHECK(ascii::trimmed_of_controls("\x01 a\x1F\n") == "a");
    CHECK(ascii::trimmed_of_controls("\xC2\xA0"
                                     "a") ==
          "\xC2\xA0"
          "a");  // a letter of two bytes stays whole
    CHECK(ascii::lower("ABC xyz ÀÉ 123") == "abc xyz ÀÉ 123");
}

TEST_CASE("a language tag has the form of BCP 47") {
    for (const char* good : {"pl", "ar", "zh-Hant", "en-GB", "sgn-GB", "pt-BR", "abc"}) {
        CAPTURE(good);
        CHECK(is_language_tag(good));
    }
    for (const char* bad : {"", "e", "english", "e-GB", "en-", "-en", "en_GB", "en--GB", "12", "en-123456789",
                            "en-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa"}) {
        CAPTURE(bad);
        CHECK_FALSE(is_language_tag(bad));
    }
}

TEST_CASE("ages that may be asked for end at one limit and are written in one way") {
    CHECK(limits::is_age_range({0, 120}));
    CHECK_FALSE(limits::is_age_range({0, 121}));
    CHECK_FALSE(limits::is_age_range({-1, 5}));
    CHECK_FALSE(limits::is_age_range({9, 7}));
    CHECK(age_text({7, 7}) == "7");
    CHECK(age_text({7, 9}) == "7-9");
}

TEST_CASE("each kind and status has one spelling in the record and one in what goes out") {
    CHECK(stored_name(Kind::short_break) == "short_break");
    CHECK(published_name(Kind::short_break) == "short-break");
    CHECK(stored_name(Status::temporarily_closed) == "temporarily_closed");
    CHECK(published_name(Status::temporarily_closed) == "temporarily closed");
    constexpr std::array<std::string_view, 4> stored{"active", "inactive", "defunct", "temporarily_closed"};
    CHECK(EnumNames<Status>::words == stored);
}
