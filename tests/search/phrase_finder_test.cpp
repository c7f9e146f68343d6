// Does looking for a quoted phrase by bytes find what splitting every line finds?
#include "search/match/phrase_finder.h"

#include <catch2/catch.hpp>

#include <random>

#include "content/text/split.h"
#include "content/text/text.h"

using namespace waymark;

namespace {

PhraseFinder finder_of(std::string_view phrase) {
    QuotedPhrase quoted;
    for (auto& token : text::split(phrase)) quoted.words.push_back(std::move(token.word));
    return PhraseFinder(quoted);
}

}  // namespace

TEST_CASE("a phrase is found wherever its words follow one another in a line") {
    const PhraseFinder people = finder_of("children and young people");
    for (const char* text :
         {"children and young people", "For CHILDREN and Young People.",
          "(children, and/or children and - young people)", "“children and young people”",
          "children\u00A0and young – people", "children and 'young' people", "a children and young\u00AD people",
          "x\nchildren and young people\ny", "1234567890123children and children and young people",
          "children\u2019 and young people", "chi\u00ADldren and young people"})
        CHECK(people.stands_in(text));
    for (const char* text :
         {"", "children", "children and young people's", "children's and young people", "children and\nyoung people",
          "children and the young people", "schoolchildren and young people", "children and young peoples",
          "young people and children", "children and young", "and young people", "children and young people\u0301s",
          "children_and_young_person"})
        CHECK_FALSE(people.stands_in(text));
    CHECK(people.stands_in("children_and_young_people"));  // a low line divides
    CHECK(finder_of("childrens centre").stands_in("the Children’s Centre"));
    CHECK(finder_of("childrens centre").stands_in("the children's\tcentre"));
    CHECK(finder_of("zajecia dla dzieci").stands_in("Zajęcia dla dzieci i rodziców"));
    CHECK(finder_of("أطفال صغار").stands_in("for all: أطفال صغار"));
    CHECK_FALSE(finder_of("أطفال صغار").stands_in("for all"));
    CHECK(finder_of("a b").stands_in("c'a a b"));
}

TEST_CASE("a phrase of long words is found where words are cut") {
    const std::string longest(64, 'a'), longer(70, 'a');
    CHECK(finder_of("b " + longest).stands_in("b " + longer));
    CHECK(finder_of(longest + " " + longest).stands_in(longer + " " + longer));
    CHECK_FALSE(finder_of("bb " + longest).stands_in("b " + longer));
}

TEST_CASE("a phrase is found in random text just where splitting finds it") {
    const std::vector<std::string> pieces = {"a",
                                             "A",
                                             "b",
                                             "ab",
                                             "the",
                                             "The",
                                             "and",
                                             "an",
                                             "7",
                                             "'",
                                             "\u2019",
                                             "`",
                                             "\u00E9",
                                             "e\u0301",
                                             "\u0301",
                                             "\u00AD",
                                             "\u200B",
                                             "\u2013",
                                             "\u201C",
                                             "\u2026",
                                             "\u00A0",
                                             "\u00A3",
                                             "\u00B7",
                                             "\u00BD",
                                             "\uFDFA",
                                             "\u2100",
                                             "\u0E01\u0E33",
                                             "\u6C34",
                                             "ks",
                                             "\uFB03",
                                             "-",
                                             ".",
                                             " ",
                                             " ",
                                             " ",
                                             " ",
                                             "\n",
                                             ", ",
                                             "_",
                                             "hill",
                                             "thee",
                                             std::string(61, 'x'),
                                             std::string(1, '\0')};
    const std::vector<std::string> phrases = {
        "a b",        "the and", "the",      "ab a",       "a a a",
        "an the and", "7 a",     "the e",    "b the hill", "\u00E9 a",
        "hill hill",  "ae the",  "\u6C34 a", "thee a the", std::string(61, 'x') + " a",
        "and 'a"};
    std::mt19937 chance(20);
    std::size_t found = 0;
    for (const auto& phrase : phrases) {
        const PhraseFinder finder = finder_of(phrase);
        for (int i = 0; i < 1500; ++i) {
            std::string text;
            for (auto n = chance() % 60; n > 0; --n)
                text += chance() % 3 == 0 ? phrase.substr(0, 1 + chance() % phrase.size())
                                          : pieces[chance() % pieces.size()];
            const bool stands = finder.stands_in_by_splitting(text);
            found += stands;
            if (finder.stands_in(text) != stands) FAIL_CHECK("\"" << phrase << "\" in: " << text);
        }
    }
    CHECK(found > 1000);
}
