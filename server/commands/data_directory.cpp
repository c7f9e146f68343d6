// Is there a data directory where a person says it is, and if not, which one did they mean?
#include "server/commands/data_directory.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "server/commands/nearest.h"

namespace fs = std::filesystem;

namespace waymark {
namespace {

constexpr std::size_t most_looked_at = 10'000;

std::vector<std::string> folders_in(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end && names.size() < most_looked_at;
         at.increment(error)) {
        std::error_code ignored;
        if (at->is_directory(ignored)) names.push_back(at->path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// The same path with its first missing part replaced by the nearest name beside it; empty when that is not there
/// either.
fs::path nearest_folder(const fs::path& path) {
    fs::path there = path.is_absolute() ? path.root_path() : fs::path(".");
    fs::path meant = path.is_absolute() ? path.root_path() : fs::path();
    bool was_mended = false;
    std::error_code error;
    for (const auto& part : path.relative_path()) {
        if (part.empty()) continue;
        auto name = part.string();
        if (!fs::is_directory(there / name, error)) {
            if (was_mended) return {};
            name = nearest_name(name, folders_in(there));
            if (name.empty()) return {};
            was_mended = true;
        }
        there /= name;
        meant /= name;
    }
    return meant;
}

}  // namespace

std::optional<Error> missing_data_directory(const std::string& path) {
    std::error_code error;
    if (fs::exists(path, error)) return std::nullopt;
    const auto nearest = nearest_folder(path);
    return Error{ErrorKind::bad_parameter,
                 "There is no data directory " + path + '.' +
                     (nearest.empty() ? "" : " Did you mean " + nearest.string() + '?') +
                     " The commands import and harvest add make one.",
                 "data"};
}

}  // namespace waymark
