// Where does a running server say what happens to it (log)? The one door of spdlog.
#include "server/site/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_color_sinks.h>

#include <memory>

#include "server/site/printable.h"

namespace waymark {
namespace {

spdlog::level::level_enum level_of(LogLevel level) {
    switch (level) {
        case LogLevel::error: return spdlog::level::err;
        case LogLevel::warning: return spdlog::level::warn;
        case LogLevel::info: break;
    }
    return spdlog::level::info;
}

}  // namespace

Log standard_error_log() {
    const auto logger =
        std::make_shared<spdlog::logger>("waymark", std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
    return [logger](LogLevel level, std::string_view message) {
        logger->log(level_of(level), spdlog::string_view_t(printable_line(message)));
    };
}

}  // namespace waymark
