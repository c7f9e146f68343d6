// Does text fold, split, stem, sort and clean as its headers say?
#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include "content/text/fold.h"
#include "content/text/library_mark.h"
#include "content/text/split.h"
#include "content/text/text.h"

using namespace waymark;
using namespace std::string_literals;

namespace {

std::string joined(std::string_view utf8) {
    std::string words;
    for (const auto& token : text::split(utf8)) words += (words.empty() ? "" : " ") + token.word;
    return words;
}

struct Row {
    std::string given, expected;
};

}  // namespace

TEST_CASE("folding puts case, accents and typography aside and keeps the rest") {
    const std::vector<Row> rows{
        {"", ""},
        {"Down's Syndrome", "downs syndrome"},
        {"Down’s", "downs"},
        {"Down`s and Down´s", "downs and downs"},
        {"'quoted' words' end", "'quoted' words' end"},
        {"‘quoted’ and “doubled” «too»", "'quoted' and \"doubled\" \"too\""},
        {"5 – 11 — or 5‑11 − yes", "5 - 11 - or 5-11 - yes"},
        {"11+ (SEN)", "11+ (sen)"},
        {"Café Ærø Łódź Đorđe STRASSE Straße œuvre", "cafe aero lodz dorde strasse strasse oeuvre"},
        {"İstanbul ısı", "istanbul isi"},
        {"Ёлка й Ї", "елка и і"},
        {"Ελληνικά Ὀδυσσεύς", "ελληνικα οδυσσευσ"},
        {"п’ять П'ЯТЬ", "пять пять"},
        {"كِتَابٌ أحمد إسلام آمال", "كتاب احمد اسلام امال"},
        {"بچّے کی مدد", "بچے كي مدد"},
        {"মানসিক স্বাস্থ্য", "মানসিক স্বাস্থ্য"},
        {"हिन्दी", "हिन्दी"},
        {"ภาษาไทย", "ภาษาไทย"},
        {"ｆｕｌｌ ｗｉｄｔｈ １２", "full width 12"},
        {"ﬁnance", "finance"},
        {"2½ years ¾", "2½ years ¾"},
        {"Makaton™", "makaton"},
        {"m²", "m2"},
        {"≠ £5 €", "≠ £5 €"},
        {"swim\u00ADming zero\u200Bwidth", "swimming zerowidth"},
        {"non\u00A0breaking", "non breaking"},
        {"bad\xFF\xC3(", "bad\uFFFD\uFFFD("},
        {"cut\xE2\x82", "cut\uFFFD"},
        {"nul\0in"s, "nul\0in"s},
    };
    for (const auto& [given, expected] : rows) {
        CAPTURE(given);
        CHECK(text::fold(given) == expected);
    }
}

TEST_CASE("text is split into folded words of any script") {
    const std::vector<Row> rows{
        {"", ""},
        {" .,- ", ""},
        {"SEN/D 4yr KS2 SR4 7TF", "sen d 4yr ks2 sr4 7tf"},
        {"don't won’t rock'n'roll", "dont wont rocknroll"},
        {"'single' parents' O'Brien's", "single parents obriens"},
        {"self-harm e-mail post–16", "self harm e mail post 16"},
        {"jo.bloggs@example.org", "jo bloggs example org"},
        {"a_b 1,000 5'6", "a b 1 000 5 6"},
        {"1990's 6's", "1990s 6s"},
        {"C.A.M.H.S. R.E.A.C.H. Programme, a.d.h.d", "camhs reach programme adhd"},
        {"(S.E.N.) “A.S.D.” S.E.N.D/s.e.m.h.", "sen asd send semh"},
        {"9 a.m. to 5 p.m. e.g. the U.K.", "9 a m to 5 p m e g the u k"},
        {"www.a.b.c.org x.y.zed J.R.R.Tolkien a..b.c", "www a b c org x y zed j r r tolkien a b c"},
        {"S.E.N.É. 1.2.3 a.b.c.1", "s e n e 1 2 3 a b c 1"},
        {"2½ year old", "2 year old"},
        {"Autism™ 👨‍👩‍👧 ❤️ 1️⃣", "autism 1"},
        {"niño naïve", "nino naive"},
        {"আমার ছেলের অটিজম আছে।", "আমার ছেলের অটিজম আছে"},
        {"ﷺ", "صلي الله عليه وسلم"},
        {"می‌خواهم", "ميخواهم"},
        {"自闭症儿童 school第3章", "自闭症 儿童 school 第 3 章"},
        {"เด็ก เจ็ดปี", "เด็ก เจ็ด ปี"},
        {"\xCC\x81", ""},
        {"a\xFF"
         "b",
         "a b"},
    };
    for (const auto& [given, expected] : rows) {
        CAPTURE(given);
        CHECK(joined(given) == expected);
    }
}

