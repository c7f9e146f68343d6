// Does an editor read what went in, what did not and what to do next?
#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>
#include <sstream>

#include "server/commands/program.h"
#include "server/commands/report.h"
#include "server/import_report/problem_kinds.h"
#include "server/site/uk_date.h"

using namespace waymark;

TEST_CASE("each problem is a line that an editor can jump to") {
    ImportReport report;
    report.problems = {
        {true, "feed.xml", 12, "Grace House", "id", "this id was seen before; give each service its own"},
        {false, "feed.xml", 0, "", "", "the file says UTF-8 and is windows-1252; it was read as windows-1252"}};
    std::ostringstream err;
    write_problems(err, report);
    CHECK(err.str() ==
          "feed.xml:12: [error] Grace House: this id was seen before; give each service its own\n"
          "feed.xml:1: [warning] the file says UTF-8 and is windows-1252; it was read as windows-1252\n");
}

TEST_CASE("warnings that say the same of many records are cut short, errors never") {
    ImportReport report;
    for (std::size_t i = 1; i <= 50; ++i) {
        report.problems.push_back(
            {false, "f", i, "", "postcode", "\"NE" + std::to_string(i) + "\" is no postcode; mend it"});
        report.problems.push_back({true, "f", i, "", "name", "it has no name"});
    }
    report.problems_left_out = 7;
    std::ostringstream err;
    write_problems(err, report);
    const auto text = err.str();
    const auto count = [&](const std::string& what) {
        std::size_t found = 0;
        for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
        return found;
    };
    CHECK(count("[warning]") == 20);
    CHECK(count("[error]") == 50);
    CHECK(count("… and 30 more of: postcode: … is no postcode; mend it\n") == 1);
    CHECK(count("… and 7 more problems of all kinds.\n") == 1);
}

TEST_CASE("machines get the same report") {
    ImportReport report;
    report.added = 2;
    report.rejected = 1;
    report.problems = {{true, "f", 3, "", "name", "it has no \"name\""}};
    const auto json = nlohmann::json::parse(report_json(report));
    CHECK(json["new"] == 2);
    CHECK(json["problems"][0]["kind"] == "error");
    CHECK(json["problems"][0]["record"].is_null());
    CHECK(json["problems"][0]["message"] == "it has no \"name\"");
}

TEST_CASE("the exit code tells a script how it went") {
    ImportReport report;
    CHECK(exit_code_of(report) == 1);
    report.anything_read = true;
    CHECK(exit_code_of(report) == 0);
    report.rejected = 1;
    CHECK(exit_code_of(report) == 3);
}

TEST_CASE("warnings about encodings name them") {
    ImportReport report;
    report.problems = {{false, "f", 1, "", "",
                        "the file says UTF-8 and is windows-1252; 17 characters were read as windows-1252", ""}};
    CHECK(warning_kinds(report).at(0).kind ==
          "the file says UTF-8 and is windows-1252; N characters were read as windows-1252");
}

TEST_CASE("machines get moments in UTC") {
    CHECK(utc_moment(0) == "1970-01-01T00:00:00Z");
    CHECK(utc_moment(1782860399) == "2026-06-30T22:59:59Z");
}

TEST_CASE("the day in the UK changes at midnight there, summer and winter") {
    struct Row {
        std::int64_t seconds;
        const char* date;
    };
    for (const auto& row :
         {Row{0, "1970-01-01"}, Row{1767225599, "2025-12-31"}, Row{1767225600, "2026-01-01"},
          Row{1774745999, "2026-03-29"}, Row{1782860399, "2026-06-30"},
          Row{1782860400, "2026-07-01"},                                 // 23:00 UTC is midnight in summer
          Row{1792882799, "2026-10-24"}, Row{1792882800, "2026-10-25"},  // the last night of summer time
          Row{1792972799, "2026-10-25"}, Row{1792972800, "2026-10-26"}}) {
        INFO(row.seconds);
        CHECK(uk_date(row.seconds) == row.date);
    }
}
