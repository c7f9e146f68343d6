// Does understanding keep its promises beyond single rows: spans, skipping, several children, danger, names, limits?
#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/search/understand/tables.h"

using namespace waymark;

namespace {

Understanding read(const std::string& q, const std::vector<Skip>& skip = {}) {
    return understand(q, *tests::shipped_words(), "2026-11-23", skip);
}

bool has(const Understanding& u, const std::string& field, const std::string& value) {
    const auto found = u.slots.codes.find(field);
    return found != u.slots.codes.end() &&
           std::find(found->second.begin(), found->second.end(), value) != found->second.end();
}

}  // namespace

TEST_CASE("the same words, day and files give the same understanding") {
    CHECK(read("autistic 7 year old in Durham on saturdays") == read("autistic 7 year old in Durham on saturdays"));
}

TEST_CASE("spans are bytes of the query as it was sent") {
    const std::string q = "  ♿ Clubs for my “autistic” son, SR4 7TF";
    const Understanding u = read(q);
    REQUIRE_FALSE(u.spans.empty());
    for (const Span& span : u.spans) {
        REQUIRE(span.to <= q.size());
        CHECK(span.words == q.substr(span.from, span.to - span.from));
        CHECK_FALSE(span.why.empty());
    }
    CHECK(std::any_of(u.spans.begin(), u.spans.end(),
                      [](const Span& s) { return s.field == "need" && s.words == "autistic"; }));
}

TEST_CASE("what is skipped neither filters nor is looked for") {
    const Understanding all = read("autism swimming in Leeds for 7 year old within 5 miles");
    CHECK(has(all, "need", "ASD"));
    CHECK(all.slots.radius_miles == 5);
    const Understanding less = read("autism swimming in Leeds for 7 year old within 5 miles",
                                    {{"need", "ASD"}, {"age", "7"}, {"place", "leeds"}});
    CHECK_FALSE(has(less, "need", "ASD"));
    CHECK_FALSE(less.slots.age);
    CHECK(less.slots.place.empty());
    CHECK_FALSE(less.slots.radius_miles);
    CHECK(less.text == "swimming");
    CHECK(read("not school, activities", {{"not.category", "schools"}}).not_wanted.empty());
}

TEST_CASE("an age in months is not read as years") {
    const Understanding u = read("18 months not talking");
    REQUIRE(u.slots.age);
    CHECK(u.slots.age->min == 1);
    CHECK(u.slots.age->max == 1);
}

TEST_CASE("several children keep their ages beside the span") {
    const Understanding u = read("football for my 6 and 11 year olds");
    REQUIRE(u.slots.age);
    CHECK(*u.slots.age == AgeRange{6, 11});
    CHECK(u.slots.ages == std::vector<int>{6, 11});
}

TEST_CASE("a year of birth counts from today") {
    CHECK(understand("born in 2018", *tests::shipped_words(), "2026-11-23").slots.age == AgeRange{7, 8});
    CHECK(understand("born in 2018", *tests::shipped_words(), "2030-01-01").slots.age == AgeRange{11, 12});
}

TEST_CASE("old and hurtful words are understood and never shown again") {
    const Understanding u = read("mongol child");
    CHECK(has(u, "need", "DS"));
    for (const Span& span : u.spans) CHECK(span.words.find("mongol") == std::string::npos);
    CHECK(read("spastik").corrected.value_or("").find("spastic") == std::string::npos);
    CHECK(read("retardd").corrected.value_or("").find("retard") != 0);
}

TEST_CASE("danger is read however it is written and nobody can take it off") {
    for (const char* q : {"suicidal", "SUICIDAL", "sucidal", "suicidle thoughts", "my daughter wants to kill herself",
                          "self-harm", "self  harm", "selfharm"}) {
        INFO(q);
        REQUIRE_FALSE(read(q).urgent.empty());
        CHECK_FALSE(read(q).urgent.front().quieter);
        CHECK_FALSE(read(q, {{"need", "SEMH"}, {"category", "mental-health"}}).urgent.empty());
    }
    std::string long_one;
    for (int i = 0; i < 200; ++i) long_one += "and then ";
    CHECK_FALSE(read(long_one + "he wants to kill himself").urgent.empty());
}

