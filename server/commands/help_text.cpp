// Help: what is a person told who asks how a command is used?
#include "server/commands/help_text.h"

#include <algorithm>

namespace waymark {
namespace {

constexpr std::size_t widest_name = 26;  ///< of the left column; a longer name has its help on the next line
constexpr std::size_t line_width = 110;

constexpr const char* exit_codes =
    "0 all went well; 1 it failed; 2 it was typed wrongly; 3 it went well but for some records, which are named";

/// A row of two columns; help that is too long for its line goes on below itself.
std::string row(const std::string& name, const std::string& help) {
    std::string text = "  " + name;
    std::size_t column = text.size();
    const auto new_line = [&] {
        text += '\n';
        column = 0;
    };
    const auto indent = [&] {
        text.append(widest_name + 4 - column, ' ');
        column = widest_name + 4;
    };
    if (name.size() > widest_name) new_line();
    indent();
    for (std::size_t at = 0; at < help.size();) {
        const auto end = std::min(help.find(' ', at), help.size());
        if (column + 1 + end - at > line_width && column > widest_name + 4) new_line(), indent();
        if (column > widest_name + 4) text += ' ', ++column;
        text.append(help, at, end - at);
        column += end - at;
        at = end + 1;
    }
    return text + '\n';
}

std::string left_column(const Argument& argument) {
    return argument.value.empty() ? argument.name : argument.name + ' ' + argument.value;
}

std::string usage(const CommandPath& path) {
    std::string line = "Usage: " + full_name(path);
    const auto& command = *path.back();
    bool has_choices = false;
    for (const auto& argument : command.arguments()) {
        if (argument.is_option() && argument.required) line += ' ' + left_column(argument);
        has_choices = has_choices || (argument.is_option() && !argument.required);
    }
    if (has_choices) line += " [OPTIONS]";
    for (const auto& argument : command.arguments()) {
        if (argument.is_option()) continue;
        const auto name = argument.name + (argument.is_list() ? "…" : "");
        line += argument.required ? ' ' + name : " [" + name + ']';
    }
    return line + (command.commands().empty() ? "\n" : " COMMAND\n");
}

void write_manual(const CommandPath& path, std::string& text) {
    text += "\n## " + full_name(path) + "\n```\n" + help_text(path) + "```\n";
    for (const auto& command : path.back()->commands()) {
        auto longer = path;
        longer.push_back(&command);
        write_manual(longer, text);
    }
}

}  // namespace

std::string full_name(const CommandPath& path) {
    std::string name;
    for (const auto* command : path) name += (name.empty() ? "" : " ") + command->name();
    return name;
}

std::string help_text(const CommandPath& path) {
    const auto& command = *path.back();
    std::string text = usage(path) + '\n' + command.help() + '\n';
    if (!command.commands().empty()) {
        text += "\nCommands:\n";
        for (const auto& each : command.commands())
            text += row(each.name(), each.help().substr(0, each.help().find('\n')));
    }
    std::string words, options;
    for (const auto& argument : command.arguments())
        (argument.is_option() ? options : words) += row(left_column(argument), argument.help);
    if (!words.empty()) text += "\nWords:\n" + words;
    text += "\nOptions:\n" + options + row("-h, --help", "Say this") + row("--version", "Say which version this is");
    if (path.size() == 1) text += std::string("\nExit codes: ") + exit_codes + ".\n";
    return text;
}

std::string manual_text(const Command& program) {
    std::string text =
        "<!-- What does each command of Waymark do? Written by: waymark help --manual. -->\n"
        "# Commands\n"
        "This page is written by the program: `waymark help --manual >docs/COMMANDS.md`. A test fails when it is not as the program has it.\n\n"
        "Exit codes, for scripts: " +
        std::string(exit_codes) + ". Problems and progress go to standard error, results to standard output.\n";
    write_manual({&program}, text);
    return text;
}

}  // namespace waymark
