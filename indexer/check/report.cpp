// What is a person told about an import: counts, problems, terms to add?
#include "indexer/check/report.h"

#include <fmt/format.h>

#include "indexer/clean/plain_text.h"

namespace waymark {

namespace feeds {

namespace {
constexpr std::size_t most_problems = 10'000;
constexpr std::size_t most_terms = 20'000;
constexpr std::size_t longest_term = 200;

std::string shortened(std::string_view text) {
    std::string line = one_line(text.substr(0, longest_term));
    return line;
}
}  // namespace

void ReportWriter::problem(bool is_error, std::size_t file, std::size_t line, std::string record, std::string field,
                           std::string message, std::string_view finding) {
    if (report_.problems.size() >= most_problems) {
        ++report_.problems_left_out;
        return;
    }
    report_.problems.push_back({is_error, file < files_.size() ? files_[file] : std::string{}, line, std::move(record),
                                std::move(field), std::move(message), std::string(finding)});
}

void ReportWriter::record(const Mapped& mapped, std::size_t file) {
    std::string name = mapped.listing.name.empty() ? mapped.listing.source_id : mapped.listing.name;
    for (const Note& note : mapped.notes)
        problem(note.is_error, note.file.value_or(file), note.line ? note.line : mapped.line, shortened(name),
                note.field, note.message, note.finding);
    if (mapped.rejected) return;
    for (const std::string& term : mapped.unmapped) {
        std::string key = shortened(term);
        if (report_.unmapped.size() < most_terms || report_.unmapped.contains(key)) ++report_.unmapped[key];
    }
    for (const std::string& field : mapped.derived) ++report_.derived[field];
}

const SeenIds::Where* SeenIds::again(const std::string& id, std::size_t file, std::size_t line) {
    auto [at, is_new] = seen_.try_emplace(id, Where{file, line});
    return is_new ? nullptr : &at->second;
}

std::vector<std::string> SeenIds::all() const {
    std::vector<std::string> ids;
    ids.reserve(seen_.size());
    for (const auto& [id, where] : seen_) ids.push_back(id);
    return ids;
}

}  // namespace feeds

std::string problem_line(const ImportProblem& problem) {
    std::string line =
        problem.line ? fmt::format("{}:{}: ", problem.file, problem.line) : fmt::format("{}: ", problem.file);
    line += problem.is_error ? "[error] " : "[warning] ";
    if (!problem.record.empty()) line += problem.record + ": ";
    return line + problem.message;
}

}  // namespace waymark
