// waymark interpret: what was understood of each of these queries?
#include <istream>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "search/engine_internals.h"
#include "search/json/answer_json.h"
#include "server/commands/command_list.h"
#include "server/commands/program.h"

namespace waymark {
namespace {

constexpr std::size_t longest_line = 256 * 1024;

/// The id (as JSON) and the query of one line; an empty id says that the line is no good.
struct Line {
    std::string id, q;
};
Line read_line(const std::string& text) {
    if (text.size() > longest_line) return {};
    const auto shallow = [](int depth, nlohmann::json::parse_event_t, nlohmann::json&) { return depth <= 8; };
    const auto line = nlohmann::json::parse(text, shallow, false);
    if (!line.is_object() || !line.contains("q") || !line["q"].is_string()) return {};
    const auto id = line.contains("id") ? line["id"] : nlohmann::json();
    return {id.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), line["q"].get<std::string>()};
}

int run_interpret(const std::string& data, const CommandContext& context) {
    auto engine = open_engine(data, true, context);
    if (!engine) return exit_failed;
    if (auto ready = internals_of(*engine).get_ready(); !ready) return report_error(ready.error(), context);
    const auto snapshot = internals_of(*engine).snapshot();
    bool all_good = true;
    std::string text;
    for (std::size_t number = 1; std::getline(context.in, text); ++number) {
        if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
        const auto line = read_line(text);
        if (line.id.empty()) {
            context.err << "-:" << number
                        << R"(: [error] this line is not {"id": …, "q": "the words"}; it was passed over)" << '\n';
            all_good = false;
            continue;
        }
        const auto understood = internals_of(*engine).interpret(*snapshot, line.q);
        AnswerWriter json;
        json.begin_object().key("id").raw(line.id);
        write_slots(json.key("slots"), understood.slots, *snapshot->vocabulary);
        json.key("text").text(understood.text).end_object();
        context.out << json.take() << '\n' << std::flush;  // a program at the other end may wait for each line
    }
    return all_good ? exit_good : exit_some_rejected;
}

}  // namespace

Command interpret_command() {
    const auto data = std::make_shared<std::string>();
    return Command("interpret", R"(Read {"id","q"} lines, write {"id","slots","text"} lines: what was understood)")
        .data(*data)
        .does([data](const CommandContext& context) { return run_interpret(*data, context); });
}

}  // namespace waymark
