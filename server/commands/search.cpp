// waymark search: what does this data directory answer?
#include <fmt/format.h>

#include <memory>
#include <ostream>

#include "content/messages/languages.h"
#include "search/engine_internals.h"
#include "search/json/answer_json.h"
#include "search/json/search_parameters.h"
#include "server/commands/command_list.h"
#include "server/commands/program.h"

namespace waymark {
namespace {

struct SearchOptions {
    std::string data;
    std::vector<std::string> words, with;
    bool json = false;
};

std::string format_ages(const Ages& ages) {
    if (ages.min && ages.max)
        return *ages.min == *ages.max ? fmt::format("age {}", *ages.min)
                                      : fmt::format("ages {} to {}", *ages.min, *ages.max);
    if (ages.min) return fmt::format("from age {}", *ages.min);
    if (ages.max) return fmt::format("up to age {}", *ages.max);
    return {};
}

void write_list(std::ostream& out, const SearchRequest& request, const Answer& answer, const Vocabulary& vocabulary,
                const Messages& messages) {
    for (const auto& each : answer.understood.urgent) {
        const auto help = messages.say(each);
        out << help.title << ": " << help.text << (help.phone.empty() ? "" : " " + help.phone) << "\n\n";
    }
    for (const auto& notice : messages.say(answer.notices)) out << notice << '\n';
    if (answer.did_you_mean) out << "Did you mean: " << *answer.did_you_mean << "?\n";
    out << (answer.total == 1 ? "1 listing" : fmt::format("{} listings", answer.total))
        << (answer.words_all ? "" : " with some of the words") << '\n';
    auto number = static_cast<std::size_t>(request.page - 1) * static_cast<std::size_t>(request.per_page);
    for (const auto& result : answer.results) {
        out << '\n'
            << ++number << ". " << result.name
            << (result.organisation.empty() ? "" : fmt::format(" ({})", result.organisation)) << '\n';
        std::string facts = format_ages(result.age);
        const auto add = [&](std::string_view fact) {
            if (!fact.empty()) (facts += facts.empty() ? "" : ", ") += fact;
        };
        if (result.distance_miles) add(fmt::format("{:.1f} miles", *result.distance_miles));
        add(result.place);
        for (const auto& cost : result.cost) add(vocabulary.label("cost", cost));
        if (!facts.empty()) out << "   " << facts << '\n';
        if (!result.summary.empty()) out << "   " << result.summary << '\n';
        out << "   /listing/" << result.id << '\n';
    }
}

int run_search(const SearchOptions& typed, const CommandContext& context) {
    auto engine = open_engine(typed.data, true, context);
    if (!engine) return exit_failed;
    std::vector<Parameter> parameters;
    std::string words;
    for (const auto& word : typed.words) words += (words.empty() ? "" : " ") + word;
    parameters.push_back({"q", words});
    for (const auto& pair : typed.with) {
        const auto equals = pair.find('=');
        if (equals == std::string::npos)
            return report_error(
                {ErrorKind::bad_parameter,
                 "--with takes a parameter and its value, such as --with need=ASD, not " + pair + ".", "with"},
                context);
        parameters.push_back({pair.substr(0, equals), pair.substr(equals + 1)});
    }
    if (auto ready = internals_of(*engine).get_ready(); !ready) return report_error(ready.error(), context);
    const auto snapshot = internals_of(*engine).snapshot();
    const auto languages = Languages::load(internals_of(*engine).files());
    if (!languages) return report_error(languages.error(), context);
    const auto request = search_request(parameters, *snapshot->vocabulary, *snapshot->councils, languages->english());
    if (!request) return report_error(request.error(), context);
    const auto& messages = languages->of(request->lang);
    const auto answer = internals_of(*engine).search(*snapshot, *request);
    if (!answer) return report_error(answer.error(), context);
    if (typed.json) context.out << search_json(*request, *answer, *snapshot->vocabulary, messages) << '\n';
    else write_list(context.out, *request, *answer, *snapshot->vocabulary, messages);
    return exit_good;
}

}  // namespace

Command search_command() {
    const auto typed = std::make_shared<SearchOptions>();
    return Command("search", "Search as GET /api/v1/search does")
        .data(typed->data)
        .json(typed->json, "Write the answer as JSON")
        .options("--with", "NAME=VALUE", typed->with, "A parameter of the API, such as need=ASD; may be repeated")
        .words("QUERY", typed->words, "Plain words", false)
        .does([typed](const CommandContext& context) { return run_search(*typed, context); });
}

}  // namespace waymark
