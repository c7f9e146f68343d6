// Are content files found, listed, told apart and read line by line?
#include "content/content_files.h"

#include <catch2/catch.hpp>

#include "content/fingerprint.h"
#include "tests/content/temporary_folder.h"

using namespace waymark;

TEST_CASE("a file of the data directory takes precedence over the shipped one") {
    TemporaryFolder shipped, own;
    shipped.write("words/a.txt", "shipped");
    shipped.write("words/b.txt", "shipped");
    own.write("words/a.txt", "\xEF\xBB\xBFown");
    const ContentFiles files(shipped.path(), own.path());
    CHECK(*files.read("words/a.txt") == "own");
    CHECK(*files.read("words/b.txt") == "shipped");
    CHECK(*files.find("words/a.txt") == own.path() / "words/a.txt");
    CHECK(files.shipped() == shipped.path());
    const auto missing = files.read("words/c.txt");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().kind == ErrorKind::not_found);
    CHECK(missing.error().message.find("words/c.txt") != std::string::npos);
}

TEST_CASE("a data directory without content of its own is nothing special") {
    TemporaryFolder shipped;
    shipped.write("words/a.txt", "x: y");
    for (const auto& own : {std::filesystem::path(), shipped.path() / "not there"}) {
        const ContentFiles files(shipped.path(), own);
        CHECK(*files.read("words/a.txt") == "x: y");
        CHECK(files.list("words") == std::vector<std::string>{"words/a.txt"});
    }
}

TEST_CASE("the shipped content is found from any working directory") {
    const ContentFiles files({}, {});
    CHECK(files.shipped().is_absolute());
    CHECK(files.read("vocabulary.json").has_value());
}

TEST_CASE("names that leave the content folders are refused") {
    TemporaryFolder outer;
    outer.write("secret.txt", "secret");
    outer.write("content/a.txt", "a");
    const ContentFiles files(outer.path() / "content", {});
    for (const std::string name : {"../secret.txt", "/etc/passwd", "words/../../secret.txt", "", "a.txt/.."}) {
        CAPTURE(name);
        const auto found = files.find(name);
        REQUIRE_FALSE(found);
        CHECK(found.error().kind == ErrorKind::bad_parameter);
    }
    CHECK_FALSE(files.find(std::string_view("a.txt\0x", 7)));
    CHECK(files.list("..").empty());
    CHECK(files.list("/").size() == files.list("").size());
    CHECK_FALSE(files.find("words").has_value());
}

TEST_CASE("only data files are listed, those of both folders together, sorted") {
    TemporaryFolder shipped, own;
    for (const char* name :
         {"languages/pl.txt", "languages/deep/bn.txt", "languages/read.cpp", "languages/read.h", "CMakeLists.txt",
          "languages/.hidden", "languages/pl.txt~", "languages/.git/config", "words/x.txt"})
        shipped.write(name, "x");
    own.write("languages/ar.txt", "x");
    own.write("languages/pl.txt", "y");
    const ContentFiles files(shipped.path(), own.path());
    CHECK(files.list("languages") ==
          std::vector<std::string>{"languages/ar.txt", "languages/deep/bn.txt", "languages/pl.txt"});
    CHECK(files.list("languages/") == files.list("languages"));
    CHECK(files.list("").size() == 4);
    CHECK(files.list("nothing").empty());
    CHECK(files.list("words/x.txt") == std::vector<std::string>{"words/x.txt"});
}

