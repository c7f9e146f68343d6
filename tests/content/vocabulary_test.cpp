// Is the vocabulary read, and is a bad one refused?
#include "content/words/vocabulary.h"

#include <catch2/catch.hpp>

#include "tests/content/temporary_folder.h"

using namespace waymark;

TEST_CASE("the shipped vocabulary has the fields and codes of the contract") {
    const auto vocabulary = Vocabulary::load(ContentFiles(WAYMARK_SOURCE_DIR "/content", {}));
    REQUIRE(vocabulary);
    std::vector<std::string> names;
    for (const auto& field : vocabulary->fields()) names.push_back(field.name);
    CHECK(names == std::vector<std::string>{"need", "age_band", "category", "accessibility", "day", "when", "cost",
                                            "referral", "delivery", "audience", "break_level", "adulthood",
                                            "service_group", "sector"});
    CHECK(vocabulary->field("need")->values.size() == 16);
    CHECK(vocabulary->field("need")->values.front().code == "ASD");
    CHECK(vocabulary->field("category")->values.size() == 29);
    CHECK(vocabulary->field("accessibility")->values.size() == 19);
    CHECK(vocabulary->field("nothing") == nullptr);
    CHECK(vocabulary->field("day")->position("tue") == 1);
    CHECK(vocabulary->field("day")->position("Tue") == -1);
    CHECK(vocabulary->has("need", "ASD"));
    CHECK_FALSE(vocabulary->has("need", "asd"));
    CHECK_FALSE(vocabulary->has("nothing", "ASD"));
    CHECK(vocabulary->label("need", "DS") == "Down's syndrome");
    CHECK(vocabulary->label("need", "XX") == "XX");
    CHECK(vocabulary->label("nothing", "XX") == "XX");
}

TEST_CASE("age bands follow from ages") {
    struct Row {
        std::optional<int> min, max;
        std::vector<std::string> bands;
    };
    const std::vector<Row> rows{
        {{}, {}, {}},
        {0, 25, {"0-4", "5-10", "11-15", "16-18", "19-25"}},
        {7, 7, {"5-10"}},
        {4, 5, {"0-4", "5-10"}},
        {16, {}, {"16-18", "19-25"}},
        {{}, 4, {"0-4"}},
        {18, 19, {"16-18", "19-25"}},
        {25, 99, {"19-25"}},
        {26, {}, {}},
        {0, {}, {"0-4", "5-10", "11-15", "16-18", "19-25"}},
    };
    for (const auto& [min, max, bands] : rows) {
        CAPTURE(min.value_or(-1), max.value_or(-1));
        CHECK(Vocabulary::age_bands(min, max) == bands);
    }
}

TEST_CASE("a vocabulary that is not of its form is refused, with the field and what to do") {
    struct Row {
        std::string json, says;
    };
    const std::vector<Row> rows{
        {"", "not JSON"},
        {"{\n\"need\": {\n", ":3: this is not JSON"},
        {"[]", "one object"},
        {"{}", "one object"},
        {R"({"need": 3})", "\"need\" has no label"},
        {R"({"need": {"label": "", "values": {"A": "b"}}})", "\"need\" has no label"},
        {R"({"need": {"label": "Need"}})", "\"need\" has no values"},
        {R"({"need": {"label": "Need", "values": {}}})", "\"need\" has no values"},
        {R"({"need": {"label": "Need", "values": {"A B": "c"}}})", "\"A B\""},
        {R"({"need": {"label": "Need", "values": {"A": 3}}})", "the code \"A\""},
        {R"({"need": {"label": "Need", "values": {"A": "b", "A": "c"}}})", "twice"},
        {R"({"need": {"label": "Need", "values": {"A": "b"}}, "need": {"label": "Need", "values": {"A": "b"}}})",
         "twice"},
        {R"({"a b": {"label": "Need", "values": {"A": "b"}}})", "\"a b\""},
        {std::string(100'000, '['), "JSON"},
        {"{\"need\": {\"label\": \"N\xFF\", \"values\": {\"A\": \"b\"}}}", "JSON"},
    };
    for (const auto& [json, says] : rows) {
        TemporaryFolder folder;
        folder.write("vocabulary.json", json);
        const auto vocabulary = Vocabulary::load(ContentFiles(folder.path(), {}));
        REQUIRE_FALSE(vocabulary);
        CAPTURE(vocabulary.error().message);
        CHECK(vocabulary.error().message.find("vocabulary.json") != std::string::npos);
        CHECK(vocabulary.error().message.find(says) != std::string::npos);
    }
    CHECK(Vocabulary::load(ContentFiles("/nowhere", {})).error().kind == ErrorKind::not_found);
}

TEST_CASE("two fields may share a code") {
    TemporaryFolder folder;
    folder.write("vocabulary.json",
                 R"({"a": {"label": "A", "values": {"x": "one"}}, "b": {"label": "B", "values": {"x": "two"}}})");
    const auto vocabulary = Vocabulary::load(ContentFiles(folder.path(), {}));
    REQUIRE(vocabulary);
    CHECK(vocabulary->label("b", "x") == "two");
}
