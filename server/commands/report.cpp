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

namespace waymark {
namespace {

constexpr std::size_t told_of_a_kind = 20;
constexpr std::size_t top_terms = 10;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The message without what differs from record to record (numbers and what stands in quotes), so that equal troubles
/// can be counted.
std::string kind_of(const ImportProblem& problem) {
    static const std::vector<std::pair<std::string_view, std::string_view>> quotes = {
        {"\"", "\""}, {"\xE2\x80\x9C", "\xE2\x80\x9D"}, {"\xE2\x80\x98", "\xE2\x80\x99"}, {"`", "`"}};
    const std::string_view text = problem.message;
    std::string kind = problem.field.empty() ? "" : problem.field + ": ";
    for (std::size_t at = 0; at < text.size();) {
        std::size_t after = 0;
        for (const auto& [open, close] : quotes) {
            if (text.substr(at, open.size()) != open) continue;
            const auto end = text.find(close, at + open.size());
            if (end != std::string_view::npos) after = end + close.size();
        }
        if (after) {
            kind += "…";
            at = after;
        } else if (is_digit(text[at])) {
            const bool is_name = kind.ends_with("UTF-") || kind.ends_with("windows-");
            for (; at < text.size() && is_digit(text[at]); ++at)
                if (is_name) kind += text[at];
            if (!is_name) kind += "N";
        } else {
            kind += text[at++];
        }
    }
    return kind;
}

/// The members of a count, most first, equal ones by name.
std::vector<std::pair<std::string, std::uint32_t>> most_first(const std::map<std::string, std::uint32_t>& counts) {
    std::vector<std::pair<std::string, std::uint32_t>> list(counts.begin(), counts.end());
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    return list;
}

std::map<std::string, std::uint32_t> warning_kinds(const ImportReport& report) {
    std::map<std::string, std::uint32_t> kinds;
    for (const auto& problem : report.problems)
        if (!problem.is_error) ++kinds[kind_of(problem)];
    return kinds;
}

std::string plural(std::uint64_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
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

void write_summary(std::ostream& err, const ImportReport& report) {
    if (report.rejected)
        err << plural(report.rejected, "service was", "services were") << " left out; see the errors above.\n";
    if (report.withdrawn)
        err << plural(report.withdrawn, "listing that this source no longer has was",
                      "listings that this source no longer has were")
            << " taken out of view. They are kept and come back when the feed has them again.\n";
    const auto kinds = most_first(warning_kinds(report));
    if (!kinds.empty()) {
        err << "Warnings (these services went in):\n";
        for (const auto& [kind, count] : kinds) err << fmt::format("  {:>6}  {}\n", count, kind);
    }
    const auto terms = most_first(report.unmapped);
    if (!terms.empty()) {
        err << "Terms of this feed that none of our codes covers yet (an editor can add them to content/feeds):\n";
        for (std::size_t i = 0; i < terms.size() && i < top_terms; ++i)
            err << fmt::format("  {:>6}  {}\n", terms[i].second, terms[i].first);
        if (terms.size() > top_terms)
            err << fmt::format("          and {}\n", plural(terms.size() - top_terms, "more term", "more terms"));
    }
    if (!report.derived.empty()) {
        err << "Read from the words of services that do not state it (shown as our reading, never as the provider's):\n";
        for (const auto& [field, count] : most_first(report.derived)) err << fmt::format("  {:>6}  {}\n", count, field);
    }
}

std::string report_json(const ImportReport& report) {
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
