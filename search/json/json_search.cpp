// How is a search that is written as JSON answered in JSON, for a caller that speaks no C++?
#include "search/json/json_search.h"

#include <utility>

#include "content/json/json_reader.h"
#include "search/json/search_parameters.h"

namespace waymark {
namespace {

/// Reads one value that is no list; `raw` is its text in the JSON.
bool read_value(std::string_view raw, std::string& value) {
    if (raw.empty() || raw.front() == '{' || raw.front() == '[' || raw == "null") return false;
    if (raw.front() == '"') {
        JsonReader text(raw);
        return text.string(value);
    }
    value = raw;  // a number, true or false, as it is written
    return true;
}

}  // namespace

Result<std::vector<Parameter>> parameters_of_json(std::string_view json, const Messages& messages) {
    std::vector<Parameter> parameters;
    JsonReader reader(json);
    std::string wrong;
    const auto add = [&](const std::string& name) {
        std::string_view raw;
        std::string value;
        if (!reader.skip(&raw)) return false;
        if (raw == "null") return true;
        if (!read_value(raw, value)) return wrong = name, false;
        parameters.push_back({name, std::move(value)});
        return true;
    };
    const bool good = reader.object([&](std::string_view key) {
        const std::string name(key);
        std::string_view raw;
        if (const auto at = reader.position(); at < json.size())
            raw = json.substr(json.find_first_not_of(" \t\r\n", at));
        if (!raw.empty() && raw.front() == '[') return reader.array([&] { return add(name); });
        return add(name);
    });
    if (!wrong.empty())
        return fail(ErrorKind::bad_parameter, messages.say("wrong.json-value", {{"name", wrong}}), wrong);
    if (!good || !reader.at_end())
        return fail(ErrorKind::bad_parameter,
                    messages.say("wrong.json", {{"example", R"({"q": "swimming", "need": ["ASD"]})"}}));
    return parameters;
}

Result<std::string> json_search(const EngineInternals& engine, const EngineSnapshot& from, std::string_view request,
                                const Messages& messages, const AnswerJsonOptions& options) {
    const auto parameters = parameters_of_json(request, messages);
    if (!parameters) return tl::unexpected(parameters.error());
    const auto asked = search_request(*parameters, *from.vocabulary, *from.councils, messages);
    if (!asked) return tl::unexpected(asked.error());
    const auto answer = engine.search(from, *asked);
    if (!answer) return tl::unexpected(answer.error());
    return search_json(*asked, *answer, *from.vocabulary, messages, options);
}

}  // namespace waymark
