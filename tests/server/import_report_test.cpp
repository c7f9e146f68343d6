// Is the report on an import one screen on a terminal, and whole as a table and as a web page?
#include <catch2/catch.hpp>

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "indexer/check/listing_audit.h"
#include "indexer/check/quality_score.h"
#include "server/commands/program.h"
#include "server/commands/report.h"
#include "server/import_report/report_file.h"
#include "server/import_report/table.h"
#include "server/import_report/terminal.h"
#include "server/import_report/web_page.h"
#include "server/site/integrity.h"
#include "tests/content/temporary_folder.h"

using namespace waymark;
using nlohmann::json;

namespace {

const Messages& english() {
    static const auto messages = *Messages::load(ContentFiles(WAYMARK_SOURCE_DIR "/content", {}));
    return messages;
}

std::string text_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string screen(const ImportReport& report, const std::string& written_to = {}) {
    std::ostringstream out;
    write_screen(out, report, ReportSentences(english()), written_to, false);
    return out.str();
}

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t found = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++found;
    return found;
}

Finding finding(const std::string& kind, bool wrong, std::uint32_t n, std::uint32_t of) {
    Finding made{kind, wrong, n, of, 0, {}};
    for (std::uint32_t i = 1; i <= n; ++i)
        made.list.push_back({"id" + std::to_string(i), "Club " + std::to_string(i), "feed.xml", i * 10, "detail"});
    return made;
}

/// Everything that there can be to tell, and much of it.
ImportReport full() {
    ImportReport report;
    report.anything_read = true;
    report.added = 553;
    report.rejected = 30;
    for (const auto& kind : feeds::finding_kinds) {
        report.findings.push_back(finding(std::string(kind.name), kind.wrong, 31, 157));
        report.findings.back().list[0].name = std::string(400, 'n');
        report.findings.back().list[0].detail = std::string(400, 'd');
    }
    for (std::size_t i = 1; i <= 40; ++i) {
        report.problems.push_back({i % 2 == 0, "feed.xml", i, "Club", "field" + std::to_string(i),
                                   std::string(1 + i, 'x') + " cannot be", ""});
        report.terms.push_back({"tax", "Term " + std::to_string(i), 3, "cost", "free", "Free", "cost free: Term"});
    }
    report.quality.listings = 553;
    report.quality.parts = {{"contact", 100, 500}};
    return report;
}

struct Ran {
    int exit_code = 0;
    std::string out, err;
};
Ran run(std::vector<std::string> words, bool terminal = false, std::int64_t now_ms = 1796103000000) {
    words.insert(words.begin(), "waymark");
    std::vector<const char*> typed;
    for (const auto& word : words) typed.push_back(word.c_str());
    std::istringstream in;
    std::ostringstream out, err;
    const int code = run_program(static_cast<int>(typed.size()), typed.data(),
                                 {in, out, err, terminal, [] { return Date("2026-12-01"); }, [=] { return now_ms; }});
    return {code, out.str(), err.str()};
}

const std::string small_feed = R"feed([
  {"id": "1", "name": "Otter Club", "description": "Swimming for disabled children in a warm pool.", "fees": "£3 a session",
   "url": "https://otter.example.org", "attributes": [{"taxonomy_term": {"name": "Free", "taxonomy": "cost"}},
   {"taxonomy_term": {"name": "Swimming and splashing about", "taxonomy": "Directory category"}}]},
  {"id": "2", "name": "=HYPERLINK(\"http://x.example\")", "description": "<script>alert(1)</script> & more words for families here",
   "minimum_age": 5, "maximum_age": 11, "status": "active"},
  {"id": "3"}])feed";

}  // namespace

TEST_CASE("the report says first what is wrong, then what is missing and what that costs") {
    ImportReport report;
    report.anything_read = true;
    report.added = 553;
    report.findings = {finding("free-with-price", true, 31, 157), finding("no-age", false, 489, 553)};
    report.findings[1].read_from_words = 40;
    report.quality.listings = 553;
    report.quality.parts = {{"contact", 100, 400}};
    CHECK(screen(report) ==
          "553 services read: 553 are good. Quality: 72 out of 100.\n"
          "\n"
          "What families would see wrongly\n"
          "  157 listings say Free; 31 of them name a price\n"
          "      Club 1 (line 10): detail\n"
          "      Club 2 (line 20): detail\n"
          "\n"
          "What is missing, and what that costs families\n"
          "  489 of 553 state no age: they cannot be found by age (but 40 can, as their words say it)\n"
          "\n"
          "The whole report, with every listing: add --report FILE.html or --report FILE.csv\n");
    CHECK(screen(report, "r.csv").find("The whole report is in r.csv.\n") != std::string::npos);
}

TEST_CASE("a report of everything there can be is one screen, each part of it on it") {
    const auto text = screen(full());
    INFO(text);
    CHECK(count(text, "\n") <= screen_lines);
    CHECK(count(text, "\n") >= screen_lines - 3);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 115);
    for (const char* part : {"What families would see wrongly", "What is missing", "Left out\n",
                             "What we could not read", "own-terms.txt", "[error]", "cost free: Term", "… and "})
        CHECK(text.find(part) != std::string::npos);
}

