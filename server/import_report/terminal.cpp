// How is an import report told on one screen of a terminal?
#include "server/import_report/terminal.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <vector>

#include "server/import_report/problem_kinds.h"

namespace waymark {
namespace {

constexpr std::size_t longest_line = 110, longest_name = 30, longest_detail = 200;
constexpr std::size_t examples_named = 2;

/// A part of the report: its heading, and what it tells, each thing a line or two.
struct Section {
    std::string heading;
    std::vector<std::vector<std::string>> things;
    std::string more_key;      ///< counts the things that there is no room for
    std::size_t shown = 0;     ///< things
    std::size_t to_begin = 0;  ///< so many have a place before others get a second turn

    std::size_t lines() const {
        if (things.empty()) return 0;
        std::size_t sum = 2 + (shown < things.size() ? 1 : 0);  // an empty line and the heading
        for (std::size_t i = 0; i < shown; ++i) sum += things[i].size();
        return sum;
    }
};

Section wrong_things(const ImportReport& report, const ReportSentences& sentences) {
    Section section{sentences.messages().say("report.wrong"), {}, "report.more-kinds", 0, 3};
    for (const auto& finding : report.findings) {
        if (!finding.wrong) continue;
        std::vector<std::string> thing{"  " + sentences.says(finding)};
        for (std::size_t i = 0; i < finding.list.size() && i < examples_named; ++i) {
            const auto& one = finding.list[i];
            thing.push_back("      " + sentences.where(one, longest_name) +
                            (one.detail.empty() ? "" : ": " + cut_line(one.detail, longest_detail)));
        }
        section.things.push_back(std::move(thing));
    }
    return section;
}

Section missing_things(const ImportReport& report, const ReportSentences& sentences) {
    Section section{sentences.messages().say("report.missing"), {}, "report.more-kinds", 0, 4};
    for (const auto& finding : report.findings)
        if (!finding.wrong) section.things.push_back({"  " + sentences.says(finding)});
    return section;
}

Section left_out(const ImportReport& report, const ReportSentences& sentences, bool errors_told) {
    Section section{sentences.messages().say("report.rejected"), {}, "report.more-listings", 0, 2};
    if (errors_told) return section;
    for (const auto& problem : report.problems)
        if (problem.is_error)
            section.things.push_back(
                {fmt::format("{}:{}: [error] {}", problem.file, std::max<std::size_t>(problem.line, 1),
                             (problem.record.empty() ? "" : problem.record + ": ") + problem.message)});
    return section;
}

Section not_read(const ImportReport& report, const ReportSentences& sentences) {
    const auto& messages = sentences.messages();
    Section section{messages.say("report.not-read"), {}, "report.more-kinds", 0, 2};
    for (const auto& kind : warning_kinds(report)) {
        const auto& first = *kind.first;
        const auto where =
            sentences.where({{}, first.record.empty() ? first.file : first.record, {}, first.line, {}}, longest_name);
        section.things.push_back({kind.count == 1
                                      ? fmt::format("  {}: {}", where, first.message)
                                      : fmt::format("  {} {} {}: {}", messages.count("report.times", kind.count),
                                                    messages.say("report.such-as"), where, first.message)});
    }
    return section;
}

Section terms_to_teach(const ImportReport& report, const ReportSentences& sentences) {
    const auto& messages = sentences.messages();
    Section section{messages.say("report.terms", {{"file", own_terms_place}}), {}, "report.more-terms", 0, 3};
    // Those with a guess can be pasted; the others only take room from them.
    for (const bool guessed : {true, false})
        for (const auto& term : report.terms) {
            if (term.line.empty() == guessed) continue;
            const auto line = guessed ? term.line : fmt::format("# {}: {}", term.taxonomy, term.term);
            section.things.push_back(
                {fmt::format("  {:<60}  # {}{}", cut_line(line, 80), messages.count("report.times-used", term.count),
                             guessed ? "" : ", " + messages.say("report.no-guess"))});
        }
    return section;
}

std::size_t lines_of(const std::vector<Section>& sections) {
    std::size_t sum = 0;
    for (const auto& section : sections) sum += section.lines();
    return sum;
}

/// Gives each section its first things, then all of them turns, until the screen is full.
void share_room(std::vector<Section>& sections, std::size_t room) {
    const auto show_one_more = [&](Section& section) {
        if (section.shown >= section.things.size()) return false;
        ++section.shown;
        if (lines_of(sections) <= room) return true;
        --section.shown;
        return false;
    };
    for (auto& section : sections)
        while (section.shown < section.to_begin && show_one_more(section)) {}
    for (bool any = true; any;) {
        any = false;
        for (auto& section : sections) any = show_one_more(section) || any;
    }
}

}  // namespace

void write_screen(std::ostream& out, const ImportReport& report, const ReportSentences& sentences,
                  const std::string& written_to, bool errors_told) {
    std::vector<Section> sections{wrong_things(report, sentences), missing_things(report, sentences),
                                  left_out(report, sentences, errors_told), not_read(report, sentences),
                                  terms_to_teach(report, sentences)};
    constexpr std::size_t first_and_last = 3;  // the opening, an empty line, and where the whole is
    share_room(sections, screen_lines - first_and_last);
    if (!report.anything_read && lines_of(sections) == 0) return;
    const auto& messages = sentences.messages();
    if (report.anything_read) out << sentences.opening(report) << '\n';
    for (const auto& section : sections) {
        if (section.things.empty()) continue;
        out << '\n' << section.heading << '\n';
        for (std::size_t i = 0; i < section.shown; ++i)
            for (const auto& line : section.things[i]) out << cut_line(line, longest_line) << '\n';
        if (const auto more = section.things.size() - section.shown)
            out << "  … " << messages.count(section.more_key, more) << '\n';
    }
    if (lines_of(sections) == 0) return;
    out << '\n'
        << (written_to.empty() ? messages.say("report.whole") : messages.say("report.written", {{"file", written_to}}))
        << '\n';
}

}  // namespace waymark
