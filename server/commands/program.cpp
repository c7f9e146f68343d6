// What does the program do with what was typed?
#include "server/commands/program.h"

#include <sys/stat.h>

#include <algorithm>
#include <exception>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "content/store/file_rights.h"
#include "server/commands/command_line.h"
#include "server/commands/command_list.h"
#include "server/commands/data_directory.h"
#include "server/site/printable.h"

namespace waymark {

int run_program(int argc, const char* const* argv, const CommandContext& context) {
    ::umask(::umask(0777) | 0027);  // listings and commissioners' facts are not for other users of the machine
    try {
        PrintableStream out(context.out), err(context.err);
        const CommandContext shown{context.in,
                                   out,
                                   err,
                                   context.err_is_terminal,
                                   context.today,
                                   context.now_ms,
                                   context.out_is_terminal,
                                   &context.out,
                                   &context.err};
        Command program("waymark", "Waymark: a Local Offer that families can search");
        for (auto* make : every_command) program.has(make());
        const int exit_code =
            run_command_line(program, std::vector<std::string>(argv + std::min(argc, 1), argv + argc), shown);
        out.flush();
        err.flush();
        return exit_code;
    } catch (const std::exception& error) {
        context.err << "waymark: something broke that should not: " << printable_line(error.what()) << "\n";
    }
    return exit_failed;
}

int report_error(const Error& error, const CommandContext& context) {
    context.err << "waymark: " << error.message << "\n";
    return error.kind == ErrorKind::bad_parameter ? exit_wrong_use : exit_failed;
}

std::ostream& bytes_out(const CommandContext& context) {
    return context.out_is_terminal || !context.unescaped_out ? context.out : *context.unescaped_out;
}

std::optional<Engine> open_engine(const std::string& data_dir, bool read_only, const CommandContext& context,
                                  MissingData missing, Log log) {
    const auto not_there = missing_data_directory(data_dir);
    if (not_there && missing == MissingData::refuse) return report_error(*not_there, context), std::nullopt;
    const auto closed = close_to_others(data_dir);
    if (!closed) context.err << "waymark: " << closed.error().message << "\n";
    else if (*closed)
        context.err << "waymark: other users of this machine could read what lies in " << data_dir
                    << "; now only its owner and group can\n";
    EngineOptions options;
    options.data_dir = data_dir;
    options.read_only = read_only;
    options.today = context.today;
    options.log = std::move(log);
    auto engine = Engine::open(std::move(options));
    if (!engine) {
        report_error(engine.error(), context);
        return std::nullopt;
    }
    if (not_there) context.err << "Made the data directory " << data_dir << ".\n";
    return std::move(*engine);
}

}  // namespace waymark
