// waymark report: how did the feeds of this directory fare?
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <ostream>

#include "content/json/answer_writer.h"
#include "content/store/feed_store.h"
#include "search/engine_internals.h"
#include "server/commands/command_list.h"
#include "server/commands/program.h"
#include "server/site/uk_date.h"

namespace waymark {
namespace {

constexpr std::size_t told_terms = 10;

std::string times(std::uint32_t count) { return count == 1 ? "once" : fmt::format("{} times", count); }

void tell_report(const std::string& source, const FeedReport& report, std::uint32_t merged, std::ostream& out) {
    out << fmt::format(
        "{}\n  Last read: {}\n  New: {}. Changed: {}. Same as before: {}. Refused: {}. Taken out of view: {}.\n",
        source, uk_moment(report.at), report.added, report.changed, report.unchanged, report.rejected,
        report.withdrawn);
    if (merged) out << fmt::format("  Shown by the same service of another feed: {}.\n", merged);
    if (report.terms.empty()) return;
    std::vector<std::pair<std::string, std::uint32_t>> terms(report.terms.begin(), report.terms.end());
    std::stable_sort(terms.begin(), terms.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    out << fmt::format(
        "  Terms that none of our codes covers, used {} in all (an editor can add them to content/feeds):\n",
        times(report.unmapped));
    for (std::size_t i = 0; i < terms.size() && i < told_terms; ++i)
        out << fmt::format("  {:>6}  {}\n", terms[i].second, terms[i].first);
}

struct Typed {
    std::string data;
    bool json = false;
};

std::string reports_json(const std::map<std::string, FeedReport>& reports,
                         const std::map<std::string, std::uint32_t>& merged) {
    AnswerWriter json;
    json.begin_array();
    for (const auto& [source, report] : reports) {
        json.begin_object().key("source").text(source).key("read").text(utc_moment(report.at));
        json.key("new")
            .whole(report.added)
            .key("changed")
            .whole(report.changed)
            .key("unchanged")
            .whole(report.unchanged);
        json.key("rejected").whole(report.rejected).key("withdrawn").whole(report.withdrawn);
        json.key("merged")
            .whole(merged.contains(source) ? merged.at(source) : 0)
            .key("unmapped")
            .whole(report.unmapped)
            .key("terms")
            .begin_object();
        for (const auto& [term, times] : report.terms) json.any_key(term).whole(times);
        json.end_object().end_object();
    }
    return json.end_array().take();
}

int run_feeds(const Typed& typed, const CommandContext& context) {
    auto engine = open_engine(typed.data, false, context);
    if (!engine) return exit_failed;
    auto book = FeedStore::open(typed.data, false);
    if (!book) return report_error(book.error(), context);
    const auto reports = (*book)->reports();
    if (!reports) return report_error(reports.error(), context);
    const auto merged = internals_of(*engine).duplicates().merged_by_source();
    if (typed.json) {
        context.out << reports_json(*reports, merged) << '\n';
        return exit_good;
    }
    if (reports->empty()) context.out << "No feed was read yet.\n";
    for (const auto& [source, report] : *reports)
        tell_report(source, report, merged.contains(source) ? merged.at(source) : 0, context.out);
    return exit_good;
}

}  // namespace

Command report_command() {
    const auto typed = std::make_shared<Typed>();
    return Command("report", "Say how this directory fares")
        .has(Command("feeds", "What each feed brought, what was refused, and which of its terms we do not know")
                 .data(typed->data)
                 .json(typed->json)
                 .does([typed](const CommandContext& context) { return run_feeds(*typed, context); }));
}

}  // namespace waymark
