// Which words does a family read in one language?
#include "content/messages/messages.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "content/text/ascii.h"

namespace waymark {
namespace {

bool is_key(std::string_view key) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
               c == '_';
    };
    return !key.empty() && key.size() <= 80 && std::all_of(key.begin(), key.end(), allowed);
}

/// Settings of a language, not words: another language never has them of itself.
bool is_setting(std::string_view key) { return key == "page-language" || key == "list.small-letters"; }

struct Line {
    std::string key, words;
    std::size_t number = 0;
};

/// The lines of a file; `refuse(line, what)` makes the error of a bad one.
template <class Refuse>
Result<std::vector<Line>> read_lines(std::string_view rest, const Refuse& refuse) {
    std::vector<Line> out;
    for (std::size_t number = 1; !rest.empty(); ++number) {
        const auto end = rest.find('\n');
        const auto raw = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        const auto line = ascii::trimmed(raw);
        if (line.empty() || line.front() == '#') continue;
        if (raw.front() == ' ' || raw.front() == '\t') {
            if (out.empty())
                return refuse(
                    number,
                    "this line starts with a space, so it goes on with the line before it, but there is none; take the space away");
            out.back().words += ' ';
            out.back().words += line;
            continue;
        }
        const auto equals = line.find('=');
        if (equals == std::string_view::npos) return refuse(number, "there is no = here; write \"key = words\"");
        const auto key = ascii::trimmed(line.substr(0, equals));
        if (!is_key(key))
            return refuse(number, fmt::format("\"{}\" cannot be a key; use letters, digits, full stops, - and _", key));
        out.push_back({std::string(key), std::string(ascii::trimmed(line.substr(equals + 1))), number});
    }
    return out;
}

}  // namespace

Result<Messages> Messages::load(const ContentFiles& files, std::string_view tag, const Messages* otherwise) {
    const std::string name = fmt::format("messages/{}.txt", tag);
    const auto path = files.find(name);
    if (!path) return tl::unexpected<Error>(path.error());
    const auto text = files.read(name);
    if (!text) return tl::unexpected<Error>(text.error());
    const auto refuse = [&](std::size_t line, std::string_view what) {
        return fail(ErrorKind::unreadable, fmt::format("{}:{}: {}", path->string(), line, what));
    };
    const auto lines = read_lines(*text, refuse);
    if (!lines) return tl::unexpected<Error>(lines.error());

    Messages out;
    out.tag_ = tag;
    const auto named =
        std::find_if(lines->begin(), lines->end(), [](const Line& line) { return line.key == "page-language"; });
    const std::string page_language = named != lines->end()                  ? named->words
                                      : otherwise && otherwise->tag() == tag ? otherwise->rules().tag()
                                                                             : std::string(tag);
    out.rules_ = text::LanguageRules::of(page_language);
    if (!out.rules_)
        return refuse(
            named == lines->end() ? 1 : named->number,
            fmt::format("\"{}\" is no language we know; write a language code such as pl or en-GB", page_language));
    for (const auto& line : *lines) {
        auto pattern = MessagePattern::read(line.words, *out.rules_);
        if (!pattern) return refuse(line.number, fmt::format("{}: {}", line.key, pattern.error().message));
        const bool is_new =
            out.entries_
                .emplace(line.key, std::make_shared<const Entry>(Entry{line.words, std::move(*pattern), out.rules_}))
                .second;
        if (!is_new) return refuse(line.number, fmt::format("\"{}\" is there twice; take one of them out", line.key));
        out.has_labels_ = out.has_labels_ || line.key.starts_with("label.");
    }
    if (!otherwise) return out;
    const bool same_language = otherwise->tag() == tag;
    for (const auto& [key, entry] : otherwise->entries_)
        if ((same_language || !is_setting(key)) && out.entries_.emplace(key, entry).second && !same_language)
            out.missing_.push_back(key);
    return out;
}

const Messages::Entry* Messages::entry(std::string_view key) const {
    const auto at = entries_.find(key);
    return at == entries_.end() ? nullptr : at->second.get();
}

const std::string* Messages::find(std::string_view key) const {
    const auto* found = entry(key);
    return found ? &found->words : nullptr;
}

std::string Messages::find_or(std::string_view key, std::string_view otherwise) const {
    const auto* words = find(key);
    return words ? *words : std::string(otherwise);
}

bool Messages::fits_template(std::string_view key) const {
    const auto* found = entry(key);
    return found && found->pattern.only_plain_names();
}

std::string Messages::say(std::string_view key, std::initializer_list<Filling> fillings) const {
    const auto* found = entry(key);
    return found ? found->pattern.write(*found->rules, {fillings.begin(), fillings.size()}) : std::string(key);
}

std::string Messages::count(std::string_view key, std::uint64_t n, std::initializer_list<Filling> fillings) const {
    const auto* found = entry(key);
    if (!found) return std::string(key);
    std::vector<Filling> all = {{"n", n}};
    all.insert(all.end(), fillings);
    return found->pattern.write(*found->rules, all);
}

std::string Messages::say(const Message& message) const {
    const auto* found = entry(message.key);
    if (!found) return message.key;
    std::vector<std::string> written;  // what fillings point into
    std::vector<Filling> fillings;
    written.reserve(message.arguments.size());
    const auto fill = [&](const std::string& name, std::string text) {
        fillings.emplace_back(name, written.emplace_back(std::move(text)));
    };
    for (const auto& [name, value] : message.arguments) {
        if (const auto* text = std::get_if<std::string>(&value)) fillings.emplace_back(name, *text);
        else if (const auto* whole = std::get_if<std::int64_t>(&value)) fillings.emplace_back(name, *whole);
        else if (const auto* fraction = std::get_if<double>(&value)) fillings.emplace_back(name, *fraction);
        else if (const auto* words = std::get_if<MessageWords>(&value))
            fill(name, find_or(words->key, words->otherwise));
        else {
            std::string all;
            for (const auto n : std::get<std::vector<std::int64_t>>(value))
                all += (all.empty() ? "" : " " + say("and") + " ") + rules_->number(n);
            fill(name, std::move(all));
        }
    }
    return found->pattern.write(*found->rules, fillings);
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

std::string Messages::label(std::string_view field, std::string_view code, std::string_view otherwise) const {
    if (!has_labels_) return std::string(otherwise);
    return find_or(code.empty() ? fmt::format("label.{}", field) : fmt::format("label.{}.{}", field, code), otherwise);
}

}  // namespace waymark
