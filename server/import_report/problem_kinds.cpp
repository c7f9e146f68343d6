// Which problems of an import say the same of different records?
#include "server/import_report/problem_kinds.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "content/text/ascii.h"

namespace waymark {

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
        } else if (ascii::is_digit(text[at])) {
            const bool is_name = kind.ends_with("UTF-") || kind.ends_with("windows-");
            for (; at < text.size() && ascii::is_digit(text[at]); ++at)
                if (is_name) kind += text[at];
            if (!is_name) kind += "N";
        } else {
            kind += text[at++];
        }
    }
    return kind;
}

std::vector<WarningKind> warning_kinds(const ImportReport& report) {
    std::map<std::string, WarningKind> kinds;
    for (const auto& problem : report.problems) {
        if (problem.is_error || !problem.finding.empty()) continue;
        auto name = kind_of(problem);
        auto& kind = kinds.try_emplace(name, WarningKind{name, 0, &problem}).first->second;
        ++kind.count;
    }
    std::vector<WarningKind> list;
    for (auto& [name, kind] : kinds) list.push_back(std::move(kind));
    std::stable_sort(list.begin(), list.end(),
                     [](const WarningKind& a, const WarningKind& b) { return a.count > b.count; });
    return list;
}

}  // namespace waymark
