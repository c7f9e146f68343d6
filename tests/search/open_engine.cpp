// How does a test get an engine of its own?
#include "tests/search/open_engine.h"

#include <stdlib.h>

#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <thread>

namespace waymark::test {

Folder::Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "waymark-test-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder can be made");
    path_ = name;
}
Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

ContentFiles shipped_content() { return {WAYMARK_SOURCE_DIR "/content", ""}; }

bool comes_true(const std::function<bool()>& is_so) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!is_so() && std::chrono::steady_clock::now() < until) std::this_thread::yield();
    return is_so();
}

Log ToldLog::log() {
    return [this](LogLevel level, std::string_view message) {
        const std::lock_guard lock(mutex_);
        lines_.emplace_back(level, message);
    };
}

std::size_t ToldLog::count(LogLevel level, const std::string& part) const {
    const std::lock_guard lock(mutex_);
    std::size_t count = 0;
    for (const auto& [of, line] : lines_) count += of == level && line.find(part) != std::string::npos;
    return count;
}

Engine open_engine(const std::string& folder, bool read_only, Log log) {
    EngineOptions options;
    options.data_dir = folder;
    options.content_dir = WAYMARK_SOURCE_DIR "/content";
    options.read_only = read_only;
    options.today = [] { return Date("2026-11-23"); };
    options.log = std::move(log);
    auto engine = Engine::open(std::move(options));
    if (!engine) throw std::runtime_error(engine.error().message);
    return std::move(*engine);
}

std::vector<std::string> ids(const Answer& answer) {
    std::vector<std::string> out;
    for (const auto& result : answer.results) out.emplace_back(result.id);
    return out;
}
std::vector<std::string> names(const Answer& answer) {
    std::vector<std::string> out;
    for (const auto& result : answer.results) out.emplace_back(result.name);
    return out;
}

}  // namespace waymark::test
