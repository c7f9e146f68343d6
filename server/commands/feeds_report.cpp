// waymark report: how did the feeds of this directory fare?
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <ostream>

#include "content/store/feed_book.h"
#include "search/engine_rooms.h"
#include "server/commands/program.h"
#include "server/uk_date.h"

namespace waymark {
namespace {

constexpr std::size_t told_terms = 10;

void tell_report(const std::string& source, const FeedReport& report, std::uint32_t merged, std::ostream& out) {
    out << fmt::format("{}\n  Last read: {}\n  New: {}. Changed: {}. Same as before: {}. Refused: {}. Taken out of view: {}.\n", source, uk_moment(report.at), report.added, report.changed,
                       report.unchanged, report.rejected, report.withdrawn);
    if (merged) out << fmt::format("  Shown by the same service of another feed: {}.\n", merged);
    if (report.terms.empty()) return;
    std::vector<std::pair<std::string, std::uint32_t>> terms(report.terms.begin(), report.terms.end());
    std::stable_sort(terms.begin(), terms.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    out << fmt::format("  Terms that none of our codes covers, used {} times in all (an editor can add them to content/feeds):\n", report.unmapped);
    for (std::size_t i = 0; i < terms.size() && i < told_terms; ++i) out << fmt::format("  {:>6}  {}\n", terms[i].second, terms[i].first);
}

int run_feeds(const std::string& data, const Surroundings& surroundings) {
    auto engine = open_engine(data, false, surroundings);
    if (!engine) return exit_failed;
    auto book = FeedBook::open(data, false);
    if (!book) return tell(book.error(), surroundings);
    const auto reports = (*book)->reports();
    if (!reports) return tell(reports.error(), surroundings);
    if (reports->empty()) surroundings.out << "No feed was read yet.\n";
    const auto merged = internals_of(*engine).duplicates().merged_by_source();
    for (const auto& [source, report] : *reports) tell_report(source, report, merged.contains(source) ? merged.at(source) : 0, surroundings.out);
    return exit_good;
}

}  // namespace

void add_report(CLI::App& program, const Surroundings& surroundings, int& exit_code) {
    auto data = std::make_shared<std::string>();
    auto* report = program.add_subcommand("report", "Say how this directory fares");
    report->require_subcommand(1);
    auto* feeds = report->add_subcommand("feeds", "What each feed brought, what was refused, and which of its terms we do not know");
    feeds->add_option("--data", *data, "Data directory")->required()->type_name("DIR");
    feeds->callback([data, &surroundings, &exit_code] { exit_code = run_feeds(*data, surroundings); });
}

}  // namespace waymark
