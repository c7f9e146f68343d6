// Command line: what was typed, and what is wrong with it?
#include "server/commands/command_line.h"

#include <algorithm>
#include <charconv>
#include <ostream>

#include "server/commands/command_context.h"
#include "server/commands/help_text.h"
#include "server/commands/nearest.h"
#include "waymark/version.h"

namespace waymark {
namespace {

int wrong_use(const std::string& what, const CommandPath& path, const CommandContext& context) {
    context.err << "waymark: " << what << " Type: " << full_name(path) << " --help\n";
    return exit_wrong_use;
}

std::string did_you_mean(const std::string& typed, const std::vector<std::string>& names) {
    const auto nearest = nearest_name(typed, names);
    return nearest.empty() ? "" : " Did you mean " + nearest + "?";
}

std::string unknown_command(const std::string& typed, const CommandPath& path) {
    std::vector<std::string> names;
    for (const auto& command : path.back()->commands()) names.push_back(command.name());
    return "There is no command " + full_name(path) + ' ' + typed + '.' + did_you_mean(typed, names);
}

std::string unknown_option(const std::string& name, const CommandPath& path) {
    std::vector<std::string> names = {"--help", "--version"};
    for (const auto& argument : path.back()->arguments())
        if (argument.is_option()) names.push_back(argument.name);
    return full_name(path) + " has no option " + name + '.' + did_you_mean(name, names);
}

/// Puts a value where its command wants it; returns what is wrong with it, or nothing.
std::string take_value(const Argument& argument, const std::string& value) {
    if (auto* const* text = std::get_if<std::string*>(&argument.into)) **text = value;
    if (auto* const* list = std::get_if<std::vector<std::string>*>(&argument.into)) (*list)->push_back(value);
    if (auto* const* number = std::get_if<std::size_t*>(&argument.into)) {
        std::size_t read = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), read);
        if (error != std::errc() || end != value.data() + value.size() || read < argument.lowest ||
            read > argument.highest)
            return argument.name + " takes a whole number from " + std::to_string(argument.lowest) + " to " +
                   std::to_string(argument.highest) + ", not " + value + '.';
        **number = read;
    }
    return {};
}

/// Reads the words that stand after a command's name.
class ArgumentReader {
public:
    ArgumentReader(const CommandPath& path, std::vector<std::string> words)
        : path_(path), arguments_(path.back()->arguments()), words_(std::move(words)), times_(arguments_.size()) {}

    /// What is wrong with the words, or nothing. Stops at the first thing.
    std::string read() {
        bool only_words = false;  // after a word of two dashes
        for (; at_ < words_.size(); ++at_) {
            const auto& word = words_[at_];
            if (!only_words && word == "--") {
                only_words = true;
                continue;
            }
            const bool is_option = !only_words && word.size() > 1 && word.front() == '-';
            if (auto wrong = is_option ? read_option(word) : read_word(word); !wrong.empty()) return wrong;
        }
        for (std::size_t i = 0; i < arguments_.size(); ++i)
            if (arguments_[i].required && !times_[i]) return arguments_[i].name + " is missing.";
        return {};
    }

private:
    std::string read_option(const std::string& word) {
        const auto equals = word.find('=');
        const auto name = word.substr(0, equals);
        std::size_t i = 0;
        while (i < arguments_.size() && arguments_[i].name != name) ++i;
        if (i == arguments_.size()) return unknown_option(name, path_);
        const auto& argument = arguments_[i];
        if (times_[i]++ && !argument.is_list()) return name + " may stand only once.";
        if (argument.is_flag()) {
            *std::get<bool*>(argument.into) = true;
            return equals == std::string::npos ? "" : name + " takes no value.";
        }
        if (equals != std::string::npos) return take_value(argument, word.substr(equals + 1));
        const bool has_value = at_ + 1 < words_.size() && !(words_[at_ + 1].starts_with("--"));
        if (!has_value) return name + " takes a value: " + name + ' ' + argument.value + '.';
        return take_value(argument, words_[++at_]);
    }

    std::string read_word(const std::string& word) {
        for (std::size_t i = 0; i < arguments_.size(); ++i) {
            const auto& argument = arguments_[i];
            if (argument.is_option() || (times_[i] && !argument.is_list())) continue;
            ++times_[i];
            return take_value(argument, word);
        }
        return '"' + word + "\" is a word too many.";
    }

