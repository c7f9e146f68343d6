// Is the vocabulary file of its form, and what is in it?
#include "content/words/vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

namespace waymark {
namespace {

using Json = nlohmann::ordered_json;

constexpr int deepest = 8;
constexpr std::size_t longest_label = 200;

std::size_t line_of(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

bool is_code(std::string_view code) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return !code.empty() && code.size() <= 40 && std::all_of(code.begin(), code.end(), allowed);
}

bool is_label(const Json& value) {
    return value.is_string() && !value.get_ref<const std::string&>().empty() &&
           value.get_ref<const std::string&>().size() <= longest_label;
}

}  // namespace

int VocabularyField::position(std::string_view code) const {
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i].code == code) return static_cast<int>(i);
    return -1;
}

Result<Vocabulary> Vocabulary::load(const ContentFiles& files) {
    constexpr std::string_view name = "vocabulary.json";
    const auto path = files.find(name);
    if (!path) return tl::unexpected<Error>(path.error());
    const auto text = files.read(name);
    if (!text) return tl::unexpected<Error>(text.error());
    const auto refuse = [&](std::string_view what, std::string_view field = {}) {
        return fail(ErrorKind::unreadable, fmt::format("{}: {}", path->string(), what), std::string(field));
    };

    Json json;
    std::string twice;
    std::vector<std::set<std::string>> keys(deepest + 1);
    bool too_deep = false;
    const auto watch = [&](int depth, Json::parse_event_t event, Json& value) {
        if (depth > deepest) too_deep = true;
        if (too_deep) return false;
        const auto level = static_cast<std::size_t>(depth);
        if (event == Json::parse_event_t::object_start && level + 1 < keys.size()) keys[level + 1].clear();
        if (event == Json::parse_event_t::key && !keys[level].insert(value.get<std::string>()).second)
            twice = value.get<std::string>();
        return true;
    };
    try {
        json = Json::parse(*text, watch);
    } catch (const Json::parse_error& error) {
        return fail(ErrorKind::unreadable,
                    fmt::format("{}:{}: this is not JSON; look for a missing comma, quote or bracket just before here",
                                path->string(), line_of(*text, error.byte)));
    } catch (const Json::exception&) {
        return refuse("this is not JSON that can be read; compare it with the file that Waymark ships");
    }
    if (too_deep) return refuse("objects are nested too deep; a field is {\"label\": …, \"values\": {code: label}}");
    if (!twice.empty()) return refuse(fmt::format("\"{}\" is there twice; take one of them out", twice), twice);
    if (!json.is_object() || json.empty())
        return refuse("it should be one object of fields: {\"need\": {\"label\": …, \"values\": {…}}, …}");

    Vocabulary vocabulary;
    for (const auto& [field_name, field] : json.items()) {
        if (!is_code(field_name))
            return refuse(fmt::format("\"{}\" cannot be a field name; use letters, digits, - and _", field_name),
                          field_name);
        if (!field.is_object() || !field.contains("label") || !is_label(field["label"]))
            return refuse(
                fmt::format("the field \"{}\" has no label; write \"label\": \"what families read\"", field_name),
                field_name);
        if (!field.contains("values") || !field["values"].is_object() || field["values"].empty())
            return refuse(
                fmt::format("the field \"{}\" has no values; write \"values\": {{\"code\": \"label\"}}", field_name),
                field_name);
        VocabularyField read{field_name, field["label"].get<std::string>(), {}};
        for (const auto& [code, label] : field["values"].items()) {
            if (!is_code(code))
                return refuse(fmt::format("\"{}\" in the field \"{}\" cannot be a code; use letters, digits, - and _",
                                          code, field_name),
                              field_name);
            if (!is_label(label))
                return refuse(
                    fmt::format("the code \"{}\" of the field \"{}\" has no label; write the words families read", code,
                                field_name),
                    field_name);
            read.values.push_back({code, label.get<std::string>()});
        }
        vocabulary.fields_.push_back(std::move(read));
    }
    return vocabulary;
}

const VocabularyField* Vocabulary::field(std::string_view name) const {
    for (const VocabularyField& field : fields_)
        if (field.name == name) return &field;
    return nullptr;
}

bool Vocabulary::has(std::string_view field_name, std::string_view code) const {
    const VocabularyField* found = field(field_name);
    return found && found->position(code) >= 0;
}

std::string Vocabulary::label(std::string_view field_name, std::string_view code) const {
    const VocabularyField* found = field(field_name);
    const int position = found ? found->position(code) : -1;
    return position < 0 ? std::string(code) : found->values[static_cast<std::size_t>(position)].label;
}

std::vector<std::string> Vocabulary::age_bands(std::optional<int> min, std::optional<int> max) {
    struct Band {
        const char* code;
        int from, to;
    };
    static constexpr std::array<Band, 5> bands{
        {{"0-4", 0, 4}, {"5-10", 5, 10}, {"11-15", 11, 15}, {"16-18", 16, 18}, {"19-25", 19, 25}}};
    std::vector<std::string> met;
    if (!min && !max) return met;
    for (const Band& band : bands)
        if (min.value_or(band.from) <= band.to && max.value_or(band.to) >= band.from) met.emplace_back(band.code);
    return met;
}

}  // namespace waymark