TEST_CASE("the help that is shown is the national lines") {
    std::string phones;
    for (const UrgentHelp& help : read("I want to die").urgent) phones += help.phone + " ";
    CHECK(phones == "999 111 0800 1111 0800 068 4141 18001 999 116 123 85258 ");
    for (const UrgentHelp& help : read("I am at the end of my tether").urgent) CHECK(help.quieter);
}

TEST_CASE("where abuse is read the page can offer a quick exit") {
    REQUIRE_FALSE(read("my husband hits me").urgent.empty());
    CHECK(read("my husband hits me").urgent.front().quick_exit);
    CHECK_FALSE(read("suicidal teenager").urgent.front().quick_exit);
}

TEST_CASE("a phrase in quotation marks stands as it is") {
    const Understanding u = read("\"stay and play\" autism");
    CHECK(u.text == "\"stay and play\"");
    CHECK(has(u, "need", "ASD"));
}

TEST_CASE("near me asks where") { CHECK_FALSE(read("autism clubs near me").questions.empty()); }

TEST_CASE("spelling is mended and shown") {
    CHECK(read("swiming lessons").corrected == "swimming lessons");
    CHECK_FALSE(read("swimming lessons").corrected);
}

TEST_CASE("words that only ask are looked for when there is nothing else") { CHECK(read("help").text == "help"); }

TEST_CASE("a question never hides behind empty, broken or endless input") {
    CHECK(read("").slots.empty());
    CHECK(read("   ").text.empty());
    CHECK(read("\"\"\"").text.empty());
    CHECK_NOTHROW(read("\xff\xfe\xc0 autism \xed\xa0\x80"));
    CHECK(has(read("\xff\xfe\xc0 autism \xed\xa0\x80"), "need", "ASD"));
    const Understanding many = read(std::string(40, 'x') + " " + std::string(100000, 'a'));
    CHECK_FALSE(many.notices.empty());
    CHECK_NOTHROW(read(std::string(512, '1')));
    CHECK_NOTHROW(read(std::string(300, '(') + "autism" + std::string(100, ')')));
}

TEST_CASE(
    "the same few words over and over are read as often as they stand, and every reading lies within what was typed") {
    for (const char* again : {"can my son come to the ", "5 to 7 and ", "not the autistic year 5 in reading ",
                              "autizzm dyslexxic commmunication ", "he is a "}) {
        std::string q;
        while (q.size() < 500) q += again;
        const Understanding u = read(q);
        CHECK(u.spans.size() <= 64);
        for (const Span& span : u.spans) CHECK((span.from < span.to && span.to <= q.size()));
    }
}

TEST_CASE("characters that fold into many words are read to their end") {
    // One run of them is cut into words that all start at the same byte.
    for (const std::string many : {"\uFDFA", "\uFDFB", "\u2100", "\u2474", "\u33C2"})
        for (const int times : {22, 120, 1000}) {
            std::string run, apart;
            for (int i = 0; i < times; ++i) {
                run += many;
                apart += many + " ";
            }
            CHECK(read(run) == read(run));
            CHECK(read(apart) == read(apart));
            CHECK(read("autism " + run).slots.codes.count("need") == 1);
        }
}

TEST_CASE("danger behind characters that fold into many words is seen") {
    std::string many;
    for (int i = 0; i < 22; ++i) many += "\uFDFA";
    CHECK_FALSE(read(many + " i want to kill myself").urgent.empty());
}

TEST_CASE("a run that folds into many words is told of once") {
    std::string many;
    for (int i = 0; i < 22; ++i) many += "\uFDFA";
    const Understanding u = read(many);
    REQUIRE(u.notices.size() == 2);
    CHECK(u.notices[1] == Message{"notice.not-read", {{"words", many}}});
}

TEST_CASE("understanding ends within its budget, and says so") {
    std::string letter;
    while (letter.size() < 4000) letter += "not in my school year 9 near the weekend ";
    WorkBudget plenty;
    const Understanding whole = understand(letter, *tests::shipped_words(), "2026-11-23", {}, plenty);
    CHECK(plenty.used() <= work_of_understanding);
    WorkBudget little(2000);
    const Understanding part = understand(letter, *tests::shipped_words(), "2026-11-23", {}, little);
    CHECK(little.spent() == false);  // it never takes more than there is
    REQUIRE_FALSE(part.notices.empty());
    CHECK(part.notices.back() == Message{"notice.too-much"});
    WorkBudget again(2000);
    CHECK(understand(letter, *tests::shipped_words(), "2026-11-23", {}, again) == part);
}
