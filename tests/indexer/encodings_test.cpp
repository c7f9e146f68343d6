// Is a feed read as it was meant, whatever encoding it has, says it has, or once went through?
#include <catch2/catch.hpp>

#include "tests/indexer/feed.h"

namespace waymark::feeds {

namespace {

std::string as_xml(const std::string& name, const std::string& description, const std::string& declared = "UTF-8") {
    return "<?xml version=\"1.0\" encoding=\"" + declared + "\"?><services><service><id>x1</id><name>" + name +
           "</name><description>" + description + "</description></service></services>";
}
std::string as_json(const std::string& name, const std::string& description) {
    return R"({"contents": [{"id": "a1", "name": ")" + name + R"(", "description": ")" + description + R"("}]})";
}
std::string as_json_lines(const std::string& name, const std::string& description) {
    const auto one = R"({"id": "a1", "name": ")" + name + R"(", "description": ")" + description + "\"}\n";
    return one + R"({"id": "a2", "name": "Second", "description": "Second club"})" + "\n";
}

std::string both(const FeedRead& read) {
    const auto listings = read.good();
    return listings.empty() ? "none" : listings[0].name + " | " + listings[0].description;
}

}  // namespace

TEST_CASE("control characters from U+0080 on are windows-1252 in every reader, raw or as references") {
    const std::string raw_name = "It\u0092s", raw_text = "\u0093fun\u0094 for \u00805 \u0096 ok\u0085";
    const std::string wanted = "It’s | “fun” for €5 – ok…";
    CHECK(both(read_feed(as_xml(raw_name, raw_text))) == wanted);
    CHECK(both(read_feed(as_json(raw_name, raw_text))) == wanted);
    CHECK(both(read_feed(as_json_lines(raw_name, raw_text))) == wanted);
    CHECK(both(read_feed(as_json(R"(It\u0092s)", R"(\u0093fun\u0094 for \u00805 \u0096 ok\u0085)"))) == wanted);
    const std::string reference_name = "It&#146;s", reference_text = "&#147;fun&#x94; for &#128;5 &#150; ok&#133;";
    CHECK(both(read_feed(as_xml(reference_name, reference_text))) == wanted);
    CHECK(both(read_feed(as_json(reference_name, reference_text))) == wanted);
    CHECK(both(read_feed(as_xml("It&amp;#146;s", "<![CDATA[" + reference_text + "]]>"))) == wanted);
}

TEST_CASE("an age with a dash of windows-1252 in it is an age") {
    for (const char* dash : {R"(\u0096)", "\u0096", "&#150;", "&#x96;", "â€“", R"(\u00e2\u0080\u0093)"}) {
        INFO(dash);
        const auto one = listing_of(std::string(R"("eligibility_description": "Ages 5)") + dash + R"(11")");
        CHECK(one.ages.min == 5);
        CHECK(one.ages.max == 11);
    }
}

TEST_CASE("mixed up encodings are mended where that is certain, and told") {
    auto read = read_feed(as_json("CafÃ© ZoÃ«", "Childrenâ€™s club, Â£5"));
    CHECK(both(read) == "Café Zoë | Children’s club, £5");
    REQUIRE(read.warnings.size() == 1);
    CHECK(read.warnings[0].find("2 texts") != std::string::npos);
    read = read_feed(as_xml("Caf&#195;&#169;", "Childrenâ€™s club"));
    CHECK(both(read) == "Café | Children’s club");
    CHECK(read.warnings.size() == 1);
    read = read_feed(as_json("Caf&Atilde;&copy;", "Children&acirc;&euro;&trade;s club"));
    CHECK(both(read) == "Café | Children’s club");
    read = read_feed(as_json_lines("CafÃ©", "Childrenâ€™s"));
    CHECK(both(read) == "Café | Children’s");
    CHECK(read.warnings.size() == 1);
    read = read_feed(as_json("Café – itâ€™s", "Our club"));
    CHECK(both(read) == "Café – itâ€™s | Our club");
    REQUIRE(read.warnings.size() == 1);
    CHECK(read.warnings[0].find("not certain") != std::string::npos);
    CHECK(read_feed(as_json("Café Zoë – £5", "“Fun” for SÃO João, IRMÃ…")).warnings.empty());
}

TEST_CASE("a file is read by its bytes, whatever its XML declaration says") {
    const std::string latin =
                          "Caf\xE9 \x96 \xA3"
                          "5",
                      utf8 = "Café – £5";
    for (const char* declared : {"UTF-8", "utf8", "windows-1252", "ISO-8859-1", "latin1", "us-ascii", "UTF-16"}) {
        INFO(declared);
        CHECK(both(read_feed(as_xml(latin, "d e", declared))) == utf8 + " | d e");
    }
    for (const char* declared : {"UTF-8", "utf8", "UTF-16", "unicode", "us-ascii"}) {
        INFO(declared);
        CHECK(both(read_feed(as_xml(utf8, "d e", declared))) == utf8 + " | d e");
    }
    // Bytes that are UTF-8 throughout are UTF-8, though another encoding is declared.
    for (const char* declared : {"windows-1252", "ISO-8859-1", "ISO-8859-15"}) {
        INFO(declared);
        CHECK(both(read_feed(as_xml(utf8, "d e", declared))) == utf8 + " | d e");
    }
    CHECK_FALSE(read_feed(as_xml(latin, "d e", "klingon-1")).refusals.empty());
}

TEST_CASE("bytes of windows-1252 and of an old Macintosh are told apart, and that is said") {
    const auto text_of = [](const std::string& bytes) {
        const auto decoded = to_utf8(bytes);
        REQUIRE(decoded);
        CHECK_FALSE(decoded->note.empty());
        return decoded->text;
    };
    CHECK(text_of("Caf\x8E Zo\x91 \xD0 Kids\xD5 Club, \xA3"
                  "5, \xD2"
                  "fun\xD3") == "Café Zoë – Kids’ Club, £5, “fun”");
    CHECK(text_of("Caf\xE9 Zo\xEB \x96 Kids\x92 Club, \xA3"
                  "5, \x93"
                  "fun\x94") == "Café Zoë – Kids’ Club, £5, “fun”");
    CHECK(text_of("\xC9"
                  "cole, Ren\xC9, it\x92s, we\x92ll \x96 \x93ok\x94") == "École, RenÉ, it’s, we’ll – “ok”");
}

}  // namespace waymark::feeds
