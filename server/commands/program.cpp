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

int run_program(int argc, const char* const* argv, const Surroundings& surroundings) {
    ::umask(::umask(0777) | 0027);   // listings and commissioners' facts are not for other users of the machine
    try {
        PrintableStream out(surroundings.out), err(surroundings.err);
        const Surroundings shown{surroundings.in,     out,           err, surroundings.err_is_terminal, surroundings.today, surroundings.now_ms, surroundings.out_is_terminal,
                                 &surroundings.out, &surroundings.err};
        Command program("waymark", "Waymark: a Local Offer that families can search");
        for (auto* make : every_command) program.has(make());
        const int exit_code = run_command_line(program, std::vector<std::string>(argv + std::min(argc, 1), argv + argc), shown);
        out.flush();
        err.flush();
        return exit_code;
    } catch (const std::exception& error) {
        surroundings.err << "waymark: something broke that should not: " << printable_line(error.what()) << "\n";
    }
    return exit_failed;
}

int tell(const Error& error, const Surroundings& surroundings) {
    surroundings.err << "waymark: " << error.message << "\n";
    return error.kind == ErrorKind::bad_parameter ? exit_wrong_use : exit_failed;
}

std::ostream& bytes_out(const Surroundings& surroundings) {
    return surroundings.out_is_terminal || !surroundings.unescaped_out ? surroundings.out : *surroundings.unescaped_out;
}

std::optional<Engine> open_engine(const std::string& data_dir, bool read_only, const Surroundings& surroundings, MissingData missing, Log log) {
    const auto not_there = missing_data_directory(data_dir);
    if (not_there && missing == MissingData::refuse) return tell(*not_there, surroundings), std::nullopt;
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
    if (not_there) surroundings.err << "Made the data directory " << data_dir << ".\n";
    return std::move(*engine);
}

}  // namespace waymark
