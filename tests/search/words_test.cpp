// Do words find what means the same?
#include <catch2/catch.hpp>

#include <algorithm>

#include "content/text/split.h"
#include "content/text/text.h"
#include "search/match/highlights.h"
#include "search/match/word_query.h"
#include "tests/search/listings.h"
#include "tests/search/open_engine.h"

using namespace waymark;
using namespace waymark::test;

TEST_CASE("a query finds a listing that says the same in other words") {
    struct Row {
        const char *said, *asked;
        bool found;
    };
    const Row rows[] = {
        {"We run a speech and language therapy clinic.", "salt", true},
        {"We run a SALT clinic.", "speech and language therapy", true},
        {"Swimming lessons.", "swim", true},
        {"A swim for all.", "swimming", true},
        {"For autistic children.", "autism", true},
        {"Children's clubs.", "childrens club", true},
        {"Café for carers.", "cafe", true},
        {"Horse riding.", "sailing", false},
    };
    Folder folder;
    auto engine = open_engine(folder.path());
    std::vector<Listing> listings;
    int number = 0;
    for (const auto& row : rows) {
        ++number;
        auto l = plain_listing(number, "Listing " + std::string(1, static_cast<char>('A' + number)));
        l.description = row.said;
        listings.push_back(l);
    }
    REQUIRE(engine.publish(listings));
    for (std::size_t i = 0; i < listings.size(); ++i) {
        SearchRequest r;
        r.q = rows[i].asked;
        r.understand = false;
        r.per_page = 100;
        auto answer = engine.search(r);
        REQUIRE(answer);
        const auto found = ids(*answer);
        CAPTURE(rows[i].said, rows[i].asked);
        CHECK((std::find(found.begin(), found.end(), listings[i].id) != found.end()) == rows[i].found);
    }
}

TEST_CASE("what is typed past 512 bytes asks for nothing, with understanding off too") {
    Folder folder;
    auto engine = open_engine(folder.path());
    REQUIRE(engine.publish({plain_listing(1, "Swimming"), plain_listing(2, "Sleep")}));
    for (bool understand : {true, false}) {
        SearchRequest r;
        r.q = "swimming " + std::string(520, 'x') + " sleep";
        r.understand = understand;
        auto answer = engine.search(r);
        REQUIRE(answer);
        CHECK(names(*answer) == std::vector<std::string>{"Swimming"});
        CHECK(answer->notices.size() == 2);  // it was too long, and nobody has the word that is cut
        r.q = "swimming" + std::string(520, ' ') + "\"sleep at night\"";
        answer = engine.search(r);
        REQUIRE(answer);
        CHECK(names(*answer) == std::vector<std::string>{"Swimming"});
        CHECK(answer->words_all);
    }
}

TEST_CASE("a misspelt word that no listing holds is offered as one that some do") {
    Folder folder;
    auto engine = open_engine(folder.path());
    REQUIRE(engine.publish({plain_listing(1, "Trampolining for all")}));
    SearchRequest r;
    r.q = "tramplining";
    r.understand = false;
    auto answer = engine.search(r);
    REQUIRE(answer);
    CHECK(answer->did_you_mean == "trampolining");
}

TEST_CASE("words of danger are never offered as other words") {
    Folder folder;
    auto engine = open_engine(folder.path());
    REQUIRE(engine.publish({plain_listing(1, "Hill walks"), plain_listing(2, "Ill at home")}));
    SearchRequest r;
    r.q = "i want to kill myself";
    auto answer = engine.search(r);
    REQUIRE(answer);
    CHECK_FALSE(answer->understood.urgent.empty());
    CHECK_FALSE(answer->did_you_mean);
}

TEST_CASE("half a hyphened word and a word of another sense are never offered") {
    Folder folder;
    auto engine = open_engine(folder.path());
    REQUIRE(engine.publish({plain_listing(1, "Co-ordinator post"), plain_listing(2, "Deaf club"),
                            plain_listing(3, "Re-ablement team"), plain_listing(4, "Trampolining")}));
    for (const char* q : {"coordinator", "my dad is dead", "reablement"}) {
        SearchRequest r;
        r.q = q;
        INFO(q);
        CHECK_FALSE(engine.search(r)->did_you_mean);
    }
}