    const CommandPath& path_;
    const std::vector<Argument>& arguments_;
    const std::vector<std::string> words_;
    std::vector<std::size_t> times_;  ///< how often each argument was typed
    std::size_t at_ = 0;
};

/// `waymark help [COMMAND…]`.
int tell_help(const Command& program, const std::vector<std::string>& names, bool manual,
              const CommandContext& context) {
    if (manual) {
        context.out << manual_text(program);
        return exit_good;
    }
    CommandPath path = {&program};
    for (const auto& name : names) {
        const auto* command = path.back()->find(name);
        if (!command) return wrong_use(unknown_command(name, path), path, context);
        path.push_back(command);
    }
    context.out << help_text(path);
    return exit_good;
}

/// Whether one of these stands among the words, before a word of two dashes.
bool asks_for(const std::vector<std::string>& words, std::initializer_list<const char*> names) {
    const auto end = std::find(words.begin(), words.end(), "--");
    return std::find_first_of(words.begin(), end, names.begin(), names.end()) != end;
}

int read_and_run(const Command& program, const std::vector<std::string>& words, const CommandContext& context) {
    CommandPath path = {&program};
    std::size_t at = 0;
    for (; at < words.size() && !path.back()->commands().empty() && !words[at].starts_with('-'); ++at) {
        const auto* command = path.back()->find(words[at]);
        if (!command) return wrong_use(unknown_command(words[at], path), path, context);
        path.push_back(command);
    }
    const std::vector<std::string> rest(words.begin() + static_cast<std::ptrdiff_t>(at), words.end());
    if (asks_for(rest, {"--help", "-h"})) {
        context.out << help_text(path);
        return exit_good;
    }
    if (asks_for(rest, {"--version"})) {
        context.out << "waymark " WAYMARK_VERSION "\n";
        return exit_good;
    }
    const auto& command = *path.back();
    if (const auto wrong = ArgumentReader(path, rest).read(); !wrong.empty()) return wrong_use(wrong, path, context);
    return command.action() ? command.action()(context) : wrong_use("Say which command is meant.", path, context);
}

}  // namespace

Command& Command::data(std::string& into, std::string help) {
    option("--data", "DIR", into, std::move(help));
    arguments_.back().required = true;
    return *this;
}

Command& Command::json(bool& into, std::string help) { return flag("--json", into, std::move(help)); }

Command& Command::flag(std::string name, bool& into, std::string help) {
    arguments_.push_back({std::move(name), "", std::move(help), &into});
    return *this;
}

Command& Command::option(std::string name, std::string value, std::string& into, std::string help) {
    arguments_.push_back({std::move(name), std::move(value), std::move(help), &into});
    return *this;
}

Command& Command::number(std::string name, std::string value, std::size_t& into, std::size_t lowest,
                         std::size_t highest, std::string help) {
    arguments_.push_back({std::move(name), std::move(value), std::move(help), &into, false, lowest, highest});
    return *this;
}

Command& Command::options(std::string name, std::string value, std::vector<std::string>& into, std::string help) {
    arguments_.push_back({std::move(name), std::move(value), std::move(help), &into});
    return *this;
}

Command& Command::word(std::string name, std::string& into, std::string help, bool required) {
    arguments_.push_back({std::move(name), "", std::move(help), &into, required});
    return *this;
}

Command& Command::words(std::string name, std::vector<std::string>& into, std::string help, bool required) {
    arguments_.push_back({std::move(name), "", std::move(help), &into, required});
    return *this;
}

Command& Command::does(Action action) {
    action_ = std::move(action);
    return *this;
}

Command& Command::has(Command command) {
    commands_.push_back(std::move(command));
    return *this;
}

const Command* Command::find(const std::string& name) const {
    for (const auto& command : commands_)
        if (command.name() == name) return &command;
    return nullptr;
}

int run_command_line(const Command& program, const std::vector<std::string>& typed, const CommandContext& context) {
    std::vector<std::string> names;
    bool manual = false;
    Command whole = program;
    Command help("help", "Say how a command is used");
    help.flag("--manual", manual, "Write the help of every command as Markdown")
        .words("COMMAND", names, "The command, such as: harvest add", false);
    help.does([&](const CommandContext& around) { return tell_help(whole, names, manual, around); });
    whole.has(std::move(help));
    return read_and_run(whole, typed, context);
}

}  // namespace waymark
