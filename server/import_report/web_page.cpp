// What is an import report as a web page that can be sent by e-mail (HTML)?
#include "server/import_report/web_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "server/import_report/problem_kinds.h"
#include "server/site/integrity.h"
#include "server/site/printable.h"

namespace waymark {
namespace {

constexpr std::size_t open_rows = 10;  ///< a longer table is folded away

constexpr std::string_view style =
    "body{font:1.0625rem/1.5 system-ui,sans-serif;color:#0b0c0c;background:#fff;max-width:70rem;margin:0 auto;padding:1rem}"
    "h1,h2,h3{line-height:1.25;overflow-wrap:anywhere}h2{border-top:3px solid #1d70b8;padding-top:.75rem;margin-top:2.5rem}h3{margin:1.75rem 0 .25rem}"
    ".lead{font-size:1.25rem}p{max-width:45rem}.scroll{overflow-x:auto}"
    "table{border-collapse:collapse;width:100%;margin:.75rem 0}caption{text-align:left;font-weight:700;padding:.25rem 0}"
    "th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid #b1b4b6;overflow-wrap:anywhere}thead th{overflow-wrap:normal}"
    "td.number,th.number{text-align:right;white-space:nowrap}code{font-family:ui-monospace,monospace}"
    "summary{cursor:pointer;padding:.5rem 0;color:#1d70b8;text-decoration:underline}a{color:#1d70b8}"
    "a:focus,summary:focus,.scroll:focus{outline:3px solid #fd0;outline-offset:2px}"
    "@media print{details>*{display:block}}";

class Page {
public:
    explicit Page(const Messages& messages) : messages_(messages) {}

    std::string say(std::string_view key) const { return html_text(messages_.say(key)); }
    void raw(std::string_view html) { html_ += html; }
    void element(std::string_view name, std::string_view text) {
        html_ += fmt::format("<{}>{}</{}>\n", name, html_text(text), name);
    }
    void heading(std::string_view id, std::string_view key) {
        html_ += fmt::format("<h2 id=\"{}\">{}</h2>\n", id, say(key));
    }

