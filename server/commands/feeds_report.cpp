// waymark report: how did the feeds of this directory fare?
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <ostream>

#include "content/json/answer_writer.h"
#include "content/messages/messages.h"
#include "content/store/feed_store.h"
#include "indexer/check/quality_score.h"
#include "search/engine_internals.h"
#include "server/commands/command_list.h"
#include "server/commands/program.h"
#include "server/site/uk_date.h"

namespace waymark {
namespace {

constexpr std::size_t told_terms = 10;

std::string times(std::uint32_t count) { return count == 1 ? "once" : fmt::format("{} times", count); }

void tell_feed(const std::string& source, const FeedReport& report, std::uint32_t merged, std::ostream& out) {
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
    std::size_t runs = 6;
    bool json = false;
};

using Runs = std::map<std::string, std::vector<FeedRun>>;

/// How a score compares with that of the run before, in words with an arrow; `before` null: it is the first.
std::string change_in_words(const FeedRun& run, const FeedRun* before, const Messages& messages) {
    if (!before) return messages.say("report.run.first");
    if (run.score == before->score) return messages.say("report.run.same");
    return run.score > before->score ? messages.say("report.run.up", {{"n", run.score - before->score}})
                                     : messages.say("report.run.down", {{"n", before->score - run.score}});
}

/// The last runs of one source, newest first; of the runs one more is known than is shown, to compare with.
void tell_runs(const std::vector<FeedRun>& runs, std::size_t shown, const Messages& messages, std::ostream& out) {
    if (runs.empty()) return;
    const auto before = [&](std::size_t i) { return i + 1 < runs.size() ? &runs[i + 1] : nullptr; };
    out << fmt::format("  {}, {}.\n", messages.say("report.run.now", {{"score", runs[0].score}}),
                       change_in_words(runs[0], before(0), messages));
    out << "  " << messages.say("report.run.parts") << '\n';
    for (const auto& part : feeds::score_parts()) {
        const auto have = runs[0].have.contains(part.name) ? runs[0].have.at(part.name) : 0;
        const auto got = runs[0].listings ? std::uint64_t{part.points} * have / runs[0].listings : 0;
        out << "    "
            << messages.say("report.run.part", {{"have", have},
                                                {"of", runs[0].listings},
                                                {"thing", messages.say("report.score." + part.name)},
                                                {"got", got},
                                                {"points", part.points}})
            << '\n';
    }
    if (runs.size() < 2) return;
    out << "  " << messages.say("report.run.last-runs") << '\n';
    for (std::size_t i = 0; i < runs.size() && i < shown; ++i)
        out << "    "
            << messages.say("report.run", {{"when", uk_moment(runs[i].at)},
                                           {"score", runs[i].score},
                                           {"change", change_in_words(runs[i], before(i), messages)},
                                           {"n", runs[i].listings}})
            << '\n';
}

void write_runs(AnswerWriter& json, const std::vector<FeedRun>* runs, std::size_t shown) {
    json.key("quality").begin_array();
    for (std::size_t i = 0; runs && i < runs->size() && i < shown; ++i) {
        const auto& run = (*runs)[i];
        json.begin_object().key("at").text(utc_moment(run.at)).key("score").whole(run.score);
        json.key("listings").whole(run.listings).key("have").begin_object();
        for (const auto& [part, have] : run.have) json.any_key(part).whole(have);
        json.end_object().end_object();
    }
    json.end_array();
}

const std::vector<FeedRun>* runs_of(const Runs& runs, const std::string& source) {
    const auto found = runs.find(source);
    return found == runs.end() ? nullptr : &found->second;
}

std::string reports_json(const std::map<std::string, FeedReport>& reports,
                         const std::map<std::string, std::uint32_t>& merged, const Runs& runs, std::size_t shown) {
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
        json.end_object();
        write_runs(json, runs_of(runs, source), shown);
        json.end_object();
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
    const auto runs = (*book)->runs(typed.runs + 1);
    if (!runs) return report_error(runs.error(), context);
    if (typed.json) {
        context.out << reports_json(*reports, merged, *runs, typed.runs) << '\n';
        return exit_good;
    }
    const auto messages = Messages::load(internals_of(*engine).files());
    if (!messages) return report_error(messages.error(), context);
    if (reports->empty()) context.out << "No feed was read yet.\n";
    for (const auto& [source, report] : *reports) {
        tell_feed(source, report, merged.contains(source) ? merged.at(source) : 0, context.out);
        if (const auto* of_source = runs_of(*runs, source)) tell_runs(*of_source, typed.runs, *messages, context.out);
    }
    return exit_good;
}

/// The score in two sentences, with the points as they are.
std::string score_help() {
    std::string parts;
    for (const auto& part : feeds::score_parts())
        parts += fmt::format("{}{} {}", parts.empty() ? "" : ", ", part.name, part.points);
    return "Quality is a score out of 100. Each thing that families need gives its points times the share of the feed's\n"
           "public services that have it: " +
           parts + ".\ndocs/QUALITY.md says what each means.";
}

}  // namespace

Command report_command() {
    const auto typed = std::make_shared<Typed>();
    return Command("report", "Say how this directory fares")
        .has(Command("feeds",
                     "What each feed brought, what was refused, which of its terms we do not know, and how good its "
                     "listings are\n\n" +
                         score_help())
                 .data(typed->data)
                 .number("--runs", "N", typed->runs, 1, 100, "Runs to show of each feed, newest first (default 6)")
                 .json(typed->json)
                 .does([typed](const CommandContext& context) { return run_feeds(*typed, context); }));
}

}  // namespace waymark
