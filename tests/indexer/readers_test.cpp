// Do the JSON and XML readers take what is well-formed, refuse what is not, and know their lines?
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "indexer/open_referral/names.h"
#include "indexer/syntax/bytes.h"
#include "indexer/syntax/json_reader.h"
#include "indexer/syntax/xml_reader.h"

namespace waymark::feeds {

namespace {

void plain_name(Value& member, std::string_view written, Document&) { member.name = member.written = written; }

nlohmann::json as_json(const Value& value) {
    switch (value.kind) {
        case ValueKind::null: return nullptr;
        case ValueKind::boolean: return value.text == "true";
        case ValueKind::number: return nlohmann::json::parse(value.text);
        case ValueKind::text: return std::string(value.text);
        case ValueKind::array: {
            auto array = nlohmann::json::array();
            for (const Value& child : each(value)) array.push_back(as_json(child));
            return array;
        }
        case ValueKind::object: {
            auto object = nlohmann::json::object();
            for (const Value& child : each(value)) object[std::string(child.written)] = as_json(child);
            return object;
        }
    }
    return nullptr;
}

/// The value of a whole text, or nothing.
std::optional<nlohmann::json> ours(std::string_view text, Document& document) {
    auto read = read_json(text, document, plain_name);
    std::size_t line = 1;
    if (!read || skip_space(text, read->end, line) != text.size()) return std::nullopt;
    return as_json(*read->value);
}

}  // namespace

TEST_CASE("JSON is read as the JSON library reads it") {
    const char* texts[] = {
        "{}",
        "[]",
        "null",
        "true",
        "false",
        "0",
        "-0",
        "1.5e10",
        "-12.25E-3",
        "\"\"",
        "\"a\"",
        "[1,2,3]",
        "{\"a\":{\"b\":[null,true]}}",
        " [ 1 , 2 ] ",
        "\"\\u00e9\\n\\t\\\"\\\\\\/\"",
        "\"\\ud83d\\ude00\"",
        "{\"a\":1,\"a\":2}",
        "[[[[[[]]]]]]",
        "{\"\":0}",
        "",
        "{",
        "[",
        "[1,]",
        "[,1]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "'a'",
        "01",
        "+1",
        ".5",
        "1.",
        "1e",
        "-",
        "tru",
        "nul",
        "\"",
        "\"\\x\"",
        "\"\\u12\"",
        "[1 2]",
        "{\"a\" 1}",
        "]",
        "}",
        "[1]]",
        "{} {}",
        "nan",
        "//x\n1",
    };
    for (const char* text : texts) {
        INFO(text);
        Document document;
        auto read = ours(text, document);
        bool theirs = nlohmann::json::accept(text);
        CHECK(read.has_value() == theirs);
        if (read && theirs) CHECK(*read == nlohmann::json::parse(text));
    }
}

TEST_CASE("half characters in JSON become the replacement character") {
    Document document;
    CHECK(*ours("\"a\\ud83dz\"", document) == "a\xEF\xBF\xBDz");
    CHECK(*ours("\"\\ude00\"", document) == "\xEF\xBF\xBD");
}

TEST_CASE("values of JSON know their lines, and faults say where they are") {
    Document document;
    auto read = read_json("{\n \"a\": 1,\n\n \"b\": [\n  2]}\n", document, plain_name);
    REQUIRE(read);
    CHECK(read->value->line == 1);
    CHECK(read->value->get("a")->line == 2);
    CHECK(read->value->get("b")->line == 4);
    CHECK(read->value->get("b")->first->line == 5);
    auto bad = read_json("{\n\"a\": 1\n\"b\": 2}", document, plain_name);
    REQUIRE_FALSE(bad);
    CHECK(bad.error().line == 3);
    CHECK_FALSE(bad.error().cut_off);
    auto cut = read_json("{\n\"a\": [1, 2", document, plain_name);
    REQUIRE_FALSE(cut);
    CHECK(cut.error().cut_off);
}

TEST_CASE("JSON nested too deep or of too many values is refused, not crashed on") {
    Document document;
    std::string deep(10'000, '[');
    CHECK_FALSE(read_json(deep + std::string(10'000, ']'), document, plain_name));
    std::string objects;
    for (int i = 0; i < 10'000; ++i) objects += "{\"a\":";
    CHECK_FALSE(read_json(objects, document, plain_name));
    ReadLimits few;
    few.values = 100;
    std::string many = "[";
    for (int i = 0; i < 200; ++i) many += "1,";
    CHECK_FALSE(read_json(many + "1]", document, plain_name, 1, few));
}

TEST_CASE("how much a cell of a table may hold does not depend on how long the table is") {
    Document document;
    ReadLimits few;
    few.values = 10;
    const std::string cell = R"({"a": [1, 2, 3], "b": {"c": "d"}})";
    for (int row = 0; row < 100; ++row) {
        const auto read = read_json(cell, document, plain_name, 1, few);
        REQUIRE(read);
        CHECK(read->value->size == 2);
    }
    CHECK_FALSE(read_json("[1,2,3,4,5,6,7,8,9,10]", document, plain_name, 1, few));
}

TEST_CASE("names of members are folded to one spelling") {
    const std::pair<const char*, const char*> rows[] = {
        {"minimum_age", "minimum_age"},
        {"minimumAge", "minimum_age"},
        {"MinimumAge", "minimum_age"},
        {"minimum-age", "minimum_age"},
        {"or:name", "name"},
        {"serviceAtLocations", "service_at_locations"},
        {"postcode", "postal_code"},
        {"organisation", "organization"},
        {"addressLine1", "address_1"},
        {"address1", "address_1"},
        {"HTMLText", "html_text"},
        {"URL", "url"},
        {"Min Age", "minimum_age"},
        {"lat", "latitude"},
        {"ID", "id"},
    };
    for (const auto& [written, name] : rows) {
        Document document;
        Value value;
        open_referral::name_member(value, written, document);
        INFO(written);
        CHECK(value.name == name);
        CHECK(value.written == written);
    }
}

TEST_CASE("XML is read with lines, CDATA, nil, attributes and mixed mark-up") {
    Document document;
    auto read = read_xml(
        "<?xml version=\"1.0\"?>\n<a xmlns=\"http://x\" xmlns:xsi=\"http://y\">\n <b>one &amp; two</b>\n <c xsi:nil=\"true\"/>\n"
        " <d><![CDATA[<p>html</p>]]> more</d>\n <e id=\"7\" xml:lang=\"en\">text</e>\n <f>Hello <b>world</b> again</f>\n <g type=\"array\"><x/></g></a>",
        document, plain_name);
    REQUIRE(read);
    const Value& root = *read->root;
    CHECK(root.written == "a");
    CHECK(root.get("b")->text == "one & two");
    CHECK(root.get("b")->line == 3);
    CHECK(root.get("c")->kind == ValueKind::null);
    CHECK(root.get("d")->text == "<p>html</p> more");
    CHECK(root.get("e")->get("#text")->text == "text");
    CHECK(root.get("e")->get("id")->text == "7");
    CHECK(root.get("f")->text == "Hello <b>world</b> again");
    CHECK(root.get("g")->kind == ValueKind::object);
}

TEST_CASE("XML that could do harm is refused") {
    Document document;
    auto bomb = read_xml(
        "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><services><service><name>&b;</name></service></services>",
        document, plain_name);
    REQUIRE_FALSE(bomb);
    CHECK(bomb.error().message.find("DOCTYPE") != std::string::npos);
    std::string deep;
    for (int i = 0; i < 10'000; ++i) deep += "<x>";
    for (int i = 0; i < 10'000; ++i) deep += "</x>";
    CHECK_FALSE(read_xml(deep, document, plain_name));
    for (const char* cut : {"<a><b>text", "<a><b></a>", "<a", "<a>&#0;</a", "", "<a><b>x</b>"}) {
        INFO(cut);
        CHECK_FALSE(read_xml(cut, document, plain_name));
    }
}

TEST_CASE("a character reference to nothing does not cut a text short") {
    Document document;
    auto read = read_xml("<x><y>before&#0;after&#xD800;end</y></x>", document, plain_name);
    REQUIRE(read);
    CHECK(std::string(read->root->get("y")->text).find("end") != std::string::npos);
}

TEST_CASE("bytes are turned into UTF-8 by their mark, their declaration or their look") {
    auto utf16 = [](std::string_view ascii, bool little, bool mark) {
        std::string bytes = mark ? (little ? "\xFF\xFE" : "\xFE\xFF") : "";
        for (char c : ascii) {
            if (!little) bytes += '\0';
            bytes += c;
            if (little) bytes += '\0';
        }
        return bytes;
    };
    CHECK(to_utf8("\xEF\xBB\xBF<a/>")->text == "<a/>");
    CHECK(to_utf8(utf16("<a>x</a>", true, true))->text == "<a>x</a>");
    CHECK(to_utf8(utf16("<a>x</a>", false, true))->text == "<a>x</a>");
    CHECK(to_utf8(utf16("{\"a\":1}", true, false))->text == "{\"a\":1}");
    CHECK(to_utf8("<?xml version='1.0' encoding='ISO-8859-1'?><a>caf\xE9 \x96</a>")
              ->text.find("caf\xC3\xA9 \xE2\x80\x93") != std::string::npos);
    CHECK(to_utf8("<?xml version=\"1.0\" encoding=\"windows-1252\"?><a>\x93"
                  "caf\xE9\x94</a>")
              ->text.find("\xE2\x80\x9C"
                          "caf\xC3\xA9\xE2\x80\x9D") != std::string::npos);
    auto wrong = to_utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>caf\xE9</a>");
    CHECK(wrong->text.find("caf\xC3\xA9") != std::string::npos);
    CHECK_FALSE(wrong->note.empty());
    CHECK(to_utf8("<a>caf\xC3\xA9</a>")->note.empty());
    CHECK_FALSE(to_utf8("<?xml version=\"1.0\" encoding=\"klingon-1\"?><a>caf\xE9</a>"));
}

}  // namespace waymark::feeds
