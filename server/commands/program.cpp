// What does the program do with what was typed?
#include "server/commands/program.h"

#include <CLI/CLI.hpp>
#include <sys/stat.h>

#include <algorithm>
#include <exception>
#include <ostream>
#include <string>
#include <utility>

#include "content/store/file_rights.h"
#include "waymark/version.h"

namespace waymark {
namespace {

/// The command that was being typed, for the line that says where to look: `waymark places import`.
std::string typed_command(const CLI::App& program) {
    std::string name = "waymark";
    for (const CLI::App* at = &program; !at->get_subcommands().empty();) {
        at = at->get_subcommands().front();
        name += " " + at->get_name();
    }
    return name;
}

/// A message on one line, without the full stop at its end.
std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    while (!text.empty() && (text.back() == ' ' || text.back() == '.')) text.pop_back();
    return text;
}

void let_everywhere_answer_version(CLI::App& app) {
    app.set_version_flag("--version", "waymark " WAYMARK_VERSION, "Say which version this is");
    for (auto* sub : app.get_subcommands([](CLI::App*) { return true; })) let_everywhere_answer_version(*sub);
}

int parse_and_run(int argc, const char* const* argv, const Surroundings& surroundings) {
    int exit_code = exit_good;
    CLI::App program("Waymark: a Local Offer that families can search", "waymark");
    program.require_subcommand(1);
    program.get_formatter()->column_width(34);
    for (AddCommand* add : {add_import, add_check, add_search, add_interpret, add_serve, add_reindex, add_places, add_words, add_export, add_harvest, add_report, add_duplicates})
        add(program, surroundings, exit_code);
    let_everywhere_answer_version(program);
    try {
        program.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        const CLI::App* asked = &program;
        while (!asked->get_subcommands().empty()) asked = asked->get_subcommands().front();
        surroundings.out << asked->help(asked == &program ? "" : "waymark");
    } catch (const CLI::CallForVersion&) {
        surroundings.out << "waymark " WAYMARK_VERSION "\n";
    } catch (const CLI::ParseError& error) {
        const bool no_command = one_line(error.what()) == "A subcommand is required";
        surroundings.err << "waymark: " << (no_command ? "Say which command is meant" : one_line(error.what())) << ". Type: " << typed_command(program) << " --help\n";
        return exit_wrong_use;
    }
    return exit_code;
}

}  // namespace

int run_program(int argc, const char* const* argv, const Surroundings& surroundings) {
    ::umask(::umask(0777) | 0027);   // listings and commissioners' facts are not for other users of the machine
    try {
        return parse_and_run(argc, argv, surroundings);
    } catch (const std::exception& error) {
        surroundings.err << "waymark: something broke that should not: " << error.what() << "\n";
    }
    return exit_failed;
}

int tell(const Error& error, const Surroundings& surroundings) {
    surroundings.err << "waymark: " << error.message << "\n";
    return error.kind == ErrorKind::bad_parameter ? exit_wrong_use : exit_failed;
}

std::optional<Engine> open_engine(const std::string& data_dir, bool read_only, const Surroundings& surroundings, Log log) {
    const auto closed = close_to_others(data_dir);
    if (!closed) surroundings.err << "waymark: " << closed.error().message << "\n";
    else if (*closed) surroundings.err << "waymark: other users of this machine could read what lies in " << data_dir << "; now only its owner and group can\n";
    EngineOptions options;
    options.data_dir = data_dir;
    options.read_only = read_only;
    options.today = surroundings.today;
    options.log = std::move(log);
    auto engine = Engine::open(std::move(options));
    if (!engine) {
        tell(engine.error(), surroundings);
        return std::nullopt;
    }
    return std::move(*engine);
}

}  // namespace waymark