TEST_CASE("one of a thing is said as one, and nothing is said of nothing") {
    ImportReport report;
    report.anything_read = true;
    report.added = 1;
    for (const auto& kind : feeds::finding_kinds)
        report.findings.push_back(finding(std::string(kind.name), kind.wrong, 1, 1));
    const ReportSentences sentences(english());
    for (const auto& one : report.findings) {
        INFO(one.kind);
        CHECK(sentences.says(one).find("report.") == std::string::npos);
        CHECK(sentences.says(one).find('{') == std::string::npos);
        CHECK(sentences.mend(one).find("report.") == std::string::npos);
        CHECK(sentences.says(one).find(" have ") == std::string::npos);
    }
    for (const auto& part : feeds::score_parts()) CHECK(english().find("report.score." + part.name));
    CHECK(screen(ImportReport{}).empty());
    ImportReport good;
    good.anything_read = true;
    good.added = 2;
    CHECK(screen(good) == "2 services read: 2 are good.\n");
}

TEST_CASE("a cell of the table is never a formula, and has one line") {
    CHECK(csv_cell("plain") == "\"plain\"");
    CHECK(csv_cell("say \"hello\", please") == "\"say \"\"hello\"\", please\"");
    CHECK(csv_cell("one\ntwo\r") == "\"one two\\u000d\"");
    for (const char* risky : {"=1+1", "+44 191", "-2", "@SUM(A1)", "\t=1", "\n=1", "|cmd", "%0A=1"}) {
        INFO(risky);
        CHECK(csv_cell(risky).starts_with("\"'"));
    }
    CHECK(csv_cell("") == "\"\"");
}

TEST_CASE("the table has a row for each listing, problem, term and part of the score") {
    const auto table = report_table(full(), ReportSentences(english()));
    CHECK(table.starts_with("\xEF\xBB\xBF\"part\",\"kind\",\"what\","));
    CHECK(count(table, "\r\n") == 1 + feeds::fault_count * 31 + 40 + 40 + 1);
    CHECK(table.find("\"wrong\",\"free-with-price\",\"157 listings say Free; 31 of them name a price\"") !=
          std::string::npos);
}

TEST_CASE("the web page holds all in itself, runs nothing and shows what a feed says as text") {
    auto report = full();
    report.findings[0].list[0].name = "<script>alert(1)</script>";
    report.findings[0].list[0].detail = "\"><img src=x onerror='alert(1)'>";
    const auto page = report_page(report, ReportSentences(english()), "feed.xml", "1 December 2026 at 05:30");
    CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">"));
    for (const char* forbidden : {"<script", "<img", "style=\"", " src=\"", " href=\"", "javascript:", "<link"})
        CHECK(page.find(forbidden) == std::string::npos);
    CHECK(page.find("&lt;script&gt;alert(1)&lt;/script&gt;") != std::string::npos);
    const auto from = page.find("<style>") + 7;
    const auto hash = integrity_of(page.substr(from, page.find("</style>") - from));
    CHECK(page.find("default-src 'none'; style-src '" + hash + "';") != std::string::npos);
    CHECK(count(page, "<h1>") == 1);
    CHECK(count(page, "<table>") == count(page, "<caption>"));
    CHECK(count(page, "<table>") > feeds::fault_count);
    CHECK(count(page, "<th scope=\"col\"") > 2 * count(page, "<table>") - 1);
    CHECK(page.find("What families would see wrongly") < page.find("What is missing"));
    CHECK(page.find("What is missing") < page.find("Words of this feed"));
    CHECK(page.find(">report.") == std::string::npos);
}

TEST_CASE("a report goes to a file by its ending, and any other ending is refused before the work begins") {
    const TemporaryFolder folder;
    const auto feed = folder.write("feed.json", small_feed).string();
    for (const char* ending : {"report.pdf", "report", "report.htmlx", "nowhere/report.csv"}) {
        const auto ran = run({"check", "--report", folder.path().string() + "/" + ending, feed});
        INFO(ending << ran.err);
        CHECK(ran.exit_code == 2);
        CHECK(ran.out.empty());
        CHECK(count(ran.err, "\n") == 1);
    }
    const auto data = folder.path().string() + "/data";
    CHECK(run({"import", "--data", data, "--report", folder.path().string() + "/x.doc", feed}).exit_code == 2);
    CHECK_FALSE(std::filesystem::exists(data));

    const auto page = folder.path().string() + "/r.html", table = folder.path().string() + "/R.CSV";
    const auto checked = run({"check", "--report", page, feed});
    INFO(checked.err);
    CHECK(checked.exit_code == 3);
    CHECK(checked.out == "checked 3: 2 good, 1 rejected\n");
    CHECK(checked.err.find("The whole report is in " + page + ".\n") != std::string::npos);
    CHECK(text_of(page).find("1 listing says Free, and it names a price") != std::string::npos);
    CHECK(text_of(page).find("1 December 2026 at ") != std::string::npos);
    CHECK(text_of(page).find("<script") == std::string::npos);
    CHECK(run({"import", "--data", data, "--report", table, feed}).exit_code == 3);
    CHECK(text_of(table).find("\"'=HYPERLINK(\"\"http://x.example\"\")\"") != std::string::npos);
}

