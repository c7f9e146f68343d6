// Command: how does a command say what may be typed after its name?
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace waymark {

struct CommandContext;

/// One thing that may be typed for a command: a flag, an option with its value, or a word in its place.
struct Argument {
    /// Where what was typed goes. It must outlive the command; the lists take every value that was typed.
    using Into = std::variant<bool*, std::string*, std::size_t*, std::vector<std::string>*>;

    std::string name;   ///< "--data"; a word in its place has no dashes: "FILE"
    std::string value;  ///< what the value of an option is called, such as "DIR"; empty for flags and words
    std::string help;
    Into into;
    bool required = false;
    std::size_t lowest = 0, highest = 0;  ///< what a number may be

    bool is_option() const { return name.front() == '-'; }
    bool is_flag() const { return std::holds_alternative<bool*>(into); }
    bool is_list() const { return std::holds_alternative<std::vector<std::string>*>(into); }
};

/// A command as its file describes it: its name, what may be typed after it, and what it does.
/// Commands with commands of their own (`places import`) do nothing themselves.
class Command {
public:
    using Action = std::function<int(const CommandContext& context)>;  ///< gives the exit code

    Command(std::string name, std::string help) : name_(std::move(name)), help_(std::move(help)) {}

    /// `--data DIR`, which every command has that works on a data directory.
    Command& data(std::string& into, std::string help = "Data directory");
    /// `--json`, which every command has that prints a result.
    Command& json(bool& into, std::string help = "Write the result as JSON");
    Command& flag(std::string name, bool& into, std::string help);
    Command& option(std::string name, std::string value, std::string& into, std::string help);
    Command& number(std::string name, std::string value, std::size_t& into, std::size_t lowest, std::size_t highest,
                    std::string help);
    /// An option that may be repeated, with one value each time.
    Command& options(std::string name, std::string value, std::vector<std::string>& into, std::string help);
    /// A word in its place.
    Command& word(std::string name, std::string& into, std::string help, bool required = true);
    /// All words that are left.
    Command& words(std::string name, std::vector<std::string>& into, std::string help, bool required = true);
    Command& does(Action action);
    Command& has(Command command);

    const std::string& name() const { return name_; }
    const std::string& help() const { return help_; }
    const std::vector<Argument>& arguments() const { return arguments_; }
    const std::vector<Command>& commands() const { return commands_; }
    /// Null when there is none of this name.
    const Command* find(const std::string& name) const;
    const Action& action() const { return action_; }

private:
    std::string name_, help_;
    std::vector<Argument> arguments_;
    std::vector<Command> commands_;
    Action action_;
};

}  // namespace waymark
