// Can an editor add a line and see it work, and is a bad line refused with file, line and a plain sentence? Do names of
// listings count?
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "search/understand/load_lexicon.h"
#include "tests/search/understand/tables.h"

using namespace waymark;

namespace {

/// A council's own content folder for one test.
struct OwnContent {
    std::filesystem::path folder = std::filesystem::temp_directory_path() / "waymark-own-words";
    OwnContent() {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder / "words");
    }
    ~OwnContent() { std::filesystem::remove_all(folder); }
    void write(const std::string& name, const std::string& text) const { std::ofstream(folder / name) << text; }
    Result<std::shared_ptr<const Words>> load(const ListingWords& listings = {}) const {
        const ContentFiles files(WAYMARK_SOURCE_DIR "/content", folder);
        const auto vocabulary = Vocabulary::load(files);
        const auto places = Places::load(files, folder.string());
        return load_lexicon(files, *vocabulary, *places, listings);
    }
};

Understanding read(const Result<std::shared_ptr<const Words>>& words, const std::string& q) {
    return understand(q, **words, "2026-11-23");
}

}  // namespace

TEST_CASE("one line in a council's own file is enough to teach a word") {
    OwnContent own;
    own.write("words/own.txt", "need ASD: sunbeam child\ncategory short-breaks keep: [tuesday|wednesday] treehouse\n");
    const auto words = own.load();
    REQUIRE(words);
    CHECK(read(words, "groups for a sunbeam child").slots.codes.at("need") == std::vector<std::string>{"ASD"});
    CHECK(read(words, "the wednesday treehouse").slots.codes.at("category") ==
          std::vector<std::string>{"short-breaks"});
}

TEST_CASE("a bad line is refused with file, line and a plain sentence") {
    OwnContent own;
    struct Bad {
        const char* line;
        const char* says;
    };
    for (const Bad& bad :
         {Bad{"need ABC: word\n", "words/own.txt:1: after \"need\" stands \"ABC\""},
          Bad{"# a\nneeds ASD: word\n", "words/own.txt:2: a line cannot start with \"needs\""},
          Bad{"need ASD: [one|two\n", "never closed"}, Bad{"need ASD: one]\n", "never opened"},
          Bad{"need ASD: (one)\n", "no word at all"}, Bad{"need ASD loud: one\n", "\"loud\" is no code"},
          Bad{"age five: one\n", "two numbers with a dash"}}) {
        INFO(bad.line);
        own.write("words/own.txt", bad.line);
        const auto words = own.load();
        REQUIRE_FALSE(words);
        CHECK_THAT(words.error().message, Catch::Contains(bad.says));
    }
}

TEST_CASE("a query that is a listing's name stands as text") {
    OwnContent own;
    const auto words =
        own.load({{"Grimbleworth Saturday Swimmers", "Tumbletots Autism Hub", "Short Breaks Service"}, {}});
    REQUIRE(words);
    const Understanding name = read(words, "grimbleworth saturday swimmers");
    CHECK(name.slots.empty());
    CHECK(name.text == "grimbleworth saturday swimmers");
    const Understanding inside = read(words, "is tumbletots autism hub open on sunday");
    CHECK(inside.slots.codes.count("need") == 0);
    CHECK(inside.slots.codes.at("day") == std::vector<std::string>{"sun"});
    // A name that is made of our own words only is read like any other words.
    CHECK(read(words, "short breaks service").slots.codes.at("category") == std::vector<std::string>{"short-breaks"});
}

TEST_CASE("words that listings hold often are right, and are offered for slips") {
    OwnContent own;
    const auto words = own.load({{}, {{"quidditch", 12}, {"zorbing", 1}}});
    REQUIRE(words);
    CHECK(read(words, "quiditch").corrected == "quidditch");
    CHECK_FALSE(read(words, "zorbimg").corrected);
}
