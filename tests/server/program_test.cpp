// Does the whole program do what its commands promise, from a feed to an answer over the wire?
#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "server/commands/program.h"
#include "tests/server/served.h"

using namespace waymark;
using nlohmann::json;
using test::Served;

namespace {

const std::string feed = WAYMARK_SOURCE_DIR "/tests/fixtures/server/feed.json";
const std::string swimming = "11111111-1111-4111-8111-111111111111";

struct Folder {
    Folder() {
        char name[] = "/tmp/waymark-program-test-XXXXXX";
        path = mkdtemp(name);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    std::string path;
};

struct Ran {
    int exit_code = 0;
    std::string out, err;
};
Ran run(std::vector<const char*> words, const std::string& typed = "") {
    words.insert(words.begin(), "waymark");
    std::istringstream in(typed);
    std::ostringstream out, err;
    const int code = run_program(static_cast<int>(words.size()), words.data(),
                                 {in, out, err, false, [] { return Date("2026-11-23"); }});
    return {code, out.str(), err.str()};
}

}  // namespace

TEST_CASE("wrong use exits 2 with one line that says what to type") {
    struct Row {
        std::vector<const char*> words;
        const char* type;
    };
    for (const auto& row :
         {Row{{}, "waymark --help"}, Row{{"dance"}, "waymark --help"}, Row{{"import"}, "waymark import --help"},
          Row{{"import", "--data", "/tmp/x"}, "waymark import --help"},
          Row{{"import", "--data", "/tmp/x", "--colour", "f"}, "waymark import --help"},
          Row{{"serve"}, "waymark serve --help"},
          Row{{"serve", "--data", "/tmp/x", "--cache-mb", "many"}, "waymark serve --help"},
          Row{{"places"}, "waymark places --help"},
          Row{{"places", "import", "--data", "/tmp/x"}, "waymark places import --help"},
          Row{{"words", "learn"}, "waymark words --help"}, Row{{"search", "autism"}, "waymark search --help"}}) {
        const auto ran = run(row.words);
        INFO(ran.err);
        CHECK(ran.exit_code == 2);
        CHECK(ran.out.empty());
        CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
        CHECK(ran.err.find(std::string("Type: ") + row.type) != std::string::npos);
    }
    CHECK(run({"serve", "--data", "/tmp/x", "--listen", "here"}).exit_code == 2);
    CHECK(run({"serve", "--data", "/tmp/x", "--listen", "127.0.0.1:99999"}).exit_code == 2);
    CHECK(run({"serve", "--data", "/tmp/x", "--public-url", "localoffer"}).exit_code == 2);
}

TEST_CASE("help and version are everywhere") {
    for (const std::vector<const char*>& words : {std::vector<const char*>{},
                                                  {"import"},
                                                  {"check"},
                                                  {"search"},
                                                  {"interpret"},
                                                  {"serve"},
                                                  {"reindex"},
                                                  {"places"},
                                                  {"places", "import"},
                                                  {"words"},
                                                  {"words", "reload"}}) {
        auto help = words, version = words;
        help.push_back("--help");
        version.push_back("--version");
        const auto helped = run(help), said = run(version);
        CHECK(helped.exit_code == 0);
        CHECK(helped.out.find("--version") != std::string::npos);
        CHECK(said.exit_code == 0);
        CHECK(said.out.find("waymark 0.") == 0);
    }
}

TEST_CASE("a feed goes in, is found, and goes in again unchanged") {
    const Folder data;
    const auto first = run({"import", "--data", data.path.c_str(), feed.c_str()});
    INFO(first.err);
    CHECK(first.exit_code == 0);
    CHECK(first.out == "imported 2: 2 new, 0 changed, 0 unchanged, 0 rejected\n");
    CHECK(run({"import", "--data", data.path.c_str(), feed.c_str()}).out ==
          "imported 2: 0 new, 0 changed, 2 unchanged, 0 rejected\n");

    const auto found = run({"search", "--data", data.path.c_str(), "--json", "otter", "swimming"});
    REQUIRE(found.exit_code == 0);
    const auto answer = json::parse(found.out);
    CHECK(answer["query"]["q"] == "otter swimming");
    CHECK(answer["results"][0]["id"] == swimming);
    const auto list = run({"search", "--data", data.path.c_str(), "otter swimming"});
    CHECK(list.out.find("1. Otter Swimming Club (Otter Trust)\n   ages 5 to 11") != std::string::npos);
    CHECK(json::parse(run({"search", "--data", data.path.c_str(), "--json", "--with", "need=ASD"}).out)["total"] == 1);
    CHECK(run({"search", "--data", data.path.c_str(), "--with", "need=XYZ"}).exit_code == 2);
    CHECK(run({"search", "--data", data.path.c_str(), "--with", "need"}).exit_code == 2);
    CHECK(run({"reindex", "--data", data.path.c_str()}).out == "indexed 2 listings\n");
    CHECK(run({"words", "reload", "--data", data.path.c_str()}).out == "words reloaded\n");
}

TEST_CASE("an import that cannot start or finds nothing says so") {
    const Folder data;
    CHECK(run({"import", "--data", data.path.c_str(), "/no/such/file.xml"}).exit_code == 1);
    CHECK(run({"import", "--data", data.path.c_str(), "--council", "atlantis", feed.c_str()}).exit_code == 2);
    const auto nothing = run({"import", "--data", data.path.c_str(), "-"}, "<html><body>Not a feed</body></html>");
    CHECK(nothing.exit_code == 1);
    CHECK(nothing.err.find("[error]") != std::string::npos);
}

TEST_CASE("a data directory that is not there is named, with the nearest one, and not made") {
    const Folder home;
    const auto good = home.path + "/waymark", wrong = home.path + "/waymrak";
    const auto made = run({"import", "--data", good.c_str(), feed.c_str()});
    CHECK(made.exit_code == 0);
    CHECK(made.err.find("Made the data directory " + good + ".\n") == 0);
    CHECK(made.out == "imported 2: 2 new, 0 changed, 0 unchanged, 0 rejected\n");
    CHECK(run({"import", "--data", good.c_str(), feed.c_str()}).err.find("Made") == std::string::npos);
    for (std::vector<const char*> words : std::vector<std::vector<const char*>>{{"serve"},
                                                                                {"reindex"},
                                                                                {"report", "feeds"},
                                                                                {"harvest", "list"},
                                                                                {"harvest", "run"},
                                                                                {"harvest", "remove", "x"},
                                                                                {"duplicates", "list"},
                                                                                {"words", "reload"},
                                                                                {"export"},
                                                                                {"search", "swimming"},
                                                                                {"interpret"},
                                                                                {"places", "import", "f.csv"},
                                                                                {"check", feed.c_str()}}) {
        words.push_back("--data");
        words.push_back(wrong.c_str());
        const auto ran = run(words);
        INFO(words.front());
        CHECK(ran.exit_code == 1);
        CHECK(ran.out.empty());
        CHECK(ran.err == "waymark: There is no data directory " + wrong + ". Did you mean " + good +
                             "? The commands import and harvest add make one.\n");
        CHECK_FALSE(std::filesystem::exists(wrong));
    }
    const auto deep = home.path + "/waymrak/data/here";
    CHECK(run({"reindex", "--data", deep.c_str()}).err.find("Did you mean") == std::string::npos);
}

TEST_CASE("what a feed says never commands a terminal") {
    const Folder data;
    const auto hostile = data.path + "/hostile.json";
    std::ofstream(hostile)
        << R"([{"id": "44444444-4444-4444-8444-444444444444", "name": "Heron\u001b[2J Music \u009b31mRoom", "status": "active", "minimum_age": "\u001b]0;x\u0007"},)"
           R"( {"id": "44444444-4444-4444-8444-444444444444", "name": "Twice\u001b[2J", "status": "active"}, {"id": "\u001b[2J"}])";
    const auto safe = [](const std::string& text) {
        return std::none_of(text.begin(), text.end(),
                            [](char c) {
                                return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f;
                            }) &&
               text.find("\xc2\x9b") == std::string::npos;
    };
    const auto imported = run({"import", "--data", data.path.c_str(), hostile.c_str()});
    INFO(imported.err);
    CHECK(imported.exit_code == 3);
    CHECK(safe(imported.err));
    for (const std::vector<const char*>& words :
         std::vector<std::vector<const char*>>{{"search", "heron music room"},
                                               {"search", "--json", "heron music room"},
                                               {"report", "feeds"},
                                               {"duplicates", "list"}}) {
        auto typed = words;
        typed.push_back("--data");
        typed.push_back(data.path.c_str());
        const auto ran = run(typed);
        INFO(ran.out);
        CHECK(ran.exit_code == 0);
        CHECK(safe(ran.out));
        CHECK(safe(ran.err));
    }
    CHECK(safe(run({"search", "--data", "/no/\x1b[2J"}).err));
    CHECK(safe(run({"search", "--data", data.path.c_str(), "--\x1b[2J"}).err));
}

TEST_CASE("machines get every result as JSON") {
    const Folder data;
    const auto d = data.path.c_str();
    const auto imported = json::parse(run({"import", "--data", d, "--json", "--source", "otters", feed.c_str()}).out);
    CHECK(imported["new"] == 2);
    CHECK(json::parse(run({"reindex", "--data", d, "--json"}).out)["indexed"] == 2);
    CHECK(json::parse(run({"words", "reload", "--data", d, "--json"}).out)["reloaded"] == true);
    const auto reports = json::parse(run({"report", "feeds", "--data", d, "--json"}).out);
    CHECK(reports[0]["source"] == "otters");
    CHECK(reports[0]["new"] == 2);
    CHECK(json::parse(run({"duplicates", "list", "--data", d, "--json"}).out) ==
          json::parse(R"({"same":[],"different":[]})"));
    CHECK(json::parse(run({"harvest", "list", "--data", d, "--json"}).out) == json::array());
    CHECK(json::parse(run({"harvest", "run", "--data", d, "--json"}).out) == json::array());
    const auto table = data.path + "/places.csv";
    std::ofstream(table) << "postcode,lat,lon\nSR5 1AA,54.92,-1.41\n";
    CHECK(json::parse(run({"places", "import", "--data", d, "--json", table.c_str()}).out)["places"] == 1);
}

TEST_CASE("check stores nothing") {
    const Folder data;
    const auto checked = run({"check", feed.c_str()});
    INFO(checked.err);
    CHECK(checked.exit_code == 0);
    CHECK(checked.out == "checked 2: 2 good, 0 rejected\n");
    CHECK(json::parse(run({"check", "--json", feed.c_str()}).out)["new"] == 2);
}

TEST_CASE("interpret answers line by line and passes over what is no query") {
    const Folder data;
    REQUIRE(run({"import", "--data", data.path.c_str(), feed.c_str()}).exit_code == 0);
    const auto ran =
        run({"interpret", "--data", data.path.c_str()},
            "{\"id\": \"a\", \"q\": \"swimming\"}\n\nnonsense\n{\"id\": 7, \"q\": \"\"}\n{\"q\": \"x\"}\n[1]\n");
    CHECK(ran.exit_code == 3);
    std::istringstream lines(ran.out);
    std::vector<json> answers;
    for (std::string line; std::getline(lines, line);) answers.push_back(json::parse(line));
    REQUIRE(answers.size() == 3);
    CHECK(answers[0]["id"] == "a");
    CHECK(answers[0]["slots"].is_object());
    CHECK(answers[0]["text"].is_string());
    CHECK(answers[1]["id"] == 7);
    CHECK(answers[2]["id"].is_null());
    CHECK(ran.err.find("-:3: [error]") == 0);
    CHECK(ran.err.find("-:6: [error]") != std::string::npos);
}

TEST_CASE("the site answers, follows an import by another process, and stops cleanly") {
    const Folder data;
    REQUIRE(run({"import", "--data", data.path.c_str(), feed.c_str()}).exit_code == 0);
    Served served(data.path);
    REQUIRE(served.ready.find("Waymark is ready at http://127.0.0.1:") == 0);
    test::Client client(served.port);
    CHECK(client.get("/health").status == 200);
    const auto searched = client.get("/api/v1/search?q=otter+swimming");
    CHECK(searched.status == 200);
    CHECK(searched.body + "\n" == run({"search", "--data", data.path.c_str(), "--json", "otter swimming"}).out);
    CHECK(json::parse(client.get("/api/v1/listings/" + swimming).body)["need"] == json::array({"ASD"}));
    CHECK(client.get("/listing/" + swimming).status == 200);
    const auto page = client.get("/?q=drama");
    CHECK(page.status == 200);
    CHECK(page.body.find("<script>alert") == std::string::npos);
    CHECK(client.get("/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").body.find("<script>alert") == std::string::npos);
    CHECK(client.get("/metrics").body.find("waymark_listings_searchable 2\n") != std::string::npos);

    const auto more = data.path + "/more.json";
    std::ofstream(more)
        << R"([{"id": "44444444-4444-4444-8444-444444444444", "name": "Heron Music Room", "status": "active"}])";
    REQUIRE(run({"import", "--data", data.path.c_str(), more.c_str()}).exit_code == 0);
    const auto begun = std::chrono::steady_clock::now();
    int total = 0;
    while (total == 0 && std::chrono::steady_clock::now() - begun < std::chrono::seconds(10))
        total = json::parse(client.get("/api/v1/search?q=heron+music+room").body)["total"];
    CHECK(total > 0);
    CHECK(served.stop(SIGTERM) == 0);
}

TEST_CASE("a terminal that is closed does not end the server, and every answer has a date") {
    const Folder data;
    REQUIRE(run({"import", "--data", data.path.c_str(), feed.c_str()}).exit_code == 0);
    Served served(data.path);
    served.send(SIGHUP);
    test::Client client(served.port);
    const auto health = client.get("/health");
    CHECK(health.status == 200);
    CHECK(health.headers.at("date").find(" GMT") != std::string::npos);
    served.send(SIGHUP);
    CHECK(served.stop(SIGTERM) == 0);
}

TEST_CASE("a taken port is said plainly and exits 1") {
    const Folder data;
    Served served(data.path);
    const auto listen = "127.0.0.1:" + std::to_string(served.port);
    const auto second = run({"serve", "--data", data.path.c_str(), "--listen", listen.c_str()});
    CHECK(second.exit_code == 1);
    CHECK(second.err.find("is taken") != std::string::npos);
    CHECK(served.stop(SIGINT) == 0);
}

TEST_CASE(
    "other users of the machine cannot read what the program keeps, and a folder that they could read is closed once") {
    namespace fs = std::filesystem;
    const auto before = ::umask(0022);
    Folder folder;
    const auto data = folder.path + "/data";
    const auto others_may_read = [&] {
        std::size_t open = 0;
        for (const auto& entry : fs::recursive_directory_iterator(folder.path + "/data"))
            open +=
                (entry.status().permissions() & (fs::perms::others_all | fs::perms::group_write)) != fs::perms::none;
        return open;
    };
    CHECK(run({"import", "--data", data.c_str(), feed.c_str()}).err.find("other users") == std::string::npos);
    CHECK(fs::status(data).permissions() == fs::perms(0750));
    CHECK(others_may_read() == 0);

    fs::permissions(data, fs::perms(0755));
    fs::permissions(data + "/listings.db", fs::perms(0644));
    const auto first = run({"search", "--data", data.c_str(), "swimming"});
    CHECK(first.err.find("other users of this machine could read what lies in " + data) != std::string::npos);
    CHECK(run({"search", "--data", data.c_str(), "swimming"}).err.empty());
    CHECK(fs::status(data).permissions() == fs::perms(0750));
    CHECK(others_may_read() == 0);
    ::umask(before);
}