TEST_CASE("a fingerprint changes with every name and byte below its folders, and with nothing else") {
    TemporaryFolder shipped, own;
    shipped.write("words/a.txt", "ab");
    shipped.write("words/b.txt", "c");
    shipped.write("places/p.txt", "p");
    const ContentFiles files(shipped.path(), own.path());
    const std::string before = files.fingerprint({"words"});
    CHECK(before.size() == 32);
    CHECK(files.fingerprint({"words"}) == before);
    CHECK(files.fingerprint({"words", "words"}) == before);
    CHECK(files.fingerprint({"words", "places"}) != before);
    CHECK(files.fingerprint({"words", "places"}) == files.fingerprint({"places", "words"}));
    shipped.write("places/p.txt", "changed");
    CHECK(files.fingerprint({"words"}) == before);
    shipped.write("words/a.txt", "a");
    shipped.write("words/b.txt", "bc");
    CHECK(files.fingerprint({"words"}) != before);
    shipped.write("words/a.txt", "ab");
    shipped.write("words/b.txt", "c");
    CHECK(files.fingerprint({"words"}) == before);
    own.write("words/a.txt", "ours");
    CHECK(files.fingerprint({"words"}) != before);
}

TEST_CASE("fingerprints of neighbouring byte strings differ") {
    CHECK(fingerprint_of("a") != fingerprint_of("b"));
    CHECK(fingerprint_of("") != fingerprint_of(std::string_view("\0", 1)));
    Fingerprint one, two;
    one.add("ab");
    two.add("a");
    two.add("b");
    CHECK(one.hex() != two.hex());
}

TEST_CASE("a words file is read line by line") {
    TemporaryFolder folder;
    folder.write("words/w.txt",
                 "\xEF\xBB\xBF# about these words\r\n"
                 "\r\n"
                 "need ASD: autism,  autistic , asperger's,,\r\n"
                 "   on the spectrum, # a comment between\r\n"
                 "\r\n"
                 "\tASC\r\n"
                 "time 8:30 : half past eight, c#, #hash\r\n"
                 "one:x");
    const auto lines = read_words_file(ContentFiles(folder.path(), {}), "words/w.txt");
    REQUIRE(lines);
    REQUIRE(lines->size() == 3);
    CHECK((*lines)[0].line == 3);
    CHECK((*lines)[0].head == std::vector<std::string>{"need", "ASD"});
    CHECK((*lines)[0].items == std::vector<std::string>{"autism", "autistic", "asperger's", "on the spectrum", "ASC"});
    CHECK((*lines)[1].line == 7);
    CHECK((*lines)[1].head == std::vector<std::string>{"time", "8"});
    CHECK((*lines)[1].items == std::vector<std::string>{"30 : half past eight", "c#"});
    CHECK((*lines)[2].items == std::vector<std::string>{"x"});
}

TEST_CASE("a words file that is not of its form is refused with file, line and what to do") {
    struct Row {
        std::string text, line, says;
    };
    const std::vector<Row> rows{
        {"a: b\nno colon here\n", ":2:", "colon"},
        {"a: b\nempty:\nc: d", ":2:", "nothing stands after"},
        {"empty: ,, # x\n", ":1:", "nothing stands after"},
        {": b\n", ":1:", "before the colon"},
        {"\n  goes on\n", ":2:", "space"},
        {"a: b\nc: caf\xE9\n", ":2:", "UTF-8"},
        {"a: " + std::string(20'001, 'x'), ":1:", "20,000"},
        {"a: b,\n " + std::string(15'000, 'x') + ",\n " + std::string(15'000, 'y'), ":3:", "20,000"},
    };
    for (const auto& [text, line, says] : rows) {
        TemporaryFolder folder;
        folder.write("w.txt", text);
        const auto lines = read_words_file(ContentFiles(folder.path(), {}), "w.txt");
        REQUIRE_FALSE(lines);
        CAPTURE(lines.error().message);
        CHECK(lines.error().message.find("w.txt" + line) != std::string::npos);
        CHECK(lines.error().message.find(says) != std::string::npos);
    }
    CHECK(read_words_file(ContentFiles("/nowhere", {}), "w.txt").error().kind == ErrorKind::not_found);
    TemporaryFolder folder;
    folder.write("empty.txt", "");
    CHECK(read_words_file(ContentFiles(folder.path(), {}), "empty.txt")->empty());
}