TEST_CASE("a terminal gets one screen, a file gets every problem as a line first") {
    const TemporaryFolder folder;
    std::string feed = "[";
    for (int i = 0; i < 200; ++i)
        feed += (i ? ",\n" : "") + std::string("{\"id\": \"") + std::to_string(i) + "\"" +
                (i % 2 ? ", \"name\": \"Club " + std::to_string(i) + "\", \"minimum_age\": \"soon\", \"email\": \"x" +
                             std::to_string(i) + "\""
                       : "") +
                "}";
    const auto file = folder.write("feed.json", feed + "]").string();
    const auto on_terminal = run({"check", file}, true);
    INFO(on_terminal.err);
    CHECK(count(on_terminal.err, "\n") + count(on_terminal.out, "\n") <= 40);
    CHECK(on_terminal.err.find("feed.json:1: [error]") != std::string::npos);
    const auto to_file = run({"check", file});
    CHECK(count(to_file.err, "[error]") == 100);
    CHECK(to_file.err.find("100 of 100") != std::string::npos);
}

TEST_CASE("a table of unknown columns shows three rows read, and its guess stays alone on standard output") {
    const TemporaryFolder folder;
    const auto file =
        folder
            .write("own.csv",
                   "Service Title,Age range,Colour\nToddler group,2-4,red\nOtters,,blue\nSeals,5+,\nFourth,6,\n")
            .string();
    const auto ran = run({"check", file});
    INFO(ran.err);
    CHECK(ran.out.starts_with("# How to read own.csv"));
    CHECK(ran.out.find("Toddler") == std::string::npos);
    CHECK(ran.err.find("  name ← column “Service Title”: 'Toddler group', 'Otters', 'Seals'\n") != std::string::npos);
    CHECK(ran.err.find("  ages ← column “Age range”: '2 to 4', nothing read, '5 and over'\n") != std::string::npos);
    CHECK(ran.err.find("Fourth") == std::string::npos);
}

TEST_CASE("machines get findings, terms with guesses, and the score") {
    const TemporaryFolder folder;
    const auto report = json::parse(run({"check", "--json", folder.write("feed.json", small_feed).string()}).out);
    CHECK(report["quality"]["listings"] == 2);
    CHECK(report["quality"]["parts"][0] == json({{"name", "contact"}, {"points", 15}, {"have", 1}}));
    CHECK(report["findings"][0]["kind"] == "free-with-price");
    CHECK(report["findings"][0]["says"] == "1 listing says Free, and it names a price");
    CHECK(report["findings"][0]["listings"][0]["name"] == "Otter Club");
    CHECK(report["terms"][0]["line"] == "category activities: Swimming and splashing about");
}

TEST_CASE("the quality of a source is kept with each import, and said with its ups and downs") {
    const TemporaryFolder folder;
    const auto data = folder.path().string() + "/data";
    const auto import = [&](const std::string& feed, std::int64_t now_ms) {
        const auto ran = run({"import", "--data", data, "--source", "otters", folder.write("feed.json", feed).string()},
                             false, now_ms);
        INFO(ran.err);
        CHECK(ran.exit_code == 0);
    };
    const std::string poor = R"([{"id": "1", "name": "Otter Club"}, {"id": "2", "name": "Seal Club"}])";
    const std::string better =
        R"([{"id": "1", "name": "Otter Club", "url": "https://otter.example.org", "minimum_age": 5},
                                   {"id": "2", "name": "Seal Club"}])";
    import(poor, 1795000000000);
    import(better, 1795500000000);
    import(R"([{"id": "1", "name": "Otter Club", "url": "https://otter.example.org", "minimum_age": 5}])",
           1796000000000);
    import(poor, 1796100000000);
    const auto told = run({"report", "feeds", "--data", data});
    INFO(told.out);
    CHECK(told.out.find("Quality: 10 out of 100, ↓ down 15 since the run before.\n") != std::string::npos);
    // The third feed held one service only; the score is that of all that the source has in view.
    CHECK(told.out.find("25 out of 100 → the same as the run before (2 listings)\n") != std::string::npos);
    CHECK(told.out.find("25 out of 100 ↑ up 15 since the run before (2 listings)\n") != std::string::npos);
    CHECK(told.out.find("10 out of 100 the first run (2 listings)\n") != std::string::npos);
    const auto runs = json::parse(run({"report", "feeds", "--data", data, "--json", "--runs", "2"}).out)[0]["quality"];
    REQUIRE(runs.size() == 2);
    CHECK(runs[0]["score"] == 10);
    CHECK(runs[1]["score"] == 25);
    CHECK(runs[1]["have"]["ages"] == 1);
    CHECK(run({"report", "feeds", "--help"})
              .out.find("contact 15, described 15, placed 15, ages 15, needs 10, category 10, fresh 10, right 10") !=
          std::string::npos);
}
