// Are dates, ages, times and links said as people say them, and are the words of the pages all there?
#include <unistd.h>
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "server/pages/formatting.h"
#include "server/pages/links.h"
#include "server/pages/page_request.h"
#include "tests/server/pages_site.h"

using namespace waymark;
using namespace waymark::pages;
namespace fs = std::filesystem;

namespace {

std::string text_of(const fs::path& file) {
    std::ifstream in(file);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}
const Messages& english() {
    static const Messages words = *Messages::load(ContentFiles(WAYMARK_SOURCE_DIR "/content", ""));
    return words;
}
const Vocabulary& vocabulary() {
    static const Vocabulary found = *Vocabulary::load(ContentFiles(WAYMARK_SOURCE_DIR "/content", ""));
    return found;
}
/// A folder with one content file, gone when the test ends.
struct Folder {
    fs::path path = fs::temp_directory_path() / ("waymark-pages-" + std::to_string(::getpid()));
    ~Folder() { fs::remove_all(path); }
    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((path / name).parent_path());
        std::ofstream(path / name) << text;
    }
};

}  // namespace

TEST_CASE("dates are said in words") {
    CHECK(format_date(english(), "2026-03-01") == "1 March 2026");
    CHECK(format_date(english(), "2026-12-31T23:59:00Z") == "31 December 2026");
    CHECK(format_date(english(), "soon") == "soon");
    CHECK(format_date(english(), "2026-13-01") == "2026-13-01");
    CHECK(format_date(english(), "") == "");
}

TEST_CASE("ages are said in words") {
    struct Row {
        Ages ages;
        const char* said;
    };
    const Row rows[] = {{{5, 11}, "5 to 11"},
                        {{16, {}}, "16 and over"},
                        {{{}, 4}, "Up to 4"},
                        {{0, 25}, "Up to 25"},
                        {{7, 7}, "7"},
                        {{0, {}}, "All ages"},
                        {{}, ""}};
    for (const auto& row : rows) CHECK(format_ages(english(), row.ages) == row.said);
}

TEST_CASE("times, distances and sums are said as people say them") {
    CHECK(format_time(english(), "09:30") == "9:30am");
    CHECK(format_time(english(), "16:00") == "4pm");
    CHECK(format_time(english(), "12:00") == "12 noon");
    CHECK(format_time(english(), "00:00") == "midnight");
    CHECK(format_time(english(), "00:15") == "12:15am");
    CHECK(format_time(english(), "late") == "late");
    CHECK(format_miles(english(), 0.2) == "less than half a mile");
    CHECK(format_miles(english(), 1.01) == "1 mile");
    CHECK(format_miles(english(), 1.24) == "1.2 miles");
    CHECK(format_miles(english(), 1204.4) == "1,204 miles");
    CHECK(format_sum(english(), 4.5, "GBP") == "£4.50");
    CHECK(format_sum(english(), 1200, "") == "£1,200");
    Cost cost;
    cost.amount = 24;
    cost.unit = "day";
    CHECK(format_cost(english(), cost) == "£24 a day");
    cost.unit = "hour";
    CHECK(format_cost(english(), cost) == "£24 an hour");
    cost.amount = 0;
    CHECK(format_cost(english(), cost) == "Free");
}

TEST_CASE("a schedule reads as one line") {
    Schedule weekly;
    weekly.days = {"mon", "tue", "wed", "thu", "fri"};
    weekly.opens_at = "09:00";
    weekly.closes_at = "15:00";
    weekly.freq = "WEEKLY";
    weekly.term = "term";
    CHECK(format_schedule(english(), vocabulary(), weekly) == "Monday to Friday, 9am to 3pm, in term time");
    Schedule monthly;
    monthly.days = {"sat"};
    monthly.freq = "MONTHLY";
    monthly.byday = "1SA";
    CHECK(format_schedule(english(), vocabulary(), monthly) == "First Saturday of the month");
    monthly.byday = "-1SA";
    CHECK(format_schedule(english(), vocabulary(), monthly) == "Last Saturday of the month");
    Schedule all_day;
    all_day.days = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    all_day.opens_at = "00:00";
    all_day.closes_at = "23:59";
    CHECK(format_schedule(english(), vocabulary(), all_day) == "Every day, all day");
    CHECK(format_schedule(english(), vocabulary(), Schedule{}) == "");
}

TEST_CASE("text becomes paragraphs and lists") {
    const auto blocks = paragraphs("One.\nTwo.\n\n- a\n- b\n\nThree.");
    CHECK(blocks.size() == 3);
    CHECK(paragraphs("").empty());
    CHECK(paragraphs("\n\n\n").empty());
}

TEST_CASE("only safe addresses become links") {
    CHECK(web_link("https://example.org/a?b=c") == "https://example.org/a?b=c");
    for (const char* refused :
         {"http://example.org", "javascript:alert(1)", "https://user:pass@example.org", "https://exa mple.org",
          "https://", "https://localhost", "https://example.org/\"onclick=", "https://example.org\\@evil.org",
          "//example.org", "HTTPS:example.org", "data:text/html,x"})
        CHECK(web_link(refused) == "");
    CHECK(phone_link("0191 498 0112") == "tel:01914980112");
    CHECK(phone_link("+44 (0)191 498 0112") == "tel:+441914980112");
    CHECK(phone_link("999") == "tel:999");
    CHECK(phone_link("0191 498 0112 ask for Jo") == "tel:+441914980112");
    CHECK(phone_link("0191 498 0112 / 0191 498 0113") == "");
    CHECK(phone_link("Ask at the desk") == "");
    CHECK(phone_link("85258") == "sms:85258");
    CHECK(phone_link("12") == "");
    CHECK(email_link("hello@example.org") == "mailto:hello@example.org");
    CHECK(email_link("a&b@example.org") == "");
    CHECK(email_link("x@y") == "");
    CHECK(email_link("a@b.org?cc=everyone@example.org") == "");
    CHECK(shown_address("https://www.example.org/") == "example.org");
}

