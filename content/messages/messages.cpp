// Which words does a family read in one language?
#include "content/messages/messages.h"

#include <fmt/format.h>

#include <algorithm>

namespace waymark {
namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
    return text;
}

bool is_key(std::string_view key) {
    const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_'; };
    return !key.empty() && key.size() <= 80 && std::all_of(key.begin(), key.end(), allowed);
}

template <class Fillings>
std::string filled(std::string_view words, const Fillings& fillings) {
    std::string out;
    while (!words.empty()) {
        const auto open = words.find('{');
        const auto close = open == std::string_view::npos ? open : words.find('}', open);
        if (close == std::string_view::npos) break;
        out += words.substr(0, open);
        const auto name = words.substr(open + 1, close - open - 1);
        const auto found = std::find_if(fillings.begin(), fillings.end(), [&](const Filling& each) { return each.first == name; });
        if (found != fillings.end()) out += found->second;
        else out += words.substr(open, close - open + 1);
        words.remove_prefix(close + 1);
    }
    return out += words;
}

}  // namespace

Result<Messages> Messages::load(const ContentFiles& files, std::string_view name) {
    const auto path = files.find(name);
    if (!path) return tl::unexpected<Error>(path.error());
    const auto text = files.read(name);
    if (!text) return tl::unexpected<Error>(text.error());
    const auto refuse = [&](std::size_t line, std::string_view what) {
        return fail(ErrorKind::unreadable, fmt::format("{}:{}: {}", path->string(), line, what));
    };
    Messages out;
    out.tag_ = path->stem().string();
    std::string* last = nullptr;
    std::string_view rest = *text;
    for (std::size_t number = 1; !rest.empty(); ++number) {
        const auto end = rest.find('\n');
        const auto raw = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        const auto line = trimmed(raw);
        if (line.empty() || line.front() == '#') continue;
        if (raw.front() == ' ' || raw.front() == '\t') {
            if (!last) return refuse(number, "this line starts with a space, so it goes on with the line before it, but there is none; take the space away");
            *last += ' ';
            *last += line;
            continue;
        }
        const auto equals = line.find('=');
        if (equals == std::string_view::npos) return refuse(number, "there is no = here; write \"key = words\"");
        const auto key = trimmed(line.substr(0, equals));
        if (!is_key(key)) return refuse(number, fmt::format("\"{}\" cannot be a key; use letters, digits, full stops, - and _", key));
        const auto [at, is_new] = out.words_.emplace(key, trimmed(line.substr(equals + 1)));
        if (!is_new) return refuse(number, fmt::format("\"{}\" is there twice; take one of them out", key));
        last = &at->second;
    }
    return out;
}

const std::string* Messages::find(std::string_view key) const {
    const auto at = words_.find(key);
    return at == words_.end() ? nullptr : &at->second;
}

std::string Messages::find_or(std::string_view key, std::string_view otherwise) const {
    const auto* words = find(key);
    return words ? *words : std::string(otherwise);
}

std::string Messages::say(std::string_view key, std::initializer_list<Filling> fillings) const {
    const auto* words = find(key);
    return words ? filled(*words, fillings) : std::string(key);
}

std::string Messages::count(std::string_view key, std::uint64_t n, std::initializer_list<Filling> fillings) const {
    std::string full(key);
    full += n == 1 ? ".one" : ".many";
    const auto* words = find(full);
    if (!words) return full;
    const std::string number = with_commas(n);
    return filled(filled(*words, std::initializer_list<Filling>{{"n", number}}), fillings);
}

std::string Messages::say(const Message& message) const {
    struct Writer {
        const Messages& messages;
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(std::int64_t n) const { return std::to_string(n); }
        std::string operator()(double n) const { return fmt::format("{:.1f}", n); }
        std::string operator()(const std::vector<std::int64_t>& numbers) const {
            std::string out;
            for (const auto n : numbers) out += (out.empty() ? "" : " " + messages.say("and") + " ") + std::to_string(n);
            return out;
        }
        std::string operator()(const MessageWords& words) const { return messages.find_or(words.key, words.otherwise); }
    };
    std::string words = find_or(message.key, message.key);
    if (message.arguments.empty()) return words;
    std::vector<std::pair<std::string_view, std::string>> written;
    for (const auto& argument : message.arguments) written.emplace_back(argument.name, std::visit(Writer{*this}, argument.value));
    std::vector<Filling> fillings(written.begin(), written.end());
    return filled(words, fillings);
}

std::vector<std::string> Messages::say(const std::vector<Message>& messages) const {
    std::vector<std::string> out;
    out.reserve(messages.size());
    for (const auto& message : messages) out.push_back(say(message));
    return out;
}

UrgentHelp Messages::say(UrgentHelp help) const {
    if (help.key.empty()) return help;
    const auto translate = [&](std::string& text, const char* part) {
        if (const auto* words = find("help." + help.key + part)) text = *words;
    };
    translate(help.title, ".title");
    translate(help.text, ".text");
    translate(help.hours, ".hours");
    return help;
}

std::string with_commas(std::uint64_t n) {
    std::string digits = std::to_string(n);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), 1, ',');
    return digits;
}

}  // namespace waymark