    /// A table; `columns` are keys of messages, the first column heads its row, those of `numbers` stand to the right.
    void table(std::string_view caption, std::initializer_list<std::string_view> columns,
               const std::vector<std::vector<std::string>>& rows, std::initializer_list<std::size_t> numbers = {}) {
        const auto is_number = [&](std::size_t column) {
            return std::find(numbers.begin(), numbers.end(), column) != numbers.end();
        };
        const bool folded = rows.size() > open_rows;
        if (folded)
            html_ +=
                fmt::format("<details><summary>{}</summary>\n", html_text(messages_.count("report.show", rows.size())));
        html_ += fmt::format(
            "<div class=\"scroll\" role=\"region\" aria-label=\"{0}\" tabindex=\"0\"><table><caption>{0}</caption>\n<thead><tr>",
            html_text(caption));
        std::size_t at = 0;
        for (const auto column : columns)
            html_ +=
                fmt::format("<th scope=\"col\"{}>{}</th>", is_number(at++) ? " class=\"number\"" : "", say(column));
        html_ += "</tr></thead>\n<tbody>\n";
        for (const auto& row : rows) {
            html_ += "<tr>";
            for (std::size_t i = 0; i < row.size(); ++i)
                html_ += i == 0
                             ? fmt::format("<th scope=\"row\">{}</th>", html_text(row[i]))
                             : fmt::format("<td{}>{}</td>", is_number(i) ? " class=\"number\"" : "", html_text(row[i]));
            html_ += "</tr>\n";
        }
        html_ += "</tbody></table></div>\n";
        if (folded) html_ += "</details>\n";
    }
    std::string take() { return std::move(html_); }

private:
    const Messages& messages_;
    std::string html_;
};

/// Whether all that the report tells stands in one file, which then needs no naming.
bool is_of_one_file(const ImportReport& report) {
    std::string_view only;
    const auto same = [&](const std::string& file) {
        if (only.empty()) only = file;
        return file.empty() || only == file;
    };
    return std::all_of(report.problems.begin(), report.problems.end(),
                       [&](const ImportProblem& problem) { return same(problem.file); }) &&
           std::all_of(report.findings.begin(), report.findings.end(), [&](const Finding& finding) {
               return std::all_of(finding.list.begin(), finding.list.end(),
                                  [&](const FoundListing& one) { return same(one.file); });
           });
}

std::string place_of(const std::string& file, std::size_t line, bool one_file, const Messages& messages) {
    if (!line) return file;
    const auto where = messages.say("report.line-number", {{"line", std::to_string(line)}});
    return one_file ? where : file + ", " + where;
}

void write_findings(Page& page, const ImportReport& report, const ReportSentences& sentences, bool wrong) {
    const auto& messages = sentences.messages();
    const bool one_file = is_of_one_file(report);
    for (const auto& finding : report.findings) {
        if (finding.wrong != wrong) continue;
        const auto says = sentences.says(finding);
        page.raw(fmt::format("<h3 id=\"{}\">{}</h3>\n", finding.kind, html_text(says)));
        page.raw(fmt::format("<p><strong>{}</strong> {}</p>\n", page.say("report.mend"),
                             html_text(sentences.mend(finding))));
        const bool has_details = std::any_of(finding.list.begin(), finding.list.end(),
                                             [](const FoundListing& one) { return !one.detail.empty(); });
        std::vector<std::vector<std::string>> rows;
        for (const auto& one : finding.list) {
            rows.push_back({one.name, place_of(one.file, one.line, one_file, messages)});
            if (has_details) rows.back().push_back(one.detail);
        }
        if (has_details) page.table(says, {"report.column.name", "report.column.where", "report.column.detail"}, rows);
        else page.table(says, {"report.column.name", "report.column.where"}, rows);
        if (finding.count > finding.list.size())
            page.element("p", messages.count("report.not-listed", finding.count - finding.list.size()));
    }
}

void write_problems_table(Page& page, const ImportReport& report, const Messages& messages, bool errors) {
    const bool one_file = is_of_one_file(report);
    std::vector<std::vector<std::string>> rows;
    for (const auto& problem : report.problems)
        if (problem.is_error == errors && problem.finding.empty())
            rows.push_back({problem.record.empty() ? problem.file : problem.record,
                            place_of(problem.file, problem.line, one_file, messages), problem.message});
    if (rows.empty()) return;
    const std::string_view key = errors ? "report.rejected" : "report.not-read";
    page.heading(errors ? "left-out" : "not-read", key);
    page.table(messages.say(key), {"report.column.name", "report.column.where", "report.column.problem"}, rows);
    if (!errors && report.problems_left_out)
        page.element("p", messages.count("report.not-listed", report.problems_left_out));
}

void write_terms(Page& page, const ImportReport& report, const Messages& messages) {
    if (report.terms.empty()) return;
    page.heading("terms", "report.terms-title");
    page.element("p", messages.say("report.terms-text", {{"file", own_terms_place}}));
    std::vector<std::vector<std::string>> rows;
    for (const auto& term : report.terms)
        rows.push_back({term.taxonomy + ": " + term.term, std::to_string(term.count),
                        term.code.empty() ? messages.say("report.no-guess") : term.label, term.line});
    page.table(messages.say("report.terms-title"),
               {"report.column.word", "report.column.times", "report.column.guess", "report.column.paste"}, rows, {1});
}

void write_derived(Page& page, const ImportReport& report, const Messages& messages) {
    if (report.derived.empty()) return;
    page.heading("read-from-words", "report.derived");
    page.element("p", messages.say("report.derived-text"));
    std::vector<std::vector<std::string>> rows;
    for (const auto& [field, count] : report.derived) rows.push_back({field, std::to_string(count)});
    page.table(messages.say("report.derived"), {"report.column.field", "report.column.count"}, rows, {1});
}

void write_score(Page& page, const ImportReport& report, const Messages& messages) {
    if (!report.quality.score()) return;
    page.heading("score", "report.score.title");
    page.element("p", messages.say("report.score.text"));
    std::vector<std::vector<std::string>> rows;
    for (const auto& part : report.quality.parts)
        rows.push_back(
            {messages.say("report.score." + part.name), fmt::format("{} / {}", part.have, report.quality.listings),
             fmt::format("{} / {}", std::uint64_t{part.points} * part.have / report.quality.listings, part.points)});
    page.table(messages.say("report.score", {{"score", *report.quality.score()}}),
               {"report.column.thing", "report.column.have", "report.column.points"}, rows, {1, 2});
}

}  // namespace

std::string html_text(std::string_view text) {
    std::string html;
    for (const char c : printable(text)) {
        switch (c) {
            case '&': html += "&amp;"; break;
            case '<': html += "&lt;"; break;
            case '>': html += "&gt;"; break;
            case '"': html += "&quot;"; break;
            case '\'': html += "&#39;"; break;
            default: html += c;
        }
    }
    return html;
}

std::string report_page(const ImportReport& report, const ReportSentences& sentences, const std::string& what,
                        const std::string& moment) {
    const auto& messages = sentences.messages();
    Page page(messages);
    const auto title = messages.say("report.title", {{"what", what}});
    page.raw(fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{}'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n",
        html_text(messages.rules().tag()), integrity_of(style), html_text(title), style));
    page.element("h1", title);
    if (!moment.empty()) page.element("p", moment);
    page.raw(fmt::format("<p class=\"lead\">{}</p>\n", html_text(sentences.opening(report))));

    page.heading("wrong", "report.wrong");
    const bool any_wrong =
        std::any_of(report.findings.begin(), report.findings.end(), [](const Finding& one) { return one.wrong; });
    if (!any_wrong) page.element("p", messages.say("report.nothing-wrong"));
    write_findings(page, report, sentences, true);
    if (std::any_of(report.findings.begin(), report.findings.end(), [](const Finding& one) { return !one.wrong; })) {
        page.heading("missing", "report.missing");
        write_findings(page, report, sentences, false);
    }
    write_problems_table(page, report, messages, true);
    write_problems_table(page, report, messages, false);
    write_terms(page, report, messages);
    write_derived(page, report, messages);
    write_score(page, report, messages);
    page.raw("</main>\n</body>\n</html>\n");
    return page.take();
}

}  // namespace waymark