namespace {

/// Sentence by sentence and word by word, as a reader would.
std::vector<std::string> sentences_by_reading(const std::string& text, const std::vector<std::string>& stems) {
    std::vector<std::string> found;
    for (std::size_t start = 0; start < text.size() && found.size() < 2;) {
        while (start < text.size() && (text[start] == ' ' || text[start] == '\n')) ++start;
        std::size_t end = start;
        for (; end < text.size() && text[end] != '\n'; ++end) {
            const bool mark = text[end] == '.' || text[end] == '!' || text[end] == '?';
            if (mark && (end + 1 == text.size() || text[end + 1] == ' ' || text[end + 1] == '\n')) break;
        }
        if (end < text.size() && text[end] != '\n') ++end;
        const auto sentence = text.substr(start, end - start);
        start = end;
        for (const auto& token : text::split(sentence))
            if (std::find(stems.begin(), stems.end(), text::stem(token.word)) != stems.end()) {
                found.push_back(sentence);
                break;
            }
    }
    return found;
}

}  // namespace

TEST_CASE("highlights are sentences that hold the words") {
    WordQuery query;
    query.units.push_back({"pool", {"pool"}, {}});
    const Highlighter highlighter({&query});
    CHECK(highlighter.sentences_of("We have a hall. We have a warm pool! Come in.") ==
          std::vector<std::string>{"We have a warm pool!"});
    CHECK(highlighter.sentences_of("").empty());
    const auto longest = highlighter.sentences_of(std::string(3000, 'a') + " pool " + std::string(3000, 'b'));
    REQUIRE(longest.size() == 1);
    const auto cut =
        highlighter.sentences_of("It is " + std::string(60, 'x') + " " + std::string(60, 'y') + " a warm pool " +
                                 std::string(60, 'z') + " " + std::string(60, 'w') + ".");
    REQUIRE(cut.size() == 1);
    CHECK(cut[0].find("pool") != std::string::npos);
    CHECK(cut[0].size() < 220);
}

TEST_CASE("highlights are what reading every word finds, whatever marks and letters stand around it") {
    const std::vector<std::string> words = {"pool",  "Pools", "swim",  "swimming", "dying",  "die",    "école",
                                            "Ecole", "café",  "don't", "don’t",    "o'neil", "ONEIL",  "2",
                                            "2nd",   "SR4",   "a",     "hall",     "warm",   "naïve",  "ｐool",
                                            "пул",   "x",     "po",    "y",        "dye",    "pooling"};
    const std::vector<std::string> between = {" ",  " ", " ",  " ",  ". ",  ".  ", "! ", "?\n", "\n", "\n\n",
                                              "-",  "/", " “", "” ", "’ ",  " – ", "—",  ", ",  " £", "\xC2\xA0",
                                              "… ", "(", ") ", ".",  "...", " .",  "é",  "'"};
    const std::vector<std::vector<std::string>> asked = {
        {"pool"}, {"swim", "die"}, {"ecol"}, {"dont"}, {"oneil"}, {"2"}, {"sr4"}, {"naiv"}, {"пул"}, {"y"}, {"a", "x"}};
    Choice pick(77);
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        const auto size = pick.below(40);
        for (std::uint32_t i = 0; i < size; ++i) text += pick.of(words) + pick.of(between);
        auto stems = pick.of(asked);
        for (auto& stem : stems) stem = text::stem(stem);
        WordQuery query;
        query.units.push_back({"", stems, {}});
        auto expected = sentences_by_reading(text, stems);
        auto found = Highlighter({&query}).sentences_of(text);
        for (auto* list : {&expected, &found})  // long ones are cut, which is not looked at here
            for (auto& sentence : *list) sentence.resize(std::min<std::size_t>(sentence.size(), 20));
        CAPTURE(text, stems);
        if (text.size() < 190) REQUIRE(found == expected);
        else REQUIRE(found.size() == expected.size());
    }
}

TEST_CASE("suggestions complete names, needs and kinds of help") {
    Folder folder;
    auto engine = open_engine(folder.path());
    REQUIRE(engine.publish({plain_listing(1, "Trampolining for all"), plain_listing(2, "Train club")}));
    auto kinds = [&](const std::string& typed) {
        std::vector<std::string> out;
        for (const auto& s : engine.suggest(typed)) out.push_back(s.kind + ":" + s.text);
        return out;
    };
    CHECK_THAT(kinds("tramp"), Catch::VectorContains(std::string("listing:Trampolining for all")));
    CHECK_THAT(kinds("auti"), Catch::VectorContains(std::string("need:Autism")));
    CHECK(kinds("").empty());
    CHECK(kinds("\"*:?[").empty());
}