TEST_CASE("the place of a word is told in bytes of the text as it was given") {
    const std::string q = "é “Down’s” x";
    const auto tokens = text::split(q);
    REQUIRE(tokens.size() == 3);
    CHECK(q.substr(tokens[0].from, tokens[0].to - tokens[0].from) == "é");
    CHECK(q.substr(tokens[1].from, tokens[1].to - tokens[1].from) == "Down’s");
    CHECK(tokens[1].word == "downs");
    CHECK(q.substr(tokens[2].from, tokens[2].to - tokens[2].from) == "x");
}

TEST_CASE("a word is never longer than 64 bytes and never cut inside a character") {
    const std::string ascii(200'000, 'A'), accents = [] {
        std::string all;
        for (int i = 0; i < 5'000; ++i) all += "ক";
        return all;
    }();
    const auto one = text::split(ascii);
    REQUIRE(one.size() == 1);
    CHECK(one[0].word == std::string(64, 'a'));
    CHECK(one[0].to == ascii.size());
    const auto other = text::split(accents);
    REQUIRE(other.size() == 1);
    CHECK(other[0].word.size() == 63);
    CHECK(other[0].to == accents.size());
}

TEST_CASE("whoever takes a word may split text of its own") {
    std::string all;
    text::each_word("自闭症 Café two", [&](std::string_view word, std::size_t, std::size_t) {
        for (const auto& inner : text::split("儿童 É")) all += inner.word;
        all += word;
        all += ' ';
    });
    CHECK(all == "儿童e自闭症 儿童ecafe 儿童etwo ");
}

TEST_CASE("stems are English, and of plain words only") {
    const std::vector<Row> rows{
        {"swimming", "swim"},
        {"swims", "swim"},
        {"families", "famili"},
        {"family", "famili"},
        {"autistic", "autist"},
        {"downs", "down"},
        {"ks2", "ks2"},
        {"4yrs", "4yrs"},
        {"", ""},
        {"is", "is"},
        {"пять", "пять"},
        {"cafés", "cafés"},
        {"generalisations", "generalis"},
        {std::string(64, 's'), std::string(64, 's')},
    };
    for (int again = 0; again < 2; ++again) {  // the second time out of the cache
        for (const auto& [given, expected] : rows) {
            CAPTURE(given);
            CHECK(text::stem(given) == expected);
        }
    }
}

TEST_CASE("names sort as people expect, whatever their case") {
    const std::vector<std::string> sorted{"", "2 Together", "Able2", "apple", "Bee", "Café", "cafes", "Zoo"};
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        CAPTURE(sorted[i]);
        CHECK(text::sort_key(sorted[i - 1]) < text::sort_key(sorted[i]));
    }
    CHECK(text::sort_key("APPLE") == text::sort_key("apple"));
    CHECK(text::sort_key("cafe") < text::sort_key("café"));
    CHECK(text::sort_key(std::string(100'000, 'x')).size() < 50'000);
}

TEST_CASE("cleaning leaves valid text without what nobody can see") {
    struct CleanRow {
        std::string given, expected;
        bool bad = false;
    };
    const std::vector<CleanRow> rows{
        {"plain text\nsecond line", "plain text\nsecond line"},
        {"tab\there", "tab here"},
        {"a\r\nb\rc\nd", "a\nb\nc\nd"},
        {"a\u2028c\u2029d", "a\nc\nd"},
        {"5\u009611 it\u0092s \u0093fun\u0094\u0085 \u00805\u0081", "5–11 it’s “fun”… €5"},
        {"\x01\x02\x1B[0mx\x7F", "[0mx"},
        {"n\0ul"s, "nul"},
        {"\uFEFFbom soft\u00ADhyphen zero\u200Bwidth \u2060join \u202Ebidi\u202C",
         "bom softhyphen zerowidth join bidi"},
        {"می\u200Cخواهم 👨\u200D👩", "می\u200Cخواهم 👨\u200D👩"},
        {"e\u0301", "\u00E9"},
        {"\u212B", "\u00C5"},
        {"\uFFFD is kept", "\uFFFD is kept"},
        {"caf\xE9!", "caf\uFFFD!", true},
        {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", true},
        {"\xC0\xAF", "\uFFFD\uFFFD", true},
        {"cut\xF0\x9F\x98", "cut\uFFFD", true},
        {"\uFDD0\uFFFE", ""},
    };
    for (const auto& [given, expected, bad] : rows) {
        CAPTURE(given);
        bool was_bad = !bad;
        CHECK(text::clean(given, &was_bad) == expected);
        CHECK(was_bad == bad);
        CHECK(text::clean(expected) == expected);
    }
}

TEST_CASE("other encodings become UTF-8") {
    struct Encoded {
        std::string encoding, bytes, expected;
    };
    const std::vector<Encoded> rows{
        {"windows-1252", "caf\xE9 \x93hi\x94 \x80", "café “hi” €"},
        {"ISO-8859-1", "caf\xE9 \x96", "café –"},
        {"iso_8859-1", "\xA3", "£"},
        {"ISO-8859-2", "\xB3", "ł"},
        {"UTF-8",
         "\xEF\xBB\xBF"
         "é",
         "é"},
        {"UTF-16", "\xFF\xFEh\0i\0"s, "hi"},
        {"UTF-16", "\xFE\xFF\0h\0i"s, "hi"},
        {"UTF-16", "h\0i\0"s, "hi"},
        {"utf-16", "\0h\0i"s, "hi"},
        {"UTF-16LE", "=\xD8\0\xDE"s, "😀"},
        {"UTF-8", "\xFF", "\uFFFD"},
        {"windows-1252", "", ""},
    };
    for (const auto& [encoding, bytes, expected] : rows) {
        CAPTURE(encoding, bytes);
        std::string out = "old";
        CHECK(text::to_utf8(bytes, encoding, out));
        CHECK(out == expected);
    }
    std::string large, out;
    for (int i = 0; i < 100'000; ++i) large += "\x96x";
    REQUIRE(text::to_utf8(large, "windows-1252", out));
    CHECK(out.size() == 400'000);
    CHECK(out.ends_with("–x"));
    for (const auto& unknown : {""s, "nonsense"s, "../../etc/passwd"s, std::string(1000, 'u'), "UTF-8\0x"s}) {
        CHECK_FALSE(text::to_utf8("x", unknown, out));
        CHECK(out.empty());
    }
}

TEST_CASE("edits are counted in characters, a swap is one, and counting stops at the limit") {
    struct Pair {
        std::string a, b;
        int limit, expected;
    };
    const std::vector<Pair> rows{
        {"", "", 2, 0},
        {"same", "same", 0, 0},
        {"autsim", "autism", 2, 1},
        {"abc", "xyz", 2, 3},
        {"kitten", "sitting", 5, 3},
        {"", "ab", 2, 2},
        {"", "abc", 2, 3},
        {"dyslexia", "dislexia", 2, 1},
        {"école", "ecole", 2, 1},
        {"école", "ecol", 2, 2},
        {"пять", "пят", 1, 1},
        {"ab", "ba", 1, 1},
        {"ca", "abc", 3, 3},
        {"speach", "speech", 1, 1},
        {"a", "b", 0, 1},
        {"abcdef", "badcfe", 3, 3},
    };
    for (const auto& [a, b, limit, expected] : rows) {
        CAPTURE(a, b);
        CHECK(text::edits(a, b, limit) == expected);
        CHECK(text::edits(b, a, limit) == expected);
    }
    CHECK(text::edits(std::string(100'000, 'a'), std::string(100'000, 'b'), 2) == 3);
}

TEST_CASE("the mark of the libraries names the ICU that is installed, and is the same each time") {
    const auto mark = text::library_mark();
    CHECK(mark == text::library_mark());
    CHECK(mark.find("icu " + text::icu_version()) == 0);
    CHECK(mark.find("stems ") != std::string::npos);
    CHECK(text::icu_version().find('.') != std::string::npos);
}
