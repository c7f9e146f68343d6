// Does a person who types a command wrongly, or asks for help, read what to type?
#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

#include "server/commands/command_line.h"
#include "server/commands/command_list.h"
#include "server/commands/help_text.h"
#include "server/commands/nearest.h"
#include "server/commands/program.h"

using namespace waymark;

namespace {

struct Typed {
    std::string data, format = "f", word;
    bool json = false, loud = false;
    std::size_t number = 7;
    std::vector<std::string> with, files;
};

/// A program with one command that takes one of everything, and one that has commands of its own.
Command program(Typed& typed, int& runs) {
    const auto run = [&runs](const CommandContext&) { return ++runs, exit_good; };
    return Command("waymark", "A program")
        .has(Command("take", "Takes everything")
                 .data(typed.data)
                 .json(typed.json)
                 .flag("--loud", typed.loud, "Say it loudly")
                 .option("--format", "F", typed.format, "How it is written")
                 .number("--number", "N", typed.number, 1, 20, "How many")
                 .options("--with", "NAME=VALUE", typed.with, "May be repeated")
                 .words("FILE", typed.files, "Files")
                 .does(run))
        .has(Command("places", "About places")
                 .has(Command("import", "Reads places").word("FILE", typed.word, "The table").does(run)));
}

struct Ran {
    int exit_code = 0, runs = 0;
    Typed typed;
    std::string out, err;
};

Ran run(const std::vector<std::string>& words) {
    Ran ran;
    std::istringstream in;
    std::ostringstream out, err;
    ran.exit_code =
        run_command_line(program(ran.typed, ran.runs), words, {in, out, err, false, [] { return Date("2026-11-23"); }});
    ran.out = out.str();
    ran.err = err.str();
    return ran;
}

void visit(const CommandPath& path, const std::function<void(const CommandPath&)>& see) {
    see(path);
    for (const auto& command : path.back()->commands()) {
        auto longer = path;
        longer.push_back(&command);
        visit(longer, see);
    }
}

}  // namespace

TEST_CASE("what was typed comes to the command, whatever the order") {
    const auto ran = run({"take", "one.xml", "--data", "d", "--with", "need=ASD", "two.xml", "--with=age=7", "--loud",
                          "--number", "20", "-", "--", "--three"});
    INFO(ran.err);
    CHECK(ran.exit_code == exit_good);
    CHECK(ran.runs == 1);
    CHECK(ran.typed.data == "d");
    CHECK(ran.typed.format == "f");
    CHECK(ran.typed.number == 20);
    CHECK(ran.typed.loud);
    CHECK_FALSE(ran.typed.json);
    CHECK(ran.typed.with == std::vector<std::string>{"need=ASD", "age=7"});
    CHECK(ran.typed.files == std::vector<std::string>{"one.xml", "two.xml", "-", "--three"});
}

TEST_CASE("wrong use is one line that names what is wrong, the nearest name and what to type") {
    struct Row {
        std::vector<std::string> words;
        const char* err;
    };
    const std::vector<Row> rows = {
        {{}, "waymark: Say which command is meant. Type: waymark --help\n"},
        {{"dance"}, "waymark: There is no command waymark dance. Type: waymark --help\n"},
        {{"plcaes"}, "waymark: There is no command waymark plcaes. Did you mean places? Type: waymark --help\n"},
        {{"--dat"}, "waymark: waymark has no option --dat. Type: waymark --help\n"},
        {{"places"}, "waymark: Say which command is meant. Type: waymark places --help\n"},
        {{"places", "improt", "f"},
         "waymark: There is no command waymark places improt. Did you mean import? Type: waymark places --help\n"},
        {{"places", "import"}, "waymark: FILE is missing. Type: waymark places import --help\n"},
        {{"places", "import", "a", "b"}, "waymark: \"b\" is a word too many. Type: waymark places import --help\n"},
        {{"take", "f"}, "waymark: --data is missing. Type: waymark take --help\n"},
        {{"take", "--data", "d"}, "waymark: FILE is missing. Type: waymark take --help\n"},
        {{"take", "--date", "d", "f"},
         "waymark: waymark take has no option --date. Did you mean --data? Type: waymark take --help\n"},
        {{"take", "--data", "d", "--forma=x", "f"},
         "waymark: waymark take has no option --forma. Did you mean --format? Type: waymark take --help\n"},
        {{"take", "f", "--data"}, "waymark: --data takes a value: --data DIR. Type: waymark take --help\n"},
        {{"take", "f", "--data", "a", "--data", "b"},
         "waymark: --data may stand only once. Type: waymark take --help\n"},
        {{"take", "f", "--data", "--loud"}, "waymark: --data takes a value: --data DIR. Type: waymark take --help\n"},
        {{"take", "f", "--data", "d", "--loud=yes"}, "waymark: --loud takes no value. Type: waymark take --help\n"},
        {{"take", "f", "--data", "d", "-x"}, "waymark: waymark take has no option -x. Type: waymark take --help\n"},
        {{"take", "f", "--data", "d", "--number", "21"},
         "waymark: --number takes a whole number from 1 to 20, not 21. Type: waymark take --help\n"},
        {{"take", "f", "--data", "d", "--number", "many"},
         "waymark: --number takes a whole number from 1 to 20, not many. Type: waymark take --help\n"},
        {{"help", "plces"}, "waymark: There is no command waymark plces. Did you mean places? Type: waymark --help\n"}};
    for (const auto& row : rows) {
        const auto ran = run(row.words);
        CHECK(ran.err == row.err);
        CHECK(ran.exit_code == exit_wrong_use);
        CHECK(ran.out.empty());
        CHECK(ran.runs == 0);
    }
}

