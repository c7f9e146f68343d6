// What is an import report as a table (CSV)?
#include "server/import_report/table.h"

#include <initializer_list>

#include "server/site/printable.h"

namespace waymark {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Row {
    std::string_view part, kind, what, mend, name, id, file, where, detail, count;
};

void write(std::string& table, const Row& row) {
    bool first = true;
    for (const auto cell :
         {row.part, row.kind, row.what, row.mend, row.name, row.id, row.file, row.where, row.detail, row.count}) {
        if (!first) table += ',';
        first = false;
        table += csv_cell(cell);
    }
    table += "\r\n";
}

std::string line_number(std::size_t line) { return line ? std::to_string(line) : std::string(); }

void write_findings(std::string& table, const ImportReport& report, const ReportSentences& sentences) {
    for (const auto& finding : report.findings) {
        const auto says = sentences.says(finding), mend = sentences.mend(finding);
        for (const auto& one : finding.list) {
            const auto line = line_number(one.line);
            write(table, {finding.wrong ? "wrong" : "missing",
                          finding.kind,
                          says,
                          mend,
                          one.name,
                          one.id,
                          one.file,
                          line,
                          one.detail,
                          {}});
        }
        if (finding.count > finding.list.size())
            write(table, {finding.wrong ? "wrong" : "missing",
                          finding.kind,
                          sentences.messages().count("report.not-listed", finding.count - finding.list.size()),
                          mend,
                          {},
                          {},
                          {},
                          {},
                          {},
                          {}});
    }
}

}  // namespace

std::string csv_cell(std::string_view text) {
    std::string cell = "\"";
    if (!text.empty() && std::string_view("=+-@\t\r\n|%").find(text.front()) != std::string_view::npos) cell += '\'';
    for (const char c : printable(text)) {
        if (c == '"') cell += '"';
        cell += c == '\n' || c == '\t' ? ' ' : c;
    }
    return cell + '"';
}

std::string report_table(const ImportReport& report, const ReportSentences& sentences) {
    std::string table(byte_order_mark);
    write(table, {"part", "kind", "what", "how to mend it", "name", "id", "file", "line", "detail", "count"});
    const auto& messages = sentences.messages();
    write_findings(table, report, sentences);
    for (const auto& problem : report.problems) {
        const auto line = line_number(problem.line);
        write(table, {problem.is_error ? "error" : "warning",
                      problem.field,
                      problem.message,
                      {},
                      problem.record,
                      {},
                      problem.file,
                      line,
                      {},
                      {}});
    }
    for (const auto& term : report.terms) {
        const auto count = std::to_string(term.count);
        const auto guess = term.code.empty() ? messages.say("report.no-guess") : term.field + ' ' + term.code;
        write(table, {"term", term.taxonomy, term.term, term.line, {}, {}, {}, {}, guess, count});
    }
    for (const auto& [field, listings] : report.derived) {
        const auto count = std::to_string(listings);
        write(table, {"read from words", field, messages.say("report.derived"), {}, {}, {}, {}, {}, {}, count});
    }
    for (const auto& part : report.quality.parts) {
        const auto points = std::to_string(part.points), have = std::to_string(part.have);
        write(table, {"score", part.name, messages.say("report.score." + part.name), {}, {}, {}, {}, {}, points, have});
    }
    return table;
}

}  // namespace waymark