TEST_CASE("a form sent as it was leaves what was understood understood") {
    const auto named = [](const std::vector<http::Parameter>& list, const std::string& name) {
        std::vector<std::string> out;
        for (const auto& each : list)
            if (each.name == name) out.push_back(each.value);
        return out;
    };
    using List = std::vector<std::string>;
    const auto same = as_search_parameters(
        {{"q", "autistic"}, {"need", "ASD"}, {"was", "need:ASD"}, {"age", "7"}, {"was", "age:7"}, {"near", ""}});
    CHECK(named(same, "need").empty());
    CHECK(named(same, "age").empty());
    CHECK(named(same, "near").empty());
    CHECK(named(same, "skip").empty());
    CHECK(named(same, "q") == List{"autistic"});
    const auto emptied =
        as_search_parameters({{"q", "autistic"}, {"was", "need:ASD"}, {"near", ""}, {"was", "place:SR4 7TF"}});
    CHECK(named(emptied, "skip") == List{"need:ASD", "place:SR4 7TF"});
    const auto added =
        as_search_parameters({{"q", "autistic"}, {"need", "ASD"}, {"need", "ADHD"}, {"was", "need:ASD"}});
    CHECK(named(added, "need") == List{"ASD", "ADHD"});
    CHECK(named(added, "skip").empty());
    CHECK(named(as_search_parameters({{"was", "nonsense"}, {"q", ""}}), "q") == List{""});
}

TEST_CASE("a messages file that is wrong is refused with file, line and what to do") {
    const Folder folder;
    const auto refusal = [&](const std::string& text) {
        folder.write("messages/en.txt", text);
        const auto words = Messages::load(ContentFiles(folder.path, ""));
        return words ? std::string() : words.error().message;
    };
    CHECK(refusal("a = b\n# comment\n\nlong = one\n  two\n") == "");
    CHECK(test::has(refusal("a = b\nno equals here\n"), "en.txt:2: there is no ="));
    CHECK(test::has(refusal("a = b\na = c\n"), "en.txt:2: \"a\" is there twice"));
    CHECK(test::has(refusal(" goes on\n"), "en.txt:1: this line starts with a space"));
    CHECK(test::has(refusal("two words = x\n"), "cannot be a key"));
    CHECK(test::has(refusal("a = b\nn = {n, plural, one {x}}\n"),
                    "en.txt:2: n: the plural form \"other\" is missing; this language has one, other"));
    CHECK(test::has(refusal("n = {n, plural, one {x} few {y} other {z}}\n"),
                    "\"few\" is no plural form of this language; it has one, other"));
    CHECK(test::has(refusal("n = {n, plural, one {x} other {z}\n"), "a { is not closed with a }"));
    CHECK(test::has(refusal("n = {n\n"), "a { is not closed with a }"));
    CHECK(test::has(refusal("n = a } b\n"), "a } stands there without a { before it"));
    CHECK(test::has(refusal("n = {Not a name}\n"), "cannot be a name"));
    CHECK(test::has(refusal("n = {x, select, yes {a}}\n"), "needs words for \"other\""));
    CHECK(test::has(refusal("n = {x, date}\n"), "needs \"plural,\", \"select,\" or \"number,\""));
    CHECK(test::has(refusal("page-language = 12\n"), "is no language we know"));
}

TEST_CASE("messages are filled in, and only by what was meant") {
    CHECK(english().count("results", 1) == "1 service found");
    CHECK(english().count("results", 1204) == "1,204 services found");
    CHECK(english().say("chip.words", {{"words", "{max} {words}"}}) == "“{max} {words}”");
    CHECK(english().say("no.such.key") == "no.such.key");
}

TEST_CASE("every message that the pages ask for by name is there") {
    for (const auto& file : fs::directory_iterator(WAYMARK_SOURCE_DIR "/server/pages")) {
        if (file.path().extension() != ".cpp") continue;
        const std::string source = text_of(file.path());
        for (const std::string call : {"say(\"", "count(\""})
            for (auto at = source.find(call); at != std::string::npos; at = source.find(call, at + 1)) {
                const auto from = at + call.size();
                const std::string key = source.substr(from, source.find('"', from) - from);
                if (key.ends_with('.') || source[from + key.size() + 1] == ' ') continue;  // a code is added to it
                INFO(file.path().filename().string() << " asks for " << key);
                CHECK(english().find(key));
            }
    }
    for (const auto& field : vocabulary().fields()) {
        CHECK(english().find("filters.field." + field.name));
        CHECK(english().find("silent.field." + field.name));
    }
}

TEST_CASE("no words of the pages show a code, an old word or a promise") {
    const std::string words = text_of(WAYMARK_SOURCE_DIR "/content/messages/en.txt");
    for (const char* unwanted :
         {"suffer", "wheelchair-bound", "handicap", "challenging", "will get", "N/A", "null", "utilise"})
        CHECK_FALSE(test::has(words, unwanted));
}
