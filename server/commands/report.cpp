// How is an editor told how an import went?
#include "server/commands/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>
#include <vector>

#include "content/json/answer_writer.h"
#include "indexer/dialects.h"
#include "server/commands/program.h"
#include "server/import_report/problem_kinds.h"
#include "server/import_report/report_file.h"
#include "server/import_report/terminal.h"
#include "server/site/uk_date.h"

namespace waymark {
namespace {

constexpr std::size_t told_of_a_kind = 20;
constexpr std::size_t longest_cell = 32;

std::string plural(std::uint64_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

void write_quality(AnswerWriter& json, const Quality& quality) {
    json.key("quality").begin_object().key("score");
    if (const auto score = quality.score()) json.whole(*score);
    else json.null();
    json.key("listings").whole(quality.listings).key("parts").begin_array();
    for (const auto& part : quality.parts)
        json.begin_object()
            .key("name")
            .text(part.name)
            .key("points")
            .whole(part.points)
            .key("have")
            .whole(part.have)
            .end_object();
    json.end_array().end_object();
}

void write_findings(AnswerWriter& json, const ImportReport& report, const ReportSentences* sentences) {
    json.key("findings").begin_array();
    for (const auto& finding : report.findings) {
        json.begin_object().key("kind").text(finding.kind).key("wrong").boolean(finding.wrong);
        json.key("count").whole(finding.count).key("of").whole(finding.of);
        json.key("read_from_words").whole(finding.read_from_words);
        if (sentences) json.key("says").text(sentences->says(finding)).key("mend").text(sentences->mend(finding));
        json.key("listings").begin_array();
        for (const auto& one : finding.list) {
            json.begin_object().key("id").text(one.id).key("name").text(one.name).key("file").text(one.file);
            json.key("line")
                .whole(static_cast<std::int64_t>(one.line))
                .key("detail")
                .text_or_null(one.detail)
                .end_object();
        }
        json.end_array().end_object();
    }
    json.end_array();
}

void write_terms(AnswerWriter& json, const ImportReport& report) {
    json.key("terms").begin_array();
    for (const auto& term : report.terms) {
        json.begin_object()
            .key("taxonomy")
            .text(term.taxonomy)
            .key("term")
            .text(term.term)
            .key("count")
            .whole(term.count);
        json.key("field")
            .text_or_null(term.field)
            .key("code")
            .text_or_null(term.code)
            .key("label")
            .text_or_null(term.label);
        json.key("line").text_or_null(term.line).end_object();
    }
    json.end_array();
}

/// A guessed mapping at work: a line for each field, with what it read in each of the first rows.
void write_preview(std::ostream& err, const ImportReport& report, const Messages& messages) {
    if (report.preview.empty()) return;
    std::string lines;
    for (const auto& row : report.preview)
        lines += (lines.empty() ? "" : ", ") + messages.say("report.line-number", {{"line", std::to_string(row.line)}});
    const std::string file = report.problems.empty() ? std::string() : report.problems.front().file;
    err << '\n' << messages.say("report.preview", {{"file", file}, {"lines", lines}}) << '\n';
    for (std::size_t i = 0; i < report.preview.front().cells.size(); ++i) {
        const auto& first = report.preview.front().cells[i];
        std::string read;
        for (const auto& row : report.preview) {
            const auto& words = row.cells[i].read;
            read += (read.empty() ? "" : ", ") + (words.empty() ? messages.say("report.preview.nothing")
                                                                : '\'' + cut_line(words, longest_cell) + '\'');
        }
        err << "  "
            << messages.say("report.preview.cell", {{"field", first.field}, {"column", first.column}, {"read", read}})
            << '\n';
    }
    err << '\n';
}

}  // namespace

void write_problems(std::ostream& err, const ImportReport& report) {
    std::map<std::string, std::size_t> told;
    for (const auto& problem : report.problems) {
        if (!problem.is_error && ++told[kind_of(problem)] > told_of_a_kind) continue;
        err << problem.file << ':' << std::max<std::size_t>(problem.line, 1) << ": ["
            << (problem.is_error ? "error" : "warning") << "] ";
        if (!problem.record.empty() && problem.message.find(problem.record) == std::string::npos)
            err << problem.record << ": ";
        err << problem.message << '\n';
    }
    for (const auto& [kind, count] : told)
        if (count > told_of_a_kind) err << "… and " << count - told_of_a_kind << " more of: " << kind << '\n';
    if (report.problems_left_out)
        err << "… and " << plural(report.problems_left_out, "more problem", "more problems") << " of all kinds.\n";
}

int tell_report(const ImportReport& report, const ReportTelling& telling, const CommandContext& context) {
    auto messages = Messages::load(telling.files);
    if (!messages) return report_error(messages.error(), context);
    const ReportSentences sentences(*messages);
    if (telling.json) {
        context.out << report_json(report, &sentences) << '\n';
    } else {
        // What is read by a program, or kept in a file, is told in full; a person at a terminal gets a screen.
        if (!context.err_is_terminal) write_problems(context.err, report);
        write_screen(context.err, report, sentences, telling.report_file, !context.err_is_terminal);
        write_preview(context.err, report, *messages);
    }
    if (telling.report_file.empty()) return exit_good;
    const auto now = context.now_ms ? context.now_ms() / 1000 : 0;
    const auto written =
        write_report_file(telling.report_file, report, sentences, telling.what, now ? uk_moment(now) : std::string());
    return written ? exit_good : report_error(written.error(), context);
}

std::string report_json(const ImportReport& report, const ReportSentences* sentences) {
    AnswerWriter json;
    const auto counts = [&](const Key& key, const std::map<std::string, std::uint32_t>& map) {
        json.key(key).begin_object();
        for (const auto& [name, count] : map) json.any_key(name).whole(count);
        json.end_object();
    };
    json.begin_object()
        .key("new")
        .whole(report.added)
        .key("changed")
        .whole(report.changed)
        .key("unchanged")
        .whole(report.unchanged);
    json.key("rejected").whole(report.rejected).key("withdrawn").whole(report.withdrawn);
    json.key("problems").begin_array();
    for (const auto& problem : report.problems) {
        json.begin_object().key("kind").text(problem.is_error ? "error" : "warning").key("file").text(problem.file);
        json.key("line").whole(static_cast<std::int64_t>(problem.line)).key("record").text_or_null(problem.record);
        json.key("field").text_or_null(problem.field).key("message").text(problem.message).end_object();
    }
    json.end_array().key("problems_left_out").whole(report.problems_left_out);
    counts("unmapped", report.unmapped);
    counts("derived", report.derived);
    write_quality(json, report.quality);
    write_findings(json, report, sentences);
    write_terms(json, report);
    json.end_object();
    return json.take();
}

std::string format_help() {
    return fmt::format("Form of the feed (default: found by looking): {}", fmt::join(feeds::dialect_names(), ", "));
}

int exit_code_of(const ImportReport& report) {
    if (!report.anything_read) return exit_failed;
    return report.rejected ? exit_some_rejected : exit_good;
}

}  // namespace waymark