TEST_CASE("an option that may be repeated takes one value each time") {
    const auto ran = run({"take", "--data", "d", "--with", "need=ASD", "swimming"});
    CHECK(ran.typed.with == std::vector<std::string>{"need=ASD"});
    CHECK(ran.typed.files == std::vector<std::string>{"swimming"});
}

TEST_CASE("a word that is also the name of a command is a word") {
    const auto ran = run({"take", "--data", "d", "places", "import", "take"});
    CHECK(ran.exit_code == exit_good);
    CHECK(ran.typed.files == std::vector<std::string>{"places", "import", "take"});
}

TEST_CASE("the help of a command names that command, by --help and by the command help") {
    const auto helped = run({"places", "import", "--help"});
    CHECK(helped.exit_code == exit_good);
    CHECK(helped.out.find("Usage: waymark places import FILE\n\nReads places\n") == 0);
    CHECK(run({"help", "places", "import"}).out == helped.out);
    CHECK(run({"help", "take"}).out.find("Usage: waymark take --data DIR [OPTIONS] FILE…\n") == 0);
    CHECK(run({"help"}).out == run({"--help"}).out);
    CHECK(run({"--help"}).out.find("Exit codes: 0 all went well") != std::string::npos);
    CHECK(run({"take", "--version"}).out.find("waymark 0.") == 0);
}

TEST_CASE("every command of the program says what it does and what each of its arguments is") {
    Command whole("waymark", "Waymark");
    for (auto* make : every_command) whole.has(make());
    int seen = 0;
    visit({&whole}, [&](const CommandPath& path) {
        ++seen;
        const auto& command = *path.back();
        const auto help = help_text(path);
        INFO(help);
        CHECK(help.find("Usage: " + full_name(path)) == 0);
        CHECK_FALSE(command.help().empty());
        CHECK(command.commands().empty() == static_cast<bool>(command.action()));
        for (const auto& argument : command.arguments()) {
            CHECK(help.find("  " + argument.name) != std::string::npos);
            CHECK_FALSE(argument.help.empty());
            CHECK((argument.value.empty() || argument.is_option()));
        }
    });
    CHECK(seen > 15);
}

TEST_CASE("docs/COMMANDS.md is the manual as the program has it") {
    const std::vector<const char*> words = {"waymark", "help", "--manual"};
    std::istringstream in;
    std::ostringstream out, err, page;
    CHECK(run_program(static_cast<int>(words.size()), words.data(),
                      {in, out, err, false, [] { return Date("2026-11-23"); }}) == exit_good);
    page << std::ifstream(WAYMARK_SOURCE_DIR "/docs/COMMANDS.md").rdbuf();
    INFO("Write it anew: waymark help --manual >docs/COMMANDS.md");
    CHECK(out.str() == page.str());
}

TEST_CASE("the nearest name is the one that was meant, or none") {
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("serve", "serve") == 0);
    CHECK(edit_distance("sevre", "serve") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
    const std::vector<std::string> names = {"import", "interpret", "export", "search", "serve"};
    CHECK(nearest_name("imprt", names) == "import");
    CHECK(nearest_name("xeport", names) == "export");
    CHECK(nearest_name("inter", names) == "interpret");
    CHECK(nearest_name("dance", names).empty());
    CHECK(nearest_name("", names).empty());
    CHECK(nearest_name("a", {}).empty());
}
